import type { ChartSpec, IntervalsPanel, LineMark, NumberFormat, SeriesPanel } from '../../charts/spec.ts';
import type { DataVisualizationBlock } from './blocks.ts';
import { NATIVE_CHART } from './limits.ts';
import { shorten } from './markup.ts';

/** More digits than any axis shows, few enough that a binary fraction doesn't trail nines. */
const SIGNIFICANT_DIGITS = 6;

type Series = DataVisualizationBlock['chart']['series'][number];
type Scale = (value: number) => number;

function isPercent(format: NumberFormat): boolean {
  return format === 'percent' || format === 'signed-percent';
}

/** Ratios become percent, because the block prints bare numbers. */
function scaleOf(format: NumberFormat): Scale {
  const factor = isPercent(format) ? 100 : 1;
  return (value) => Number((value * factor).toPrecision(SIGNIFICANT_DIGITS));
}

/** Beyond this many milliseconds there is no date. */
const MAX_INSTANT = 8.64e15;

function labelOf(spec: ChartSpec, x: number): string {
  const label = spec.x.kind === 'time' ? new Date(x).toISOString().slice(0, 10) : String(x);
  return shorten(label, NATIVE_CHART.label);
}

/** At most `count` of the items, evenly spread, the first and the last among them. */
function thin<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, at) => items[Math.round(at * step)]).filter(
    (item): item is Item => item !== undefined,
  );
}

/** The points that have a place on the axis and a value that the block can hold, scaled. */
function drawablePoints(mark: LineMark, scale: Scale): readonly (readonly [number, number])[] {
  return mark.points.flatMap(([x, y]) => {
    const value = y === null ? Number.NaN : scale(y);
    return Math.abs(x) <= MAX_INSTANT && Number.isFinite(value) ? [[x, value] as const] : [];
  });
}

/** A line as a series over exactly these x values; undefined where one is missing, which the block can't show. */
function toSeries(spec: ChartSpec, mark: LineMark, xs: readonly number[], scale: Scale): Series | undefined {
  const values = new Map(drawablePoints(mark, scale));
  const data = xs.flatMap((x) => {
    const value = values.get(x);
    return value === undefined ? [] : [{ label: labelOf(spec, x), value }];
  });
  const name = shorten(mark.label, NATIVE_CHART.label);
  return data.length === xs.length && name !== '' ? { name, data } : undefined;
}

function distinctBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();
}

function chartOfLines(spec: ChartSpec, panel: SeriesPanel): DataVisualizationBlock['chart'] | undefined {
  const lines = panel.marks.filter((mark): mark is LineMark => mark.kind === 'line' && mark.isFaint !== true);
  const main = lines.find(({ isMain }) => isMain === true) ?? lines[0];
  if (main === undefined) return undefined;
  const scale = scaleOf(panel.format);
  const xs = distinctBy(drawablePoints(main, scale), ([x]) => labelOf(spec, x)).map(([x]) => x);
  const shown = thin(xs, NATIVE_CHART.categories);
  if (shown.length < 2) return undefined;
  const found = [main, ...lines.filter((line) => line !== main)]
    .map((line) => toSeries(spec, line, shown, scale))
    .filter((series) => series !== undefined);
  const series = distinctBy(found, ({ name }) => name).slice(0, NATIVE_CHART.series);
  if (series.length === 0) return undefined;
  return {
    type: 'line',
    series,
    axis_config: axis(
      panel.format,
      shown.map((x) => labelOf(spec, x)),
    ),
  };
}

function chartOfIntervals(panel: IntervalsPanel): DataVisualizationBlock['chart'] | undefined {
  const scale = scaleOf(panel.format);
  const rows = panel.rows
    .map((row) => ({ label: shorten(row.label, NATIVE_CHART.label), value: scale(row.mid) }))
    .filter(({ label, value }) => label !== '' && Number.isFinite(value));
  const data = distinctBy(rows, ({ label }) => label).slice(0, NATIVE_CHART.categories);
  if (data.length === 0) return undefined;
  return {
    type: 'bar',
    series: [{ name: 'Median', data }],
    axis_config: axis(
      panel.format,
      data.map(({ label }) => label),
    ),
  };
}

function axis(format: NumberFormat, categories: readonly string[]) {
  return isPercent(format) ? { categories, y_label: 'percent' } : { categories };
}

/**
 * The chart's first panel as Slack's own block, for channels where no file can go: at most 20 points, thinned evenly
 * with the last kept, ratios in percent. Undefined where the block has no such picture (maps, timelines).
 */
export function toNativeChart(spec: ChartSpec): DataVisualizationBlock | undefined {
  const panel = spec.panels.find(({ kind }) => kind === 'series' || kind === 'intervals');
  if (panel === undefined || panel.kind === 'map' || panel.kind === 'timeline') return undefined;
  const chart = panel.kind === 'series' ? chartOfLines(spec, panel) : chartOfIntervals(panel);
  const title = shorten(watermarked(spec), NATIVE_CHART.title);
  return chart === undefined || title === '' ? undefined : { type: 'data_visualization', title, chart };
}

/** Synthetic data must say so wherever it is drawn. */
function watermarked(spec: ChartSpec): string {
  return spec.watermark === undefined ? spec.title : `${spec.watermark}: ${spec.title}`;
}
