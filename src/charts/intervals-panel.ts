import type { Box } from './boxes.ts';
import { type Canvas, fitLabel, MIDDLE_EMS, tryText } from './canvas.ts';
import { measureText } from './font.ts';
import { formatTick } from './format-number.ts';
import { isDrawable, type ValueScale, valueScale } from './scale.ts';
import { LABEL_SIZE, LEGEND_SIZE, MARGIN, SMALL_SIZE, TICK_SIZE } from './sizes.ts';
import type { IntervalsPanel, NumberFormat, Tone } from './spec.ts';
import { element } from './svg.ts';

type Row = IntervalsPanel['rows'][number];
type Interval = NonNullable<Row['base']>;

const LEGEND_HEIGHT = 52;
const AXIS_HEIGHT = 54;
const TALLEST_ROW = 158;
const TICKS = 6;
const PADDING = 0.05;
const SIGNAL_BAR = 18;
const BASE_BAR = 9;
const BAR_OPACITY = '0.45';
const NOTE_GAP = 24;
const VALUE_GAP = 18;
const LONGEST_NAME = 680;

/** Where a row's parts lie below its top, as shares of its height. */
const HEADER_AT = 0.24;
const VALUE_AT = 0.5;
const SIGNAL_AT = 0.67;
const BASE_AT = 0.855;

function valuesOf({ format, rows }: IntervalsPanel): number[] {
  const values = rows.flatMap(({ low, mid, high, base }) => [
    low,
    mid,
    high,
    ...(base === null ? [] : [base.low, base.mid, base.high]),
  ]);
  // A signed change is read against no change.
  if (format === 'signed-percent') values.push(0);
  return values.filter(isDrawable);
}

/** The grid through all rows and its values below them. */
function drawAxis(canvas: Canvas, panel: IntervalsPanel, plot: Box, x: ValueScale): void {
  const { palette } = canvas;
  const { values, step } = x.ticks(TICKS);
  for (const value of values) {
    const at = x.toPixel(value);
    const line = { x1: at, y1: plot.top, x2: at, y2: plot.bottom };
    const stroke =
      value === 0 ? { stroke: palette.axis, 'stroke-width': 3 } : { stroke: palette.grid, 'stroke-width': 2 };
    canvas.back.push(element('line', { ...line, ...stroke }));
    const text = formatTick(value, step, panel.format);
    const style = { size: TICK_SIZE, weight: 400, color: palette.mutedText, anchor: 'middle' } as const;
    tryText(canvas, { ...style, text, x: at, y: plot.bottom + 42 });
  }
}

/** A bar from low to high with its middle marked. */
function drawInterval(
  canvas: Canvas,
  interval: Interval,
  tone: Tone,
  x: ValueScale,
  y: number,
  height: number,
): void {
  const color = canvas.palette.tones[tone];
  if (isDrawable(interval.low) && isDrawable(interval.high)) {
    const [left = 0, right = 0] = [x.toPixel(interval.low), x.toPixel(interval.high)].sort((a, b) => a - b);
    const bar = { x: left, y: y - height / 2, width: Math.max(2, right - left), height, rx: height / 2 };
    canvas.data.push(element('rect', { ...bar, fill: color, 'fill-opacity': BAR_OPACITY }));
  }
  if (!isDrawable(interval.mid)) return;
  const ring = { stroke: canvas.palette.background, 'stroke-width': 2.5 };
  canvas.data.push(
    element('circle', { cx: x.toPixel(interval.mid), cy: y, r: height * 0.72, fill: color, ...ring }),
  );
}

/** The row's name at the left and its note at the right, over the whole width. */
function writeRowHeader(canvas: Canvas, row: Row, plot: Box, y: number): void {
  const { palette } = canvas;
  const width = plot.right - plot.left;
  const label = fitLabel(row.label, LABEL_SIZE, 600, LONGEST_NAME);
  const plate = palette.background;
  const left = {
    text: label.text,
    x: plot.left,
    y,
    size: LABEL_SIZE,
    weight: 600,
    color: palette.text,
    plate,
  } as const;
  if (!tryText(canvas, left)) return;
  const note = fitLabel(row.note, SMALL_SIZE, 400, width - label.width - NOTE_GAP);
  const right = {
    text: note.text,
    x: plot.right,
    y,
    size: SMALL_SIZE,
    anchor: 'end',
    weight: 400,
    plate,
  } as const;
  tryText(canvas, { ...right, color: palette.mutedText });
}

