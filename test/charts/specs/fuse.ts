import type { ChartSpec } from '../../../src/charts/spec.ts';
import { weeklyPoints, weeklyWalk } from './synthetic.ts';

const WEEKS = 156;
const correlation = (seed: number, end: number) =>
  weeklyWalk(
    WEEKS,
    [
      [0, 1.55],
      [0.4, 1.48],
      [0.75, 1.2],
      [0.9, 1.02],
      [1, 1 + end],
    ],
    0.03,
    seed,
  ).map((v) => v - 1);
const yearly = correlation(51, 0.12);
const halfYearly = correlation(52, -0.05);
const divergence = weeklyWalk(
  WEEKS,
  [
    [0, 10],
    [0.5, 10.4],
    [0.8, 8.4],
    [1, 7.9],
  ],
  0.05,
  53,
).map((v) => v - 10);

/** Rolling correlations with their interval, over the divergence of the pair. */
export const fuse: ChartSpec = {
  title: 'Small caps & altcoins have decoupled: r = 0.12',
  subtitle: 'Rolling correlation of weekly returns, Russell 2000 and Others',
  corner: 'As of 20 Nov 2026',
  alt: 'The 52-week correlation of Russell 2000 and altcoins fell to 0.12 (−0.15 to 0.38); divergence z −2.1.',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'series',
      weight: 1.4,
      format: 'decimal',
      scale: 'linear',
      hasLegend: true,
      include: [0],
      marks: [
        {
          kind: 'area',
          label: '95% interval',
          tone: 'muted',
          points: weeklyPoints(yearly).map(([x, y]) => [x, (y ?? 0) - 0.25, (y ?? 0) + 0.2] as const),
        },
        {
          kind: 'line',
          label: '26 weeks',
          tone: 'secondary',
          points: weeklyPoints(halfYearly),
          lastLabel: '−0.05',
        },
        {
          kind: 'line',
          label: '52 weeks',
          tone: 'primary',
          points: weeklyPoints(yearly),
          lastLabel: '0.12',
          isMain: true,
        },
      ],
      levels: [{ value: 0.35, label: 'Decoupled below 0.35', tone: 'accent', isDashed: true }],
    },
    {
      kind: 'series',
      weight: 1,
      format: 'decimal',
      scale: 'linear',
      hasLegend: true,
      marks: [
        {
          kind: 'line',
          label: 'Divergence (z)',
          tone: 'phase3',
          points: weeklyPoints(divergence),
          lastLabel: '−2.1',
          isMain: true,
        },
      ],
      zones: [{ from: -1, to: 1, tone: 'muted' }],
    },
  ],
};
