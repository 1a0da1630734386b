import { at } from './at.ts';
import { type Interval, medianInterval } from './intervals.ts';
import { summarize } from './quantiles.ts';
import { countShare, type Share } from './sample-size.ts';

/** Returns over one horizon after events, beside those after every week. Returns are ratios: 0.1 is +10 %. */
export interface HorizonReturns {
  readonly weeks: number;
  /** Events whose horizon is over. */
  readonly n: number;
  readonly up: Share;
  readonly median: number | null;
  /** Exact 95 % interval of the median; null under 6 events. */
  readonly medianInterval: Interval | null;
  readonly baseN: number;
  /** Share (ratio) of all weeks that were followed by a rise; null without any. */
  readonly baseUp: number | null;
  readonly baseMedian: number | null;
}

/** close[index + weeks] / close[index] - 1 for every index whose horizon is over, in the order given. */
export function forwardReturns(
  closes: readonly number[],
  indices: readonly number[],
  weeks: number,
): number[] {
  return indices
    .filter((index) => index + weeks < closes.length)
    .map((index) => at(closes, index + weeks) / at(closes, index) - 1);
}

/**
 * Forward returns after events against the base rate of every week from `firstIndex` on, the first that could
 * have been an event (METHOD 2.2). Base weeks overlap: their n is not a count of independent trials.
 */
export function compareForwardReturns(
  closes: readonly number[],
  events: readonly number[],
  firstIndex: number,
  weeks: number,
): HorizonReturns {
  const returns = forwardReturns(closes, events, weeks);
  const base = forwardReturns(closes, [...closes.keys()].slice(firstIndex), weeks);
  const isUp = (value: number): boolean => value > 0;
  return {
    weeks,
    n: returns.length,
    up: countShare(returns, isUp),
    median: summarize(returns).median,
    medianInterval: medianInterval(returns),
    baseN: base.length,
    baseUp: base.length === 0 ? null : base.filter(isUp).length / base.length,
    baseMedian: summarize(base).median,
  };
}

/** Price from an event on, as a multiple of its close: 1 at week 0, for at most `weeks` weeks more. */
export function alignAtEvent(closes: readonly number[], index: number, weeks: number): number[] {
  const start = at(closes, index);
  return closes.slice(index, index + weeks + 1).map((close) => close / start);
}
