import type { Bar } from '../market/bar.ts';
import { at } from './at.ts';
import { quantile } from './quantiles.ts';
import { dailyReturns, realizedVolatilities, VOLATILITY_YEAR } from './volatility.ts';

/**
 * Ways to call a day a shock (METHOD 5.6). The choice decides whether a stabilization clock runs at all, so each has a
 * name and is reported: `return` is the default, the other two stand beside it.
 */
export type ShockRule = 'return' | 'drawdown' | 'volatility';

export const SHOCK_RULES: readonly ShockRule[] = ['return', 'drawdown', 'volatility'];

const RETURN_SCORE = -3.5;
const EWMA_SPAN = 60;
const DRAWDOWN = { days: 7, remaining: 0.8 } as const;
const VOLATILITY = { quantile: 0.95, days: 30, remaining: 0.85 } as const;

/** The days (epoch days) of a daily price history that are shocks by one rule, oldest first. */
export function findShockDays(bars: readonly Bar[], rule: ShockRule): number[] {
  const isShock = RULES[rule](bars);
  return bars.flatMap((bar, index) => (isShock(index) ? [bar.day] : []));
}

/** For one history, whether the bar at an index is a shock; no rule looks at a later bar. */
type RuleOfBars = (bars: readonly Bar[]) => (index: number) => boolean;

/** r_d below -3.5 exponentially weighted standard deviations (span 60 days) known on the day before. */
const byReturn: RuleOfBars = (bars) => {
  const returns = dailyReturns(bars);
  const deviations = ewmaDeviations(returns, EWMA_SPAN);
  return (index) => index > EWMA_SPAN && at(returns, index) < RETURN_SCORE * at(deviations, index - 1);
};

/** A close 20 % or more below the highest of the past 7 days. */
const byDrawdown: RuleOfBars = (bars) => (index) => hasFallen(bars, index, DRAWDOWN);

/** RV30 above the 95th percentile of its past year, and a close 15 % or more below the highest of 30 days. */
const byVolatility: RuleOfBars = (bars) => {
  const volatilities = realizedVolatilities(bars);
  return (index) =>
    index >= VOLATILITY_YEAR &&
    hasFallen(bars, index, VOLATILITY) &&
    isAboveQuantile(at(volatilities, index), volatilities.slice(index - VOLATILITY_YEAR, index));
};

/** Whether a value lies above the 95th percentile (type 7) of a year; false also where a value of the year is missing. */
function isAboveQuantile(value: number, year: readonly number[]): boolean {
  let below = 0;
  for (const other of year) {
    if (Number.isNaN(other)) return false;
    if (other < value) below += 1;
  }
  // The percentile lies between two neighbours in rank: counting settles all but a value between them, and sorting a
  // year for every day of a crash would cost a hundred times as much.
  const rank = VOLATILITY.quantile * (year.length - 1);
  if (below <= Math.floor(rank)) return false;
  return below > Math.ceil(rank) || value > quantile(year, VOLATILITY.quantile);
}

const RULES: Readonly<Record<ShockRule, RuleOfBars>> = {
  return: byReturn,
  drawdown: byDrawdown,
  volatility: byVolatility,
};

/** Whether no more than the share `remaining` is left of the highest close since `days` days before. */
function hasFallen(
  bars: readonly Bar[],
  index: number,
  { days, remaining }: { readonly days: number; readonly remaining: number },
): boolean {
  const { day, close } = at(bars, index);
  let highest = close;
  for (let back = index - 1; back >= 0 && at(bars, back).day >= day - days; back -= 1) {
    highest = Math.max(highest, at(bars, back).close);
  }
  return close <= highest * remaining;
}

/**
 * Exponentially weighted standard deviations with bias correction, weights (1 - 2/(span+1))^k: pandas'
 * `ewm(span=...).std()`, under which METHOD's counts of shocks were measured. NaN before two returns; a missing return
 * adds nothing.
 */
export function ewmaDeviations(returns: readonly number[], span: number): number[] {
  const decay = 1 - 2 / (span + 1);
  let [weight, squaredWeight, sum, squares] = [0, 0, 0, 0];
  return returns.map((value) => {
    if (!Number.isNaN(value)) {
      weight = weight * decay + 1;
      squaredWeight = squaredWeight * decay * decay + 1;
      sum = sum * decay + value;
      squares = squares * decay + value * value;
    }
    const variance = Math.max(0, squares / weight - (sum / weight) ** 2);
    const correction = 1 - squaredWeight / (weight * weight);
    return correction > 0 ? Math.sqrt(variance / correction) : Number.NaN;
  });
}
