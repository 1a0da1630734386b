import { type Canvas, fitLabel, HEIGHT, tryText, WIDTH, writeText } from './canvas.ts';
import { hatch } from './hatch.ts';
import { CREDIT_SIZE, MARGIN, SMALL_SIZE } from './sizes.ts';
import type { ChartSpec } from './spec.ts';

/** The footer's text baseline; everything else stays above its top. */
const BASELINE = HEIGHT - 18;
const FOOTER_HEIGHT = 52;
const BARE_MARGIN = 16;
const SWATCH = 24;
const ITEM_GAP = 26;

function drawOpenWeekKey(canvas: Canvas, x: number): number {
  const swatch = { left: x, top: BASELINE - SWATCH + 3, right: x + SWATCH, bottom: BASELINE + 3 };
  canvas.front.push(hatch(canvas.palette, swatch));
  const text = 'open week';
  const label = fitLabel(text, SMALL_SIZE, 400, WIDTH);
  const color = canvas.palette.mutedText;
  writeText(canvas, { text, x: x + SWATCH + 10, y: BASELINE, size: SMALL_SIZE, weight: 400, color });
  return x + SWATCH + 10 + label.width + ITEM_GAP;
}

/**
 * The bottom row: the hatch's key and the credit at the left, the as-of corner at the right. Returns the lowest y that is
 * left for the panels and their axes.
 */
export function drawFooter(canvas: Canvas, spec: ChartSpec): number {
  const corner = fitLabel(spec.corner, SMALL_SIZE, 400, WIDTH / 2);
  const hasFooter = corner.text !== '' || spec.credit !== undefined || spec.provisional !== undefined;
  if (!hasFooter) return HEIGHT - BARE_MARGIN;
  const color = canvas.palette.mutedText;
  const right = WIDTH - MARGIN;
  const line = { y: BASELINE, weight: 400, color } as const;
  writeText(canvas, { ...line, text: corner.text, x: right, size: SMALL_SIZE, anchor: 'end' });
  const x = spec.provisional === undefined ? MARGIN : drawOpenWeekKey(canvas, MARGIN);
  const credit = fitLabel(spec.credit ?? '', CREDIT_SIZE, 400, right - corner.width - ITEM_GAP - x);
  tryText(canvas, { ...line, text: credit.text, x, size: CREDIT_SIZE });
  return HEIGHT - FOOTER_HEIGHT;
}
