import type { ChartSpec } from '../../../src/charts/spec.ts';
import { LAST_WEEK, WEEK, weeklyPoints, weeklyWalk } from './synthetic.ts';

const closes = weeklyWalk(
  260,
  [
    [0, 2330],
    [0.05, 2290],
    [0.16, 1720],
    [0.24, 1990],
    [0.34, 1660],
    [0.46, 2080],
    [0.58, 2290],
    [0.62, 2440],
    [0.68, 1790],
    [0.8, 2250],
    [0.86, 2420],
    [0.93, 2660],
    [1, 2722],
  ],
  0.017,
  11,
);

/** Weekly closes against the ceiling of 2021, the all-time high and the support that must hold. */
export const russell: ChartSpec = {
  title: 'Russell 2000: 13% above 2,400, retest held',
  subtitle: 'Weekly close, confirmed for 23 weeks',
  corner: 'As of 20 Nov 2026',
  alt: 'Russell 2000 weekly closes over five years; last 2,722, 13 % above the 2,400 support, all-time high 2,811.',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'series',
      weight: 1,
      format: 'number',
      scale: 'linear',
      marks: [
        {
          kind: 'line',
          label: 'Russell 2000',
          tone: 'primary',
          points: weeklyPoints(closes),
          lastLabel: '2,722',
          isMain: true,
        },
      ],
      levels: [
        { value: 2811, label: 'All-time high 2,811', tone: 'positive', isDashed: true },
        { value: 2400, label: 'Support 2,400', tone: 'accent', isDashed: true },
      ],
      zones: [{ from: 2420, to: 2458, tone: 'accent' }],
      markers: [
        { x: LAST_WEEK - 41 * WEEK, y: 2350, shape: 'up', tone: 'positive', label: 'Breakout' },
        { x: LAST_WEEK - 30 * WEEK, y: 2425, shape: 'dot', tone: 'accent', label: 'Retest' },
      ],
    },
  ],
  provisional: { from: LAST_WEEK, to: LAST_WEEK + 4 * 86_400_000 },
};
