import type { AreaMark, ChartSpec, Tone } from '../../../src/charts/spec.ts';
import { weeklyPoints, weeklyWalk } from './synthetic.ts';

const WEEKS = 260;
const assets = weeklyWalk(
  WEEKS,
  [
    [0, 8700],
    [0.08, 8950],
    [0.5, 7600],
    [0.85, 6620],
    [1, 6590],
  ],
  0.003,
  31,
);
const tga = weeklyWalk(
  WEEKS,
  [
    [0, 210],
    [0.1, 760],
    [0.3, 310],
    [0.5, 720],
    [0.7, 330],
    [0.9, 860],
    [1, 948],
  ],
  0.08,
  32,
);
const repo = weeklyWalk(
  WEEKS,
  [
    [0, 1500],
    [0.2, 2300],
    [0.45, 1500],
    [0.6, 480],
    [0.85, 140],
    [1, 9],
  ],
  0.06,
  33,
);
const net = assets.map((value, i) => value - (tga[i] ?? 0) - (repo[i] ?? 0));

/** One layer of the stack: from the sum of the legs below it up to its own. */
function layer(label: string, tone: Tone, low: readonly number[], high: readonly number[]): AreaMark {
  const points = weeklyPoints(low).map(([x, bottom], i) => [x, bottom, high[i] ?? null] as const);
  return { kind: 'area', label, tone, points };
}

const withTga = net.map((value, i) => value + (tga[i] ?? 0));

/** Net liquidity as what the Treasury's account and the reverse repo facility leave of the Fed's assets. */
export const liquidity: ChartSpec = {
  title: 'Net liquidity $5.6T: the Treasury holds $948B, reverse repo is empty',
  subtitle: 'Fed assets = net liquidity + Treasury account + reverse repo, USD billions',
  corner: 'As of 19 Nov 2026',
  alt: 'Net liquidity 5,633 billion dollars; Treasury General Account 948, reverse repo 9, Fed assets 6,590.',
  credit: 'Data: Federal Reserve (H.4.1), FRED',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'series',
      weight: 2,
      format: 'number',
      scale: 'linear',
      hasLegend: true,
      marks: [
        layer('Treasury account', 'accent', net, withTga),
        layer('Reverse repo', 'phase3', withTga, assets),
        {
          kind: 'line',
          label: 'Net liquidity',
          tone: 'primary',
          points: weeklyPoints(net),
          lastLabel: '5,633',
          isMain: true,
        },
        {
          kind: 'line',
          label: 'Fed assets',
          tone: 'neutral',
          points: weeklyPoints(assets),
          lastLabel: '6,590',
        },
      ],
    },
    {
      kind: 'series',
      weight: 1,
      format: 'number',
      scale: 'linear',
      hasLegend: true,
      marks: [
        {
          kind: 'columns',
          label: '13-week impulse',
          positive: 'positive',
          negative: 'negative',
          points: weeklyPoints(net.map((value, i) => (i < 13 ? null : value - (net[i - 13] ?? value)))),
        },
      ],
    },
  ],
};
