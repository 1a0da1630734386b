import { DataError } from '../lib/errors.ts';
import { gradeCross, gradeDoldrums, gradePeak, gradeRally } from './claims-bitcoin.ts';
import type { Evidence } from './claims-evidence.ts';
import { gradeReservePurchases, gradeTreasuryAccount } from './claims-liquidity.ts';
import { gradeAltcoinRise, gradeCorrelation, gradeRotation } from './claims-rotation.ts';
import { gradeBlueSky, gradeBreakout, gradeSupport } from './claims-russell.ts';
import { cannotMeasure, dateOf, type Verdict } from './claims-verdict.ts';

/**
 * `standing`: true or not on any day it is asked. `none`: about the article's own date, settled with it. Else the
 * epoch day from whose end on the claim is never open.
 */
export type Deadline = number | 'standing' | 'none';

/** One claim of the article, in our words, with the rule it is graded by (METHOD 13). */
export interface Claim {
  readonly id: string;
  /** A few words for charts. */
  readonly title: string;
  readonly sentence: string;
  readonly rule: string;
  readonly deadline: Deadline;
  /** Throws `DataError` where the data it needs are missing. */
  readonly evaluate: (evidence: Evidence) => Verdict;
}

/** A claim with a deadline, which its grading needs to know. */
function dated(
  claim: Omit<Claim, 'deadline' | 'evaluate'> & { readonly deadline: number },
  grade: (evidence: Evidence, deadline: number) => Verdict,
): Claim {
  return { ...claim, evaluate: (evidence) => grade(evidence, claim.deadline) };
}

export const CLAIMS: readonly Claim[] = [
  {
    id: 'breakout',
    title: 'The Russell 2000 cleared its ceiling of 2021',
    sentence: 'The Russell 2000 has cleared the ceiling that had held since 2021.',
    rule: "RUT's breakout state is confirmed, retest or held",
    deadline: 'standing',
    evaluate: gradeBreakout,
  },
  {
    id: 'blue-sky',
    title: 'It trades above 2,600 at record highs',
    sentence: 'The Russell 2000 trades above 2,600, higher than ever before.',
    rule: 'some week since 2025-09-19 closed above 2,600 at a record weekly close',
    deadline: 'standing',
    evaluate: gradeBlueSky,
  },
  {
    id: 'support',
    title: '2,400 holds as support',
    sentence: 'The old ceiling at 2,400 has to hold as support.',
    rule: 'no daily RUT close below 2,400 since the first weekly close above 2,600',
    deadline: 'standing',
    evaluate: gradeSupport,
  },
  dated(
    {
      id: 'rotation',
      title: 'Capital rotates on into phase 3',
      sentence:
        'Capital moves from mega caps to small caps and then to crypto, and is now in the second phase.',
      rule: 'the phase label is 3 for two closed weeks in a row after the article',
      deadline: dateOf(2026, 12, 31),
    },
    gradeRotation,
  ),
  {
    id: 'correlation',
    title: 'Small caps and altcoins correlate tightly',
    sentence: 'Small caps and altcoins move together tightly.',
    rule: 'RUT/OTHERS 52-week correlation of weekly returns is 0.5 or more',
    deadline: 'standing',
    evaluate: gradeCorrelation,
  },
  dated(
    {
      id: 'fuse',
      title: 'Altcoins catch up within 90 days',
      sentence: 'Altcoins have come apart from small caps and catch up after 90 days: a delayed fuse.',
      rule: 'OTHERS closes a week 10% or more above its week to 2026-01-18 within 90 days',
      deadline: dateOf(2026, 4, 18),
    },
    (evidence, deadline) => gradeAltcoinRise(evidence, 0.1, deadline),
  ),
  {
    id: 'tga',
    title: 'About $1T sits in the Treasury account',
    sentence: 'About a trillion dollars in the Treasury General Account waits to be spent.',
    rule: "the Treasury General Account was within 10% of $1T at the article's date",
    deadline: 'none',
    evaluate: gradeTreasuryAccount,
  },
  {
    id: 'rmp',
    title: 'The Fed buys about $40B a month',
    sentence: 'Reserve management purchases of about $40B a month add liquidity.',
    rule: "reserve purchases over the 4 weeks to the article's date ran within 25% of $40B a month",
    deadline: 'none',
    evaluate: gradeReservePurchases,
  },
  dated(
    {
      id: 'cross',
      title: 'A Bitcoin weekly MACD golden cross comes',
      sentence: 'A golden cross of the weekly MACD (signal line) of Bitcoin is near.',
      rule: "a golden cross of BTC's weekly MACD is confirmed after the article",
      deadline: dateOf(2026, 3, 31),
    },
    gradeCross,
  ),
  {
    id: 'rally',
    title: 'Such a cross brings 18 to 19 weeks of rally',
    sentence: 'After such a cross the market rises for 18 to 19 weeks.',
    rule: 'at least half of all finished crosses peaked in week 18 or 19',
    deadline: 'standing',
    evaluate: gradeRally,
  },
  dated(
    {
      id: 'peak',
      title: 'Bitcoin peaks in late May or early June',
      sentence: 'So the peak comes in late May or early June.',
      rule: "BTC's highest weekly close of 2026 up to 2026-06-30 falls between 2026-05-18 and 2026-06-14",
      deadline: dateOf(2026, 6, 30),
    },
    gradePeak,
  ),
  dated(
    {
      id: 'doldrums',
      title: 'A weak summer follows',
      sentence: 'A weak summer and a change at the Federal Reserve follow.',
      rule: "BTC's return of June to August 2026 is below its median June-to-August return of past years",
      deadline: dateOf(2026, 8, 31),
    },
    gradeDoldrums,
  ),
  dated(
    {
      id: 'altcoins',
      title: 'Altcoins rally later in the year',
      sentence: 'The breakout of small caps sets off an altcoin rally later in the year.',
      rule: 'OTHERS closes a week 25% or more above its week to 2026-01-18',
      deadline: dateOf(2026, 12, 31),
    },
    (evidence, deadline) => gradeAltcoinRise(evidence, 0.25, deadline),
  ),
];

export interface GradedClaim extends Verdict {
  readonly claim: Claim;
}

/** Grades one claim. What it lacks is its answer, not the failure of the whole thesis. */
export function gradeClaim(claim: Claim, evidence: Evidence): GradedClaim {
  try {
    return { claim, ...claim.evaluate(evidence) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { claim, ...cannotMeasure(error.message) };
  }
}

/** Grades every claim; `pause` lets others go first between two of them. */
export async function gradeClaims(evidence: Evidence, pause: () => Promise<void>): Promise<GradedClaim[]> {
  const graded: GradedClaim[] = [];
  for (const claim of CLAIMS) {
    await pause();
    graded.push(gradeClaim(claim, evidence));
  }
  return graded;
}
