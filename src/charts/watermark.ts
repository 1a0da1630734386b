import { type Canvas, fitLabel, HEIGHT, MIDDLE_EMS, WIDTH } from './canvas.ts';
import { element, escapeXml } from './svg.ts';

const SIZE = 72;
const ROW_HEIGHT = 150;
const GAP = 110;
const ANGLE = -24;
const MAX_WORD = 700;

/**
 * The word in large faint letters all over the picture, slanted and in staggered rows, so that no crop that still
 * shows the data is without it. It lies under the lines and texts, which stay as legible as before.
 */
export function drawWatermark(canvas: Canvas, word: string): void {
  const { text, width } = fitLabel(word, SIZE, 600, MAX_WORD);
  if (text === '') return;
  const words: string[] = [];
  const columnWidth = width + GAP;
  for (let row = 0; (row - 0.5) * ROW_HEIGHT < HEIGHT; row += 1)
    for (let x = (row % 2) * (columnWidth / 2); x - columnWidth / 2 < WIDTH; x += columnWidth)
      words.push(wordAt(text, x, row * ROW_HEIGHT));
  canvas.back.push(
    element(
      'g',
      {
        class: 'watermark',
        'font-size': SIZE,
        'font-weight': 600,
        'text-anchor': 'middle',
        fill: canvas.palette.text,
        'fill-opacity': String(canvas.palette.watermarkShare),
      },
      words.join(''),
    ),
  );
}

function wordAt(text: string, x: number, y: number): string {
  const transform = `translate(${Math.round(x)} ${Math.round(y)}) rotate(${ANGLE})`;
  return element('text', { transform, y: SIZE * MIDDLE_EMS }, escapeXml(text));
}
