import { sampleRankCorrelation } from 'simple-statistics';
import type { WeeklyValue } from '../market/view.ts';
import type { Interval } from './intervals.ts';
import { measureMoments, varies } from './moments.ts';

/** Weekly log returns of two series in the same ISO weeks, oldest first, as parallel samples (METHOD 5.1). */
export interface PairedReturns {
  readonly weeks: readonly number[];
  readonly leader: readonly number[];
  readonly follower: readonly number[];
}

/** Pearson's r with its 95 % Fisher interval over `n` pairs. */
export interface Correlation extends Interval {
  readonly r: number;
  readonly n: number;
}

const Z95 = 1.959963984540054;
/** Fisher's standard error is 1 / sqrt(n - 3). */
const FISHER_LOSS = 3;
const ROUNDING_NOISE = 1e-12;

/** Joins two series by ISO week. A week missing in either drops every pair that would need it. */
export function pairReturns(leader: readonly WeeklyValue[], follower: readonly WeeklyValue[]): PairedReturns {
  const leading = new Map(leader.map(({ week, value }) => [week, value]));
  const following = new Map(follower.map(({ week, value }) => [week, value]));
  const pairs = leader.flatMap(({ week, value }) => {
    const leaderBefore = leading.get(week - 1);
    const [now, before] = [following.get(week), following.get(week - 1)];
    if (leaderBefore === undefined || now === undefined || before === undefined) return [];
    return [{ week, leader: Math.log(value / leaderBefore), follower: Math.log(now / before) }];
  });
  return {
    weeks: pairs.map((pair) => pair.week),
    leader: pairs.map((pair) => pair.leader),
    follower: pairs.map((pair) => pair.follower),
  };
}

/** Pearson's r of two equally long samples; null under four values or when one side never moves. */
export function correlate(xs: readonly number[], ys: readonly number[]): Correlation | null {
  return correlateStretch(xs, ys, 0, xs.length);
}

/** Pearson's r of the `window` pairs before index `end`; null when there are fewer or one side never moves. */
export function correlateWindow(
  { leader, follower }: PairedReturns,
  end: number,
  window: number,
): Correlation | null {
  return end < window ? null : correlateStretch(leader, follower, end - window, end);
}

function correlateStretch(
  xs: readonly number[],
  ys: readonly number[],
  start: number,
  end: number,
): Correlation | null {
  const n = end - start;
  if (n <= FISHER_LOSS) return null;
  const { xx, xy, yy } = measureMoments(xs, ys, start, end);
  if (!varies(xx, n) || !varies(yy, n)) return null;
  const ratio = xy / Math.sqrt(xx) / Math.sqrt(yy);
  // Rounding leaves a perfect correlation beside 1, on either side: a Fisher transform of that is noise.
  const r = Math.abs(ratio) > 1 - ROUNDING_NOISE ? Math.sign(ratio) : ratio;
  return { r, ...fisherInterval(r, n), n };
}

/**
 * tanh(atanh r ± 1.96 / sqrt(n - 3)), Fisher's 95 % interval (METHOD 5.2). `n` may be a fraction: overlapping samples
 * count for fewer independent ones. With no more than 3 nothing is known: -1 to 1.
 */
export function fisherInterval(r: number, n: number): Interval {
  if (n <= FISHER_LOSS) return { low: -1, high: 1 };
  const error = Z95 / Math.sqrt(n - FISHER_LOSS);
  return { low: Math.tanh(Math.atanh(r) - error), high: Math.tanh(Math.atanh(r) + error) };
}

/** Spearman's rank correlation of the last `window` pairs, which fat tails move less; null as above. */
export function correlateRanks({ leader, follower }: PairedReturns, window: number): number | null {
  if (leader.length < window) return null;
  const rank = sampleRankCorrelation(leader.slice(-window), follower.slice(-window));
  return Number.isFinite(rank) ? rank : null;
}

export interface RollingCorrelation {
  readonly week: number;
  readonly correlation: Correlation;
}

/** The correlation over the `window` pairs that end in each week, oldest first; weeks without a full window are left out. */
export function rollCorrelation(returns: PairedReturns, window: number): RollingCorrelation[] {
  return returns.weeks.flatMap((week, index) => {
    const correlation = correlateWindow(returns, index + 1, window);
    return correlation === null ? [] : [{ week, correlation }];
  });
}
