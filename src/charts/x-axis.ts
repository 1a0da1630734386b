import { scaleLinear } from 'd3-scale';
import type { Box } from './boxes.ts';
import { type Anchor, type Canvas, fitLabel, tryText, WIDTH } from './canvas.ts';
import { formatTick } from './format-number.ts';
import { isDrawable, type Scale, widen } from './scale.ts';
import { MARGIN, SMALL_SIZE, TICK_SIZE } from './sizes.ts';
import type { ChartSpec } from './spec.ts';
import { element } from './svg.ts';
import { timeTicks } from './time-ticks.ts';
import { linearTicks } from './value-ticks.ts';

/** The axis that a chart's series share. */
export interface XAxis {
  readonly domain: readonly [from: number, to: number];
  readonly ticks: readonly { at: number; text: string }[];
  /** Written under the ticks; a time axis needs none. */
  readonly label: string;
}

/** The last instant a JavaScript date can hold, either side of 1970. */
const LAST_INSTANT = 8.64e15;
const DAY_MS = 86_400_000;
/** A time axis shows at least this long, so that a lone bar has its date. */
const SHORTEST_MS = 7 * DAY_MS;
const NUMBER_TICKS = 6;

const TICK_LENGTH = 12;
const TICK_BASELINE = 44;
const LABEL_LINE = 36;

/** Least distance between tick labels: below it every other one goes. */
const TICK_GAP = 18;

/** Whether an x value can be drawn on this kind of axis. */
export function isDrawableX(x: number, kind: ChartSpec['x']['kind']): boolean {
  return isDrawable(x) && (kind === 'number' || Math.abs(x) <= LAST_INSTANT);
}

function timeDomain(low: number, high: number): [number, number] {
  const missing = SHORTEST_MS - (high - low);
  if (missing <= 0) return [low, high];
  const from = Math.max(-LAST_INSTANT, Math.min(low - missing / 2, LAST_INSTANT - SHORTEST_MS));
  return [from, from + SHORTEST_MS];
}

/** An axis over the drawable ones of `values`; without any it has no ticks. */
export function createXAxis(x: ChartSpec['x'], values: Iterable<number>): XAxis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!isDrawableX(value, x.kind)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return { domain: [0, 1], ticks: [], label: '' };
  if (x.kind === 'time') {
    const domain = timeDomain(low, high);
    return { domain, ticks: timeTicks(...domain), label: '' };
  }
  const domain = widen(low, high);
  const { values: ticks, step } = linearTicks(...domain, NUMBER_TICKS);
  return { domain, ticks: ticks.map((at) => ({ at, text: formatTick(at, step, 'number') })), label: x.label };
}

/** Whether an x value lies on the axis, as all do that it was made for and that can be drawn. */
export function holdsX({ domain: [from, to] }: XAxis, x: number): boolean {
  return x >= from && x <= to;
}

export function xScale(axis: XAxis, left: number, right: number): Scale {
  const scale = scaleLinear(axis.domain, [left, right]);
  return (value) => scale(value);
}

/** Pixels an axis takes below its line. */
export function xAxisHeight(axis: XAxis): number {
  return TICK_BASELINE + 10 + (axis.label === '' ? 0 : LABEL_LINE);
}

/** Keeps every nth of the labels, with the least n that leaves a gap between them. */
function thinOut<T extends { left: number; right: number }>(labels: readonly T[]): T[] {
  for (let n = 1; n < labels.length; n += 1) {
    const kept = labels.filter((_, i) => i % n === 0);
    if (kept.every((label, i) => i === 0 || label.left - (kept[i - 1]?.right ?? 0) >= TICK_GAP)) return kept;
  }
  return labels.slice(0, 1);
}

/** The axis line at the box's bottom with its ticks and their labels. */
export function drawXAxis(canvas: Canvas, axis: XAxis, box: Box): void {
  const { palette } = canvas;
  const toPixel = xScale(axis, box.left, box.right);
  const y = box.bottom;
  const labels = axis.ticks.map(({ at, text }) => {
    const { text: fitted, width } = fitLabel(text, TICK_SIZE, 400, 240);
    const pixel = toPixel(at);
    // A label at the edge moves inwards rather than out of the picture.
    const left = Math.max(8, Math.min(pixel - width / 2, WIDTH - 8 - width));
    return { text: fitted, pixel, left, right: left + width };
  });
  const path = thinOut(labels)
    .filter(({ text, left }) =>
      tryText(canvas, {
        text,
        x: left,
        y: y + TICK_BASELINE,
        size: TICK_SIZE,
        weight: 400,
        color: palette.mutedText,
      }),
    )
    .map(({ pixel }) => `M${pixel.toFixed(1)},${y.toFixed(1)}v${TICK_LENGTH}`);
  const line = `M${box.left},${y.toFixed(1)}H${box.right.toFixed(1)}`;
  canvas.front.push(
    element('path', { d: line + path.join(''), fill: 'none', stroke: palette.axis, 'stroke-width': 2 }),
  );
  drawAxisLabel(canvas, axis.label, { x: (box.left + box.right) / 2, y: y + TICK_BASELINE + LABEL_LINE });
}

function drawAxisLabel(canvas: Canvas, label: string, at: { x: number; y: number }): void {
  const { text } = fitLabel(label, SMALL_SIZE, 400, WIDTH - 2 * MARGIN - 200);
  const anchor: Anchor = 'middle';
  if (text === '') return;
  tryText(canvas, { text, ...at, size: SMALL_SIZE, weight: 400, color: canvas.palette.mutedText, anchor });
}