/** The middle's value over its dot; where the row's name is in the way right of that, or beside the interval. */
function writeMiddle(canvas: Canvas, panel: IntervalsPanel, row: Row, x: ValueScale, box: Box): void {
  if (!isDrawable(row.mid)) return;
  const text = formatTick(row.mid, middleStep(row, panel.format), panel.format);
  const { palette } = canvas;
  const style = { size: LABEL_SIZE, weight: 600, color: palette.tones[row.tone] } as const;
  const width = measureText(text, LABEL_SIZE, 600);
  const over = Math.max(box.left, Math.min(x.toPixel(row.mid) - width / 2, box.right - width));
  const overY = box.top + (box.bottom - box.top) * VALUE_AT;
  const past = box.left + fitLabel(row.label, LABEL_SIZE, 600, LONGEST_NAME).width + VALUE_GAP;
  for (const left of [over, Math.max(over, past)])
    if (tryText(canvas, { ...style, text, x: left, y: overY, plate: palette.background })) return;
  const ends = [row.low, row.mid, row.high].filter(isDrawable).map((value) => x.toPixel(value));
  const y = box.top + (box.bottom - box.top) * SIGNAL_AT + LABEL_SIZE * MIDDLE_EMS;
  const beside = [Math.max(...ends) + VALUE_GAP, Math.min(...ends) - VALUE_GAP - width];
  beside.some((left) => tryText(canvas, { ...style, text, x: left, y }));
}

function drawRow(canvas: Canvas, panel: IntervalsPanel, row: Row, x: ValueScale, box: Box): void {
  const at = (share: number): number => box.top + (box.bottom - box.top) * share;
  writeRowHeader(canvas, row, box, at(HEADER_AT));
  if (row.base !== null) drawInterval(canvas, row.base, 'muted', x, at(BASE_AT), BASE_BAR);
  drawInterval(canvas, row, row.tone, x, at(SIGNAL_AT), SIGNAL_BAR);
  writeMiddle(canvas, panel, row, x, box);
}

/** A return of a hundredth of a percent is none: near zero a percentage keeps one decimal, as in the answer's text. */
const FINEST_RATIO = 0.001;

/** Two digits of the middle are enough beside its interval. */
function middleStep({ mid }: Row, format: NumberFormat): number {
  const step = mid === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(mid))) - 1);
  return format === 'percent' || format === 'signed-percent' ? Math.max(FINEST_RATIO, step) : step;
}

/** Draws interval rows into `box`, each signal's interval over the base rate's, on one value axis below. */
export function drawIntervalsPanel(canvas: Canvas, panel: IntervalsPanel, box: Box): void {
  const { legend, rows } = panel;
  const top = box.top + (legend === undefined ? 0 : LEGEND_HEIGHT);
  const height = Math.min(TALLEST_ROW, (box.bottom - AXIS_HEIGHT - top) / Math.max(1, rows.length));
  const plot = { ...box, top, bottom: top + height * Math.max(1, rows.length) };
  const inset = MARGIN;
  const range = [plot.left + inset, plot.right - inset] as const;
  const x = valueScale({ values: valuesOf(panel), isLog: false, range, padding: PADDING });
  drawAxis(canvas, panel, plot, x);
  if (legend !== undefined) writeLegend(canvas, panel, legend, box);
  for (const [i, row] of rows.entries())
    drawRow(canvas, panel, row, x, { ...plot, top: top + i * height, bottom: top + (i + 1) * height });
}

function writeLegend(
  canvas: Canvas,
  panel: IntervalsPanel,
  legend: { signal: string; base: string },
  box: Box,
): void {
  const y = box.top + 32;
  const width = (box.right - box.left) / 2 - MARGIN;
  const signal = fitLabel(legend.signal, LEGEND_SIZE, 600, width);
  const { tones } = canvas.palette;
  const style = { y, size: LEGEND_SIZE, weight: 600 } as const;
  tryText(canvas, {
    ...style,
    text: signal.text,
    x: box.left,
    color: tones[panel.rows[0]?.tone ?? 'primary'],
  });
  const base = fitLabel(legend.base, LEGEND_SIZE, 600, width);
  tryText(canvas, { ...style, text: base.text, x: box.left + signal.width + MARGIN, color: tones.muted });
}
