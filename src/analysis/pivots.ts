import type { WeeklyBar } from '../market/bar.ts';

/** A weekly high above its neighbours. */
export interface Pivot {
  readonly week: number;
  readonly day: number;
  readonly price: number;
}

/** Weeks on each side that a pivot must top. It is known only when those after it are over. */
export const SIDE_WEEKS = 4;

type HighBar = Pick<WeeklyBar, 'week' | 'day' | 'high'>;

/**
 * Weekly highs that are the strict first maximum of the four weeks on either side (METHOD 3.1): above all before,
 * at least level with all after. The last four bars cannot be pivots yet, which keeps the future out. A bar
 * without a high is no pivot and hides none.
 */
export function findPivots(bars: readonly HighBar[]): Pivot[] {
  return bars.flatMap(({ week, day, high }, index) => {
    if (high === null || index < SIDE_WEEKS || index + SIDE_WEEKS >= bars.length) return [];
    const before = bars.slice(index - SIDE_WEEKS, index);
    const after = bars.slice(index + 1, index + 1 + SIDE_WEEKS);
    const isPivot =
      before.every((bar) => bar.high === null || bar.high < high) &&
      after.every((bar) => bar.high === null || bar.high <= high);
    return isPivot ? [{ week, day, price: high }] : [];
  });
}
