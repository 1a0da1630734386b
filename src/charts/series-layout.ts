import type { Box } from './boxes.ts';
import { WIDTH } from './canvas.ts';
import { measureText } from './font.ts';
import { formatTick } from './format-number.ts';
import { type Legend, layoutLegend, NO_LEGEND } from './legend.ts';
import { isDrawable, type Scale, type ValueScale, valueScale } from './scale.ts';
import { LABEL_GAP, LABEL_SIZE, LAST_VALUE_SIZE, MARGIN, TICK_SIZE } from './sizes.ts';
import type { Mark, SeriesPanel } from './spec.ts';
import { cleanText } from './text.ts';

/** A panel with its place and scales, ready to be drawn. */
export interface PlacedPanel {
  readonly panel: SeriesPanel;
  /** The strip above the data that the coloured words have to themselves. */
  readonly legend: Legend;
  /** Where data are drawn. */
  readonly plot: Box;
  readonly toX: Scale;
  /** Whether an x value lies on the axis. */
  readonly holdsX: (x: number) => boolean;
  readonly y: ValueScale;
  /** Empty where the panel has nothing to show. */
  readonly ticks: readonly { value: number; text: string }[];
  readonly hasData: boolean;
}

/** Room beyond the data, as a share of their span. */
const PADDING = 0.06;
/** The same in pixels at least: for a level's pill and a marker beyond the extreme they belong to. */
const PILL_ROOM = 26;
const MARKER_ROOM = 34;

/** Words that would take more of the panel than this give way to the data. */
const MOST_LEGEND = 0.4;

const NARROWEST_GUTTER = 108;
const WIDEST_GUTTER = 330;
/** What a last value's box adds to its text: padding, the distance from the plot and from the picture's edge. */
const BOX_EXTRA = 36;

/** Height that one y tick wants. */
const TICK_PITCH = 85;

function valuesOfMark(mark: Mark): (number | null)[] {
  if (mark.kind === 'line') return mark.points.map(([, y]) => y);
  // Columns and areas without a low stand on zero, which must then be seen.
  if (mark.kind === 'columns') return mark.points.flatMap(([, y]) => (y === null ? [] : [0, y]));
  return mark.points.flatMap(([, low, high]) => (high === null ? [] : [low ?? 0, high]));
}

function valuesOf(panel: SeriesPanel): number[] {
  const values = [
    ...panel.marks.flatMap(valuesOfMark),
    ...(panel.levels ?? []).map(({ value }) => value),
    ...(panel.zones ?? []).flatMap(({ from, to }) => [from, to]),
    ...(panel.markers ?? []).map(({ y }) => y),
    ...(panel.include ?? []),
  ];
  return values.filter(isDrawable);
}

function paddingOf({ levels = [], markers = [] }: SeriesPanel, height: number): number {
  const pixels = markers.length > 0 ? MARKER_ROOM : levels.length > 0 ? PILL_ROOM : 0;
  // The pixels as a share of what they leave to the data; a panel too low for them keeps half for the data.
  return Math.max(PADDING, pixels / Math.max(2 * pixels, height - 2 * pixels, 1));
}

function tickCount(height: number): number {
  return Math.max(3, Math.min(6, Math.round(height / TICK_PITCH)));
}

function ticksOf(y: ValueScale, panel: SeriesPanel, height: number): PlacedPanel['ticks'] {
  const { values, step } = y.ticks(tickCount(height));
  return values.map((value) => ({
    value,
    // A log axis has no one step: each tick resolves itself.
    text: formatTick(value, step === 0 ? value : step, panel.format),
  }));
}

/** What can be told of a panel before its x scale, which needs the gutter all panels share. */
export type PanelLayout = Omit<PlacedPanel, 'toX' | 'holdsX'>;

/** Lays a panel out in `box`. */
export function layoutPanel(panel: SeriesPanel, box: Box): PanelLayout {
  const words = layoutLegend(panel, box.left, WIDTH - NARROWEST_GUTTER);
  const legend = words.height > (box.bottom - box.top) * MOST_LEGEND ? NO_LEGEND : words;
  const plot = { ...box, top: box.top + legend.height };
  const values = valuesOf(panel);
  const y = valueScale({
    values,
    isLog: panel.scale === 'log',
    range: [plot.bottom, plot.top],
    padding: paddingOf(panel, plot.bottom - plot.top),
    isZeroFlush: panel.marks.some((mark) => mark.kind === 'area'),
  });
  const hasData = values.some(y.holds);
  return { panel, legend, plot, y, hasData, ticks: hasData ? ticksOf(y, panel, plot.bottom - plot.top) : [] };
}

function endLabelWidths(panel: SeriesPanel): number[] {
  return panel.marks.flatMap((mark) => {
    if (mark.kind !== 'line' || mark.lastLabel === undefined) return [];
    const size = mark.isMain === true ? LAST_VALUE_SIZE : LABEL_SIZE;
    return [measureText(cleanText(mark.lastLabel), size, 600) + BOX_EXTRA];
  });
}

/** Where the plots end and the values' column begins: as narrow as the widest text in it allows. */
export function plotRightEdge(panels: readonly PanelLayout[]): number {
  const widths = panels.flatMap(({ panel, ticks }) => [
    ...endLabelWidths(panel),
    ...ticks.map(({ text }) => measureText(text, TICK_SIZE, 400) + LABEL_GAP + MARGIN / 2),
  ]);
  return WIDTH - Math.min(WIDEST_GUTTER, Math.max(NARROWEST_GUTTER, ...widths));
}
