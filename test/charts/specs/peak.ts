import type { ChartSpec, LineMark, Point } from '../../../src/charts/spec.ts';
import { createRandom, gaussian } from './synthetic.ts';

const WEEKS = 52;

/** Price since a golden cross as a ratio of the close at the cross, cut where a death cross ended it. */
function pathOf(seed: number): Point[] {
  const random = createRandom(seed);
  const drift = 0.006 + gaussian(random) * 0.012;
  const length = Math.round(8 + random() * (WEEKS - 8));
  let log = 0;
  return Array.from({ length }, (_, week) => {
    if (week > 0) log += drift + gaussian(random) * 0.042;
    return [week, Math.exp(log)] as const;
  });
}

const past = Array.from({ length: 34 }, (_, i): LineMark => {
  return { kind: 'line', label: '24 past crosses', tone: 'neutral', points: pathOf(100 + i), isFaint: true };
});

const median: Point[] = Array.from({ length: WEEKS + 1 }, (_, week) => [
  week,
  1 + 0.16 * Math.sin((week / WEEKS) * 2.2),
]);
const current: Point[] = [0, 0.021, 0.055, 0.03, 0.088, 0.12, 0.1, 0.155, 0.19, 0.172, 0.231].map(
  (gain, week) => [week, 1 + gain],
);

/** The current path since its golden cross over all past ones, with the article's window shaded. */
export const peak: ChartSpec = {
  title: 'BTC week 10 since the golden cross: peaks rarely fall in week 18-19',
  subtitle: '1 of 24 past peaks did; median week 11.5, half between 2.5 and 19.8',
  corner: 'As of 28 Jun 2026',
  alt: 'Bitcoin since the golden cross of 19 Apr 2026, week 10, up 23 %; 1 of 24 past peaks fell in weeks 18 to 19.',
  x: { kind: 'number', label: 'weeks since the cross, close at the cross = 100%' },
  bands: [{ from: 18, to: 19, tone: 'accent', label: 'Weeks 18-19' }],
  panels: [
    {
      kind: 'series',
      weight: 1,
      format: 'percent',
      scale: 'log',
      hasLegend: true,
      marks: [
        {
          kind: 'line',
          label: 'This cross',
          tone: 'primary',
          points: current,
          lastLabel: '123%',
          isMain: true,
        },
        { kind: 'line', label: 'Median', tone: 'accent', points: median, lastLabel: '113%', isDashed: true },
        ...past,
      ],
    },
  ],
};
