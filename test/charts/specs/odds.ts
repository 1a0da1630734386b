import type { ChartSpec, IntervalsPanel } from '../../../src/charts/spec.ts';

type Range = readonly [low: number, mid: number, high: number];

function row(
  label: string,
  [low, mid, high]: Range,
  [baseLow, baseMid, baseHigh]: Range,
  note: string,
): IntervalsPanel['rows'][number] {
  return {
    label,
    tone: 'primary',
    low,
    mid,
    high,
    base: { low: baseLow, mid: baseMid, high: baseHigh },
    note,
  };
}

/** Forward returns after a golden cross beside those of every week. */
export const odds: ChartSpec = {
  title: 'After a golden cross BTC did no better than in any week',
  subtitle: 'Forward return, median and middle half of 24 events',
  corner: 'As of 18 Jan 2026',
  alt: 'Forward returns after 24 golden crosses: median +21 % after 26 weeks against +19 % from any week.',
  x: { kind: 'number', label: '' },
  panels: [
    {
      kind: 'intervals',
      format: 'signed-percent',
      legend: { signal: 'After a golden cross', base: 'Any week' },
      rows: [
        row('4 weeks', [-0.08, 0.02, 0.13], [-0.07, 0.021, 0.14], 'n 24 · up 54%'),
        row('13 weeks', [-0.14, 0.07, 0.38], [-0.12, 0.082, 0.36], 'n 24 · up 58%'),
        row('18 weeks', [-0.19, 0.11, 0.52], [-0.15, 0.118, 0.49], 'n 23 · up 57%'),
        row('26 weeks', [-0.22, 0.21, 0.83], [-0.18, 0.19, 0.78], 'n 22 · up 59%'),
        row('52 weeks', [-0.31, 0.44, 1.62], [-0.28, 0.41, 1.55], 'n 20 · up 60% (39% to 78%)'),
      ],
    },
  ],
};
