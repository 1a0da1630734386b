import { median } from 'simple-statistics';
import type { Bar } from '../market/bar.ts';

/** Realised volatility is measured over this many daily returns. */
export const VOLATILITY_DAYS = 30;
/** ...and judged against its own past year. */
export const VOLATILITY_YEAR = 365;
const CALM_DAYS = 10;

/** ln close_d / close_(d-1); NaN for the first bar and after a missing day, whose return spans more than one. */
export function dailyReturns(bars: readonly Bar[]): number[] {
  return bars.map((bar, index) => {
    const before = bars[index - 1];
    return before?.day === bar.day - 1 ? Math.log(bar.close / before.close) : Number.NaN;
  });
}

/**
 * RV30 of METHOD 5.6: sample standard deviation of the last 30 daily log returns times sqrt(365), a ratio a year.
 * NaN wherever one of the 30 is missing.
 */
export function realizedVolatilities(bars: readonly Bar[]): number[] {
  const returns = dailyReturns(bars);
  let [sum, squares, known] = [0, 0, 0];
  const count = (value: number | undefined, sign: 1 | -1): void => {
    if (value === undefined || Number.isNaN(value)) return;
    sum += sign * value;
    squares += sign * value * value;
    known += sign;
  };
  return returns.map((value, index) => {
    count(value, 1);
    count(returns[index - VOLATILITY_DAYS], -1);
    if (known < VOLATILITY_DAYS) return Number.NaN;
    // Running sums leave rounding behind, which may take a still price's variance below zero.
    const variance = Math.max(0, squares - (sum * sum) / VOLATILITY_DAYS) / (VOLATILITY_DAYS - 1);
    return Math.sqrt(variance * VOLATILITY_YEAR);
  });
}

/** Realised volatility now, beside its own past year. */
export interface VolatilityState {
  /** RV30, a ratio a year. */
  readonly volatility: number;
  /** Share of the past year at or below it, a ratio. */
  readonly percentile: number;
  /** At or below the median of its own past year on each of the last 10 days. */
  readonly isNormal: boolean;
}

/** Null with less than the 405 days of daily history that the last 10 medians need, or with a day missing in them. */
export function describeVolatility(bars: readonly Bar[]): VolatilityState | null {
  const needed = VOLATILITY_YEAR + CALM_DAYS - 1;
  const volatilities = realizedVolatilities(bars.slice(-(needed + VOLATILITY_DAYS))).slice(-needed);
  const last = volatilities.at(-1);
  if (last === undefined || volatilities.length < needed || volatilities.some(Number.isNaN)) return null;
  const year = volatilities.slice(-VOLATILITY_YEAR);
  return {
    volatility: last,
    percentile: year.filter((value) => value <= last).length / VOLATILITY_YEAR,
    isNormal: volatilities
      .slice(-CALM_DAYS)
      .every((value, index) => value <= median(volatilities.slice(index, index + VOLATILITY_YEAR))),
  };
}
