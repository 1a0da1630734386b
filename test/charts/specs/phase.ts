import type { Band, ChartSpec } from '../../../src/charts/spec.ts';
import { LAST_WEEK, WEEK, weeklyPoints, weeklyWalk } from './synthetic.ts';

const WEEKS = 260;

/** [phase, weeks]: phases of changing length, some of two weeks; 0 where none leads. */
const HISTORY: readonly (readonly [phase: number, weeks: number])[] = [
  [2, 29],
  [3, 2],
  [1, 26],
  [2, 9],
  [0, 3],
  [2, 2],
  [1, 41],
  [0, 12],
  [3, 17],
  [1, 5],
  [3, 26],
  [2, 2],
  [0, 24],
  [1, 38],
  [2, 24],
];

function phaseBands(): Band[] {
  let week = 0;
  return HISTORY.flatMap(([phase, weeks]): Band[] => {
    const from = LAST_WEEK - (WEEKS - 1 - week) * WEEK;
    week += weeks;
    const tone = ([undefined, 'phase1', 'phase2', 'phase3'] as const)[phase];
    return tone === undefined ? [] : [{ from, to: from + weeks * WEEK, tone, label: `Phase ${phase}` }];
  });
}

const basket = (seed: number, end: number, anchors: readonly (readonly [number, number])[]) =>
  weeklyPoints(weeklyWalk(WEEKS, [[0, 100], ...anchors, [1, end]], 0.022, seed));

/** Three baskets rebased to 100 over the phases that led. */
export const phase: ChartSpec = {
  title: 'Phase 2 leads for 23 weeks: small caps and silver',
  subtitle: 'Baskets rebased to 100 · confidence high · runner-up Phase 1',
  corner: 'As of 20 Nov 2026',
  alt: 'Three baskets rebased to 100; phase 2 (small caps, silver) leads at 171, phase 1 at 178, phase 3 at 121.',
  x: { kind: 'time' },
  bands: phaseBands(),
  panels: [
    {
      kind: 'series',
      weight: 1,
      format: 'number',
      scale: 'log',
      hasLegend: true,
      marks: [
        {
          kind: 'line',
          label: '1 Mega caps, gold',
          tone: 'phase1',
          points: basket(3, 178, [
            [0.3, 88],
            [0.6, 131],
          ]),
          lastLabel: '178',
        },
        {
          kind: 'line',
          label: '2 Small caps, silver',
          tone: 'phase2',
          points: basket(8, 171, [
            [0.3, 80],
            [0.7, 105],
          ]),
          lastLabel: '171',
          isMain: true,
        },
        {
          kind: 'line',
          label: '3 Crypto, copper, IPOs',
          tone: 'phase3',
          points: basket(21, 121, [
            [0.25, 52],
            [0.75, 140],
          ]),
          lastLabel: '121',
        },
      ],
    },
  ],
};
