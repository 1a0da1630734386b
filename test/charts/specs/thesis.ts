import type { ChartSpec, Tone } from '../../../src/charts/spec.ts';

const day = (year: number, month: number, date = 1): number => Date.UTC(year, month - 1, date);
const PUBLISHED = day(2026, 1, 14);

type Claim = readonly [label: string, status: string, to: number, mark: number | null];

const CLAIMS: readonly Claim[] = [
  ['The Russell 2000 cleared its ceiling since 2021', 'held', day(2026, 3, 31), day(2026, 1, 16)],
  ['It trades above all prior highs', 'held', day(2026, 3, 31), day(2026, 1, 9)],
  ['2,400 must hold as support', 'open', day(2026, 12, 31), null],
  ['Capital rotates from Phase 1 to 2 to 3', 'open', day(2026, 12, 31), null],
  ['Small caps and altcoins correlate tightly', 'failed', day(2026, 6, 30), day(2026, 6, 30)],
  ['Altcoins realign after a 90-day stabilization period', 'failed', day(2026, 9, 30), day(2026, 9, 30)],
  ['About $1T in the Treasury account will be spent', 'failed', day(2026, 9, 30), day(2026, 9, 30)],
  ['Reserve purchases of $40B a month work like QE', 'unmeasurable', day(2026, 12, 31), null],
  ['A Bitcoin weekly MACD golden cross is coming', 'held', day(2026, 6, 30), day(2026, 4, 19)],
  ['After such a cross the market rallies 18 to 19 weeks', 'failed', day(2026, 8, 30), day(2026, 7, 12)],
  ['So the peak comes in late May or early June', 'failed', day(2026, 6, 15), day(2026, 6, 15)],
  ['Summer doldrums and a change at the Fed follow', 'held', day(2026, 9, 30), day(2026, 9, 1)],
  ['A small-cap breakout triggers an altcoin rally later in the year', 'open', day(2026, 12, 31), null],
];

const TONES: Readonly<Record<string, Tone>> = { held: 'positive', failed: 'negative', open: 'accent' };

/** The article's thirteen claims with their deadlines and what became of them. */
export const thesis: ChartSpec = {
  title: '4 claims held, 5 failed, 3 open, 1 unmeasurable',
  subtitle: 'Each claim from publication to its deadline; a dot is the decision',
  corner: 'As of 20 Nov 2026',
  alt: 'Thirteen claims: 4 held, 5 failed, 3 open until 31 Dec 2026, 1 unmeasurable.',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'timeline',
      asOf: day(2026, 11, 20),
      rows: CLAIMS.map(([label, status, to, mark]) => {
        return { label, status, tone: TONES[status] ?? 'muted', from: PUBLISHED, to, mark };
      }),
    },
  ],
};
