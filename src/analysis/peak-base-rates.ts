import { at } from './at.ts';
import type { Cross } from './crosses.ts';
import { FIRST_CROSS_INDEX } from './macd.ts';
import { findHorizonPeaks, type TimedPeak } from './peak-episodes.ts';
import { summarize } from './quantiles.ts';

/** The 18 to 19 weeks that the article gives a rally after a golden cross. */
export const PEAK_WINDOW_WEEKS = [18, 19] as const;

/** What a start chosen without looking at the MACD gives: the number to hold every "k of n" against. */
export interface BaseRate {
  /** Weeks that could have been a start. They overlap, so this is not a count of independent trials. */
  readonly n: number;
  /** Share of them (ratio) that peaked in week 18 or 19; null without any. */
  readonly inWindow: number | null;
  readonly median: number | null;
}

export function isInPeakWindow(weeks: number): boolean {
  return weeks >= PEAK_WINDOW_WEEKS[0] && weeks <= PEAK_WINDOW_WEEKS[1];
}

function toBaseRate(peaks: readonly TimedPeak[]): BaseRate {
  const weeks = peaks.map(({ weeksToPeak }) => weeksToPeak);
  const inWindow = weeks.length === 0 ? null : weeks.filter(isInPeakWindow).length / weeks.length;
  return { n: weeks.length, inWindow, median: summarize(weeks).median };
}

/**
 * Definition A from every eligible week (METHOD 2.3, no sampling): each week from the first that could be a cross
 * is the start of a stretch that runs to the next death cross. Weeks without a later death cross are left out.
 */
export function measureBaseRate(closes: readonly number[], crosses: readonly Cross[]): BaseRate {
  const peaks: TimedPeak[] = [];
  let start = FIRST_CROSS_INDEX;
  for (const { index: end } of crosses.filter(({ direction }) => direction === 'death')) {
    // Backwards from the death cross one pass gives every start's peak; `>=` keeps the earliest of equal closes.
    let peak = end;
    for (let index = end - 1; index >= start; index -= 1) {
      if (at(closes, index) >= at(closes, peak)) peak = index;
      peaks.push({ index, weeksToPeak: peak - index });
    }
    start = end;
  }
  return toBaseRate(peaks);
}

/** Definition B from every week that could be a cross and whose `horizon` weeks are over. */
export function measureHorizonBaseRate(closes: readonly number[], horizon: number): BaseRate {
  const starts = [...closes.keys()].slice(FIRST_CROSS_INDEX);
  return toBaseRate(findHorizonPeaks(closes, starts, horizon));
}
