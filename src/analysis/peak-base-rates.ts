import { at } from './at.ts';
import type { Cross } from './crosses.ts';
import { FIRST_CROSS_INDEX } from './macd.ts';
import { findPeak } from './peak-episodes.ts';
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

function toBaseRate(weeks: readonly number[]): BaseRate {
  const inWindow = weeks.length === 0 ? null : weeks.filter(isInPeakWindow).length / weeks.length;
  return { n: weeks.length, inWindow, median: summarize(weeks).median };
}

/**
 * Definition A from every eligible week (METHOD 2.3, no sampling): each week from the first that could be a cross
 * is the start of a stretch that runs to the next death cross. Weeks without a later death cross are left out.
 */
export function measureBaseRate(closes: readonly number[], crosses: readonly Cross[]): BaseRate {
  const weeks: number[] = [];
  let start = FIRST_CROSS_INDEX;
  for (const { index: end } of crosses.filter(({ direction }) => direction === 'death')) {
    // Backwards from the death cross one pass gives every start's peak; `>=` keeps the earliest of equal closes.
    let peak = end;
    for (let index = end - 1; index >= start; index -= 1) {
      if (at(closes, index) >= at(closes, peak)) peak = index;
      weeks.push(peak - index);
    }
    start = end;
  }
  return toBaseRate(weeks);
}

/**
 * Definition B from every week that could be a cross and whose `horizon` weeks are over. The peak of one window
 * stays that of the next until it drops out or the week that enters beats it, so few windows are searched.
 */
export function measureHorizonBaseRate(closes: readonly number[], horizon: number): BaseRate {
  const weeks: number[] = [];
  let peak = -1;
  for (let start = FIRST_CROSS_INDEX; start + horizon < closes.length; start += 1) {
    const end = start + horizon;
    if (peak < start) peak = start + findPeak(closes, start, end).weeksToPeak;
    else if (at(closes, end) > at(closes, peak)) peak = end;
    weeks.push(peak - start);
  }
  return toBaseRate(weeks);
}
