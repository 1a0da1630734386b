import type { WeeklyValue } from '../market/view.ts';
import { weekOfDay } from '../market/weeks.ts';
import { correlate, fisherInterval } from './correlation.ts';
import { IMPULSE_WEEKS, type LiquidityImpulse } from './liquidity.ts';

/** How liquidity's 13-week change went with an asset's following 13 weeks. */
export interface LiquidityLink {
  readonly r: number;
  /** 95 % Fisher interval at the effective sample. */
  readonly low: number;
  readonly high: number;
  /** Overlapping weeks. */
  readonly n: number;
  /** About how many 13-week stretches fit into them side by side: what the interval is worth. */
  readonly effectiveSample: number;
  /** Whether zero lies inside the interval. */
  readonly isIndistinguishable: boolean;
}

/**
 * r of ln(1 + 13-week change ratio) against the log return over the next 13 weeks (METHOD 6.3). A week's impulse is
 * public on Thursday evening, so the return starts at that week's own Friday value. Null without four pairs.
 */
export function linkToPrice(
  impulses: readonly LiquidityImpulse[],
  prices: readonly WeeklyValue[],
): LiquidityLink | null {
  const byWeek = new Map(prices.map(({ week, value }) => [week, value]));
  const pairs = impulses.flatMap(({ day, ratio }) => {
    const week = weekOfDay(day);
    const [start, end] = [byWeek.get(week), byWeek.get(week + IMPULSE_WEEKS)];
    return start === undefined || end === undefined
      ? []
      : [{ impulse: Math.log(1 + ratio), next: Math.log(end / start) }];
  });
  const found = correlate(
    pairs.map(({ impulse }) => impulse),
    pairs.map(({ next }) => next),
  );
  if (found === null) return null;
  const effectiveSample = found.n / IMPULSE_WEEKS;
  const { low, high } = fisherInterval(found.r, effectiveSample);
  return { r: found.r, low, high, n: found.n, effectiveSample, isIndistinguishable: low <= 0 && high >= 0 };
}
