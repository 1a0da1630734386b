import { utcFormat } from 'd3-time-format';
import type { Box } from './boxes.ts';
import { type Canvas, fitLabel, tryText } from './canvas.ts';
import type { Scale } from './scale.ts';
import { SMALL_SIZE } from './sizes.ts';
import type { TimelinePanel } from './spec.ts';
import { element } from './svg.ts';
import { createXAxis, drawXAxis, isDrawableX, xAxisHeight, xScale } from './x-axis.ts';

type Row = TimelinePanel['rows'][number];

const AS_OF_HEIGHT = 40;
const TALLEST_ROW = 96;
const BAR_HEIGHT = 12;
const TRACK_HEIGHT = 3;
const MARK_RADIUS = 9;
const STATUS_GAP = 24;
const LEAST_BAR = 12;
const INSET = 12;

/** Where a row's text and bar lie below its top, as shares of its height. */
const TEXT_AT = 0.46;
const BAR_AT = 0.78;

const dayText = utcFormat('as of %-d %b %Y');

function* instantsOf({ rows, asOf }: TimelinePanel): Generator<number> {
  for (const { from, to, mark } of rows) {
    yield from;
    yield to;
    if (mark !== null) yield mark;
  }
  if (asOf !== undefined) yield asOf;
}

/** The row's span on its track, with a dot where it was decided. */
function drawSpan(canvas: Canvas, row: Row, toX: Scale, plot: Box, y: number): void {
  const { palette } = canvas;
  const color = palette.tones[row.tone];
  const track = {
    x: plot.left,
    y: y - TRACK_HEIGHT / 2,
    width: plot.right - plot.left,
    height: TRACK_HEIGHT,
  };
  canvas.back.push(element('rect', { ...track, fill: palette.grid, rx: TRACK_HEIGHT / 2 }));
  if (isDrawableX(row.from, 'time') && isDrawableX(row.to, 'time')) {
    const [from = 0, to = 0] = [toX(row.from), toX(row.to)].sort((a, b) => a - b);
    // The rounded ends are wider than the shortest span, which is then drawn around its middle.
    const width = Math.max(LEAST_BAR, to - from);
    const bar = { x: (from + to - width) / 2, y: y - BAR_HEIGHT / 2, width, height: BAR_HEIGHT };
    canvas.data.push(element('rect', { ...bar, rx: BAR_HEIGHT / 2, fill: color, 'fill-opacity': '0.6' }));
  }
  if (row.mark === null || !isDrawableX(row.mark, 'time')) return;
  const dot = { cx: toX(row.mark), cy: y, r: MARK_RADIUS, fill: color };
  canvas.data.push(element('circle', { ...dot, stroke: palette.background, 'stroke-width': 3 }));
}

/** The status at the right and as much of the label as leaves it room. */
function writeRow(canvas: Canvas, row: Row, plot: Box, y: number): void {
  const { palette } = canvas;
  const width = plot.right - plot.left;
  const plate = palette.background;
  const status = fitLabel(row.status, SMALL_SIZE, 600, width / 3);
  const right = { text: status.text, x: plot.right, anchor: 'end', size: SMALL_SIZE, weight: 600 } as const;
  tryText(canvas, { ...right, y, color: palette.tones[row.tone], plate });
  const label = fitLabel(row.label, SMALL_SIZE, 400, width - status.width - STATUS_GAP);
  const left = { text: label.text, x: plot.left, size: SMALL_SIZE, weight: 400 } as const;
  tryText(canvas, { ...left, y, color: palette.text, plate });
}

/** A dashed line through all rows with its date above them. */
function drawAsOf(canvas: Canvas, asOf: number, toX: Scale, plot: Box): void {
  const { palette } = canvas;
  const x = toX(asOf);
  const line = { x1: x, y1: plot.top - 6, x2: x, y2: plot.bottom, stroke: palette.mutedText };
  canvas.back.push(element('line', { ...line, 'stroke-width': 2.5, 'stroke-dasharray': '8 7' }));
  const { text, width } = fitLabel(dayText(new Date(asOf)), SMALL_SIZE, 400, plot.right - plot.left);
  const center = Math.max(plot.left + width / 2, Math.min(x, plot.right - width / 2));
  const style = { size: SMALL_SIZE, weight: 400, color: palette.mutedText, anchor: 'middle' } as const;
  tryText(canvas, { ...style, text, x: center, y: plot.top - 16 });
}

/** Draws claims as rows on one time axis: name and status over the span in which each is decided. */
export function drawTimelinePanel(canvas: Canvas, panel: TimelinePanel, box: Box): void {
  const axis = createXAxis({ kind: 'time' }, instantsOf(panel));
  const hasAsOf = panel.asOf !== undefined && isDrawableX(panel.asOf, 'time');
  const top = box.top + (hasAsOf ? AS_OF_HEIGHT : 0);
  const count = Math.max(1, panel.rows.length);
  const height = Math.min(TALLEST_ROW, (box.bottom - xAxisHeight(axis) - top) / count);
  const plot = { ...box, top, bottom: top + height * count };
  // Round ends and dots at the edges stay within the margins.
  const inner = { ...plot, left: plot.left + INSET, right: plot.right - INSET };
  const toX = xScale(axis, inner.left, inner.right);
  drawXAxis(canvas, axis, inner);
  if (hasAsOf) drawAsOf(canvas, panel.asOf ?? 0, toX, plot);
  for (const [i, row] of panel.rows.entries()) {
    const rowTop = top + i * height;
    drawSpan(canvas, row, toX, plot, rowTop + height * BAR_AT);
    writeRow(canvas, row, plot, rowTop + height * TEXT_AT);
  }
}
