import { bandHeadroom, drawBands, drawProvisional } from './bands.ts';
import type { Box } from './boxes.ts';
import { type Canvas, MIDDLE_EMS, tryText } from './canvas.ts';
import { drawEndLabels } from './end-labels.ts';
import { drawLegend } from './legend.ts';
import { drawLevelLines, drawLevelPills, drawZones, sampleLevels, sampleLines } from './levels.ts';
import { drawMarkers, labelMarkers } from './markers.ts';
import { layoutPanel, type PlacedPanel, plotRightEdge } from './series-layout.ts';
import { drawArea, drawColumns, drawLine } from './series-marks.ts';
import { LABEL_GAP, TICK_SIZE } from './sizes.ts';
import type { ChartSpec, SeriesPanel } from './spec.ts';
import { element } from './svg.ts';
import { createXAxis, drawXAxis, holdsX, xAxisHeight, xScale } from './x-axis.ts';

/** Between two panels, so that the last tick of one and the first of the next stay apart. */
const PANEL_GAP = 34;

function* markedXOf(panels: readonly SeriesPanel[]): Generator<number> {
  for (const { marks, markers } of panels) {
    for (const { points } of marks) for (const [x] of points) yield x;
    for (const { x } of markers ?? []) yield x;
  }
}

/** The open week's share of the axis at least: over years a true week would be too thin to see. */
const OPEN_WEEK_SHARE = 0.016;

function* xValuesOf(spec: ChartSpec, panels: readonly SeriesPanel[]): Generator<number> {
  yield* markedXOf(panels);
  // A window of weeks is part of the question: it is seen even where no path reaches it yet.
  if (spec.x.kind === 'number') for (const { from, to } of spec.bands ?? []) yield* [from, to];
  if (spec.provisional === undefined) return;
  const { from, to } = spec.provisional;
  let first = from;
  for (const x of markedXOf(panels)) if (x < first) first = x;
  yield* [from, Math.max(to, from + OPEN_WEEK_SHARE * (from - first))];
}

/** No panel is squeezed below this share of the height, whatever its weight. */
const LEAST_SHARE = 0.18;

/** Splits the box's height among the panels by their weights. */
function splitHeight(panels: readonly SeriesPanel[], box: Box): Box[] {
  const sum = panels.reduce((total, { weight }) => total + weight, 0);
  const shares = panels.map(({ weight }) => Math.max(LEAST_SHARE, weight / sum));
  const total = shares.reduce((all, share) => all + share, 0);
  const height = box.bottom - box.top - PANEL_GAP * (panels.length - 1);
  let top = box.top;
  return shares.map((share) => {
    const part = { left: box.left, top, right: box.right, bottom: top + (height * share) / total };
    top = part.bottom + PANEL_GAP;
    return part;
  });
}

function drawGrid(canvas: Canvas, { plot, ticks, y }: PlacedPanel): void {
  const lines = ticks.map(
    ({ value }) => `M${plot.left},${y.toPixel(value).toFixed(1)}H${plot.right.toFixed(1)}`,
  );
  if (lines.length > 0)
    canvas.back.push(
      element('path', { d: lines.join(''), stroke: canvas.palette.grid, 'stroke-width': 2, fill: 'none' }),
    );
}

/** The values beside the plot, where no last value has taken the place. */
function drawValueTicks(canvas: Canvas, { plot, ticks, y }: PlacedPanel): void {
  const seen = new Set<string>();
  for (const { value, text } of ticks) {
    // Rounding may give neighbours the same text: the first is enough.
    if (seen.has(text)) continue;
    seen.add(text);
    const at = { x: plot.right + LABEL_GAP, y: y.toPixel(value) + TICK_SIZE * MIDDLE_EMS };
    tryText(canvas, { text, ...at, size: TICK_SIZE, weight: 400, color: canvas.palette.mutedText });
  }
}

/** A line where columns and areas stand and where values change sign. */
function drawZeroLine(canvas: Canvas, { plot, y, hasData }: PlacedPanel): void {
  const [low, high] = y.domain;
  if (!hasData || y.isLog || low >= 0 || high <= 0) return;
  const at = y.toPixel(0);
  const ends = { x1: plot.left, y1: at, x2: plot.right, y2: at };
  canvas.back.push(element('line', { ...ends, stroke: canvas.palette.axis, 'stroke-width': 2 }));
}

function drawMarks(canvas: Canvas, placed: PlacedPanel): void {
  const { marks } = placed.panel;
  for (const mark of marks) if (mark.kind === 'area') drawArea(canvas, mark, placed);
  for (const mark of marks) if (mark.kind === 'columns') drawColumns(canvas, mark, placed);
  drawLevelLines(canvas, placed);
  const lines = marks.filter((mark) => mark.kind === 'line');
  // Context first, what the chart is about on top.
  const rank = (mark: (typeof lines)[number]): number =>
    mark.isMain === true ? 2 : mark.isFaint === true ? 0 : 1;
  for (const mark of lines.toSorted((a, b) => rank(a) - rank(b))) drawLine(canvas, mark, placed);
}

/** Says that there is nothing to see, where axes alone would look like a fault. */
function drawEmpty(canvas: Canvas, { plot }: PlacedPanel): void {
  const at = { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2 };
  const color = canvas.palette.mutedText;
  tryText(canvas, { text: 'no data', ...at, size: TICK_SIZE, weight: 400, color, anchor: 'middle' });
}

/** A panel's texts compete for room in this order: what was just measured before what can be read off elsewhere. */
function drawPanel(canvas: Canvas, placed: PlacedPanel): void {
  drawZones(canvas, placed);
  drawGrid(canvas, placed);
  drawZeroLine(canvas, placed);
  drawMarks(canvas, placed);
  drawLegend(canvas, placed.legend, placed.plot.top - placed.legend.height);
  if (!placed.hasData) drawEmpty(canvas, placed);
  const markers = drawMarkers(canvas, placed);
  drawEndLabels(canvas, placed);
  drawValueTicks(canvas, placed);
  const samples = sampleLines(placed);
  drawLevelPills(canvas, placed, samples);
  labelMarkers(canvas, markers, placed.plot, [...samples, ...sampleLevels(placed)]);
}

/** Draws series panels one above the other in `box`, over one x axis and behind them the bands they share. */
export function drawSeriesPanels(
  canvas: Canvas,
  spec: ChartSpec,
  panels: readonly SeriesPanel[],
  box: Box,
): void {
  const axis = createXAxis(spec.x, xValuesOf(spec, panels));
  const area = { ...box, top: box.top + bandHeadroom(spec), bottom: box.bottom - xAxisHeight(axis) };
  const layouts = splitHeight(panels, area).flatMap((part, i) => {
    const panel = panels[i];
    return panel === undefined ? [] : [layoutPanel(panel, part)];
  });
  const right = Math.floor(plotRightEdge(layouts));
  const plot = { ...area, right };
  const toX = xScale(axis, plot.left, right);
  drawBands(canvas, spec, toX, plot);
  drawProvisional(canvas, spec, toX, plot);
  drawXAxis(canvas, axis, plot);
  for (const layout of layouts)
    drawPanel(canvas, { ...layout, plot: { ...layout.plot, right }, toX, holdsX: (x) => holdsX(axis, x) });
}
