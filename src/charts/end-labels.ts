import { type Box, contains, spread, type Wish } from './boxes.ts';
import { type Canvas, fitLabel, isFree, MIDDLE_EMS, WIDTH, writeText } from './canvas.ts';
import type { PlacedPanel } from './series-layout.ts';
import { isPlottable } from './series-marks.ts';
import { LABEL_GAP, LABEL_SIZE, LAST_VALUE_SIZE, MAIN_STROKE } from './sizes.ts';
import type { LineMark } from './spec.ts';
import { element, formatCoordinate } from './svg.ts';
import { textColorOn } from './theme.ts';

/** A line's last value and where its line ends. */
interface EndLabel {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly color: string;
  readonly isMain: boolean;
  readonly end: { readonly x: number; readonly y: number };
}

const BOX_PADDING = 11;
const BOX_HEIGHT = 46;
const BOX_RADIUS = 6;
/** From the plot's edge to a box. */
const BOX_GAP = 6;
const PLAIN_HEIGHT = 34;
/** Between two labels that are pushed apart. */
const LABEL_SPACE = 5;
const EDGE = 8;
const DOT_RADIUS = 7;

function endLabelOf(canvas: Canvas, mark: LineMark, placed: PlacedPanel): EndLabel | undefined {
  const { toX, y, plot } = placed;
  const last = mark.points.findLast((point) => isPlottable(point, placed));
  if (mark.lastLabel === undefined || last === undefined) return undefined;
  const isMain = mark.isMain === true;
  const size = isMain ? LAST_VALUE_SIZE : LABEL_SIZE;
  const room = WIDTH - plot.right - BOX_GAP - EDGE - (isMain ? 2 * BOX_PADDING : BOX_GAP);
  const { text, width } = fitLabel(mark.lastLabel, size, 600, room);
  if (text === '') return undefined;
  const boxWidth = isMain ? width + 2 * BOX_PADDING : width;
  const height = isMain ? BOX_HEIGHT : PLAIN_HEIGHT;
  const color = canvas.palette.tones[mark.tone];
  return {
    text,
    width: boxWidth,
    height,
    size,
    color,
    isMain,
    end: { x: toX(last[0]), y: y.toPixel(last[1]) },
  };
}

/** Where a label lies with its left edge at `left`. */
function boxOf({ width, height }: EndLabel, left: number, center: number): Box {
  return { left, top: center - height / 2, right: left + width, bottom: center + height / 2 };
}

/** Writes a label into its box: a filled one for the main line, plainly for the others. */
function writeEndLabel(canvas: Canvas, label: EndLabel, box: Box): void {
  const { palette } = canvas;
  const { left } = box;
  if (label.isMain)
    canvas.front.push(
      element('rect', {
        x: left,
        y: box.top,
        width: label.width,
        height: label.height,
        rx: BOX_RADIUS,
        fill: label.color,
      }),
    );
  const line = {
    text: label.text,
    x: left + (label.isMain ? BOX_PADDING : 0),
    y: (box.top + box.bottom) / 2 + label.size * MIDDLE_EMS,
    size: label.size,
    weight: 600,
    color: label.isMain ? textColorOn(palette, label.color) : label.color,
  } as const;
  writeText(canvas, line, box);
}

/** A short line from where the data end to a label that had to move away from there. */
function leader(label: EndLabel, left: number, center: number): string {
  const d = [label.end.x, label.end.y, left - 3, center].map(formatCoordinate);
  const path = { d: `M${d[0]},${d[1]}L${d[2]},${d[3]}`, fill: 'none', stroke: label.color };
  return element('path', { ...path, 'stroke-width': 2.5 });
}

/** Beside the plot, pushed apart; the last of the lesser labels go when there is no room for all. */
function writeInGutter(canvas: Canvas, labels: readonly EndLabel[], plot: Box): void {
  const kept = labels.toSorted((a, b) => Number(b.isMain) - Number(a.isMain));
  const total = (): number => kept.reduce((sum, { height }) => sum + height + LABEL_SPACE, 0);
  while (total() > plot.bottom - plot.top) kept.pop();
  const wishes: Wish[] = kept.map(({ end, height }) => ({ center: end.y, height: height + LABEL_SPACE }));
  const centers = spread(wishes, plot.top, plot.bottom);
  for (const [i, label] of kept.entries()) {
    const center = centers[i] ?? label.end.y;
    const left = plot.right + (label.isMain ? BOX_GAP : LABEL_GAP);
    const box = boxOf(label, left, center);
    // A marker on the last bar may reach in here; the last value of the main line is written over it, never dropped.
    if (!label.isMain && !isFree(canvas, box)) continue;
    if (Math.abs(center - label.end.y) > label.height / 3) canvas.front.push(leader(label, left, center));
    writeEndLabel(canvas, label, box);
  }
}

/** From a line's end to a label beside it, first near and then further off. */
const REACHES = [DOT_RADIUS + 10, DOT_RADIUS + 46] as const;

/**
 * Beside a line that ends amid the plot: right of its end, or above, below or left of it, wherever nothing is. Says
 * whether there was a place.
 */
function writeInPlot(canvas: Canvas, label: EndLabel, plot: Box): boolean {
  const { x, y } = label.end;
  const places = REACHES.flatMap((reach) => {
    const lift = label.height / 2 + reach;
    const lefts = [x + reach, x - label.width / 2, x - reach - label.width];
    const aboveAndBelow = lefts.flatMap((left) => [
      boxOf(label, left, y - lift),
      boxOf(label, left, y + lift),
    ]);
    return [boxOf(label, x + reach, y)].concat(aboveAndBelow);
  });
  const box = places.find((candidate) => contains(plot, candidate) && isFree(canvas, candidate));
  if (box !== undefined) writeEndLabel(canvas, label, box);
  return box !== undefined;
}

/** Each labelled line's last value at its end, with a dot where the data stop. */
export function drawEndLabels(canvas: Canvas, placed: PlacedPanel): void {
  const { plot, panel } = placed;
  const labels = panel.marks.flatMap((mark) => {
    const label = mark.kind === 'line' ? endLabelOf(canvas, mark, placed) : undefined;
    return label === undefined ? [] : [label];
  });
  for (const { end, color, isMain } of labels) {
    const r = isMain ? DOT_RADIUS : DOT_RADIUS - 1.5;
    const ring = { stroke: canvas.palette.background, 'stroke-width': MAIN_STROKE / 2 };
    canvas.data.push(element('circle', { cx: end.x, cy: end.y, r, fill: color, ...ring }));
  }
  const endsEarly = ({ end, width }: EndLabel): boolean => plot.right - end.x > width / 2 + LABEL_GAP;
  const early = new Set(labels.filter((label) => endsEarly(label) && writeInPlot(canvas, label, plot)));
  writeInGutter(
    canvas,
    labels.filter((label) => !early.has(label)),
    plot,
  );
}
