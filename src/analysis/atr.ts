import { ATR } from 'technicalindicators';
import type { WeeklyBar } from '../market/bar.ts';
import { requirePositive } from './week-grid.ts';

export const ATR_WEEKS = 14;

type RangeBar = Pick<WeeklyBar, 'high' | 'low' | 'close'>;

function newIndicator(): ATR {
  return new ATR({ period: ATR_WEEKS, high: [], low: [], close: [] });
}

/**
 * Wilder's average true range over 14 weeks at each bar, in price units (METHOD 10.1: equal to TTR's to 12
 * decimals). Null for the first 14 bars; a bar without high or low gives null and starts the average anew, since
 * a made-up range would stay in the recursion. Throws RangeError for a price that is not finite and positive.
 */
export function averageTrueRanges(bars: readonly RangeBar[]): (number | null)[] {
  let indicator = newIndicator();
  return bars.map(({ high, low, close }, index) => {
    if (high === null || low === null) {
      indicator = newIndicator();
      return null;
    }
    // technicalindicators answers a NaN by repeating its last value for ever after.
    for (const price of [high, low, close]) requirePositive(price, `bar ${index}`);
    return indicator.nextValue({ high, low, close }) ?? null;
  });
}
