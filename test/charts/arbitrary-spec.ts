import * as fc from 'fast-check';
import type { ChartSpec, Panel, Point } from '../../src/charts/spec.ts';

/** Specs as hostile as data and labels can be: gaps, NaN, infinities, extremes, constants, markup, emoji, walls of text. */

const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 2, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.double() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      -0,
      1e300,
      -1e300,
      1e-300,
      5e-324,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -Infinity,
    ),
  },
);

const value = fc.oneof({ weight: 8, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) });

const label = fc.oneof(
  fc.constantFrom(
    '',
    'MACD',
    'Phase 2',
    '2,722',
    'Support 2,400',
    '<b>&"\'</b>',
    '🚀 to the 🌕',
    '比特币',
    'W'.repeat(300),
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const tone = fc.constantFrom(
  ...([
    'primary',
    'secondary',
    'accent',
    'positive',
    'negative',
    'neutral',
    'muted',
    'phase1',
    'phase3',
  ] as const),
);

const START = Date.UTC(2021, 0, 3);
const WEEK = 7 * 86_400_000;

/** X values: mostly an even weekly grid, sometimes anything. */
const xs = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constant(0), { maxLength: 60 })
      .map((list) => list.map((_, i) => START + i * WEEK)),
  },
  { weight: 1, arbitrary: fc.array(number, { maxLength: 12 }) },
);

const x = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((week) => START + week * WEEK),
  number,
);

function onGrid<T>(item: fc.Arbitrary<T>): fc.Arbitrary<(readonly [number, T])[]> {
  return xs.chain((grid) =>
    fc.array(item, { minLength: grid.length, maxLength: grid.length }).map((items) =>
      grid.flatMap((at, i) => {
        const found = items[i];
        return found === undefined ? [] : [[at, found] as const];
      }),
    ),
  );
}

const points: fc.Arbitrary<Point[]> = fc.oneof(
  { weight: 4, arbitrary: onGrid(value) },
  {
    weight: 1,
    arbitrary: fc.tuple(xs, number).map(([grid, constant]) => grid.map((at) => [at, constant] as const)),
  },
);

const line = fc.record(
  {
    kind: fc.constant('line' as const),
    label,
    tone,
    points,
    lastLabel: label,
    isMain: fc.boolean(),
    isDashed: fc.boolean(),
    isFaint: fc.boolean(),
  },
  { requiredKeys: ['kind', 'label', 'tone', 'points'] },
);
const columns = fc.record({
  kind: fc.constant('columns' as const),
  label,
  positive: tone,
  negative: tone,
  points,
});
const area = fc.record({
  kind: fc.constant('area' as const),
  label,
  tone,
  points: onGrid(fc.tuple(value, value)).map((list) =>
    list.map(([at, [low, high]]) => [at, low, high] as const),
  ),
});
const level = fc.record(
  { value: number, label, tone, isDashed: fc.boolean() },
  { requiredKeys: ['value', 'label', 'tone'] },
);
const shape = fc.constantFrom('up' as const, 'down' as const, 'dot' as const);
const marker = fc.record({ x, y: number, shape, tone, label }, { requiredKeys: ['x', 'y', 'shape', 'tone'] });
const format = fc.constantFrom(...(['number', 'percent', 'compact', 'signed-percent', 'decimal'] as const));

const series = fc.record(
  {
    kind: fc.constant('series' as const),
    weight: fc.double({ min: 0.01, max: 50, noNaN: true }),
    format,
    scale: fc.constantFrom('linear' as const, 'log' as const),
    marks: fc.array(fc.oneof(line, line, columns, area), { maxLength: 5 }),
    levels: fc.array(level, { maxLength: 5 }),
    zones: fc.array(fc.record({ from: number, to: number, tone }), { maxLength: 3 }),
    markers: fc.array(marker, { maxLength: 6 }),
    hasLegend: fc.boolean(),
    include: fc.array(number, { maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'weight', 'format', 'scale', 'marks'] },
);

const trail = fc.record({ label, tone, points: fc.array(fc.tuple(number, number), { maxLength: 8 }) });
const map = fc.record({
  kind: fc.constant('map' as const),
  center: number,
  xLabel: label,
  yLabel: label,
  quadrants: fc.tuple(label, label, label, label),
  trails: fc.array(trail, { maxLength: 14 }),
});

const range = { low: number, mid: number, high: number };
const intervals = fc.record(
  {
    kind: fc.constant('intervals' as const),
    format,
    legend: fc.record({ signal: label, base: label }),
    rows: fc.array(fc.record({ ...range, label, tone, note: label, base: fc.option(fc.record(range)) }), {
      maxLength: 20,
    }),
  },
  { requiredKeys: ['kind', 'format', 'rows'] },
);

const timeline = fc.record(
  {
    kind: fc.constant('timeline' as const),
    asOf: x,
    rows: fc.array(fc.record({ label, status: label, tone, from: x, to: x, mark: fc.option(x) }), {
      maxLength: 20,
    }),
  },
  { requiredKeys: ['kind', 'rows'] },
);

const panels: fc.Arbitrary<Panel[]> = fc.oneof(
  { weight: 5, arbitrary: fc.array(series, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.oneof(map, intervals, timeline).map((panel): Panel[] => [panel]) },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(series, map, intervals, timeline), { minLength: 1, maxLength: 4 }),
  },
);

const band = fc.record({ from: x, to: x, tone, label }, { requiredKeys: ['from', 'to', 'tone'] });

export const arbitrarySpec: fc.Arbitrary<ChartSpec> = fc.record(
  {
    title: label,
    subtitle: label,
    corner: label,
    alt: label,
    watermark: fc.constantFrom('SAMPLE', 'S', ''),
    credit: label,
    x: fc.oneof(
      fc.constant({ kind: 'time' as const }),
      label.map((text) => ({ kind: 'number' as const, label: text })),
    ),
    panels,
    bands: fc.array(band, { maxLength: 12 }),
    provisional: fc.record({ from: x, to: x }),
  },
  { requiredKeys: ['title', 'subtitle', 'corner', 'alt', 'x', 'panels'] },
);
