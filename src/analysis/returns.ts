import { measureSpread } from './spread.ts';
import { valueAt, type WeekGrid } from './week-grid.ts';

/**
 * A standard deviation at or below this is the rounding noise of a constant series (log returns of real prices
 * are a billion times larger): dividing by it would turn noise into a score.
 */
const ROUNDING_NOISE = 1e-12;

/** Whether a standard deviation can be divided by; false for NaN. */
export function hasSpread(sd: number): boolean {
  return sd > ROUNDING_NOISE;
}

/** r_t = ln(p_t / p_(t-1)); NaN for the first week and beside every missing week. */
export function logReturns(prices: WeekGrid): number[] {
  return prices.map((price, index) => Math.log(price / valueAt(prices, index - 1)));
}

/**
 * Sample standard deviation (n - 1) of the `window` values ending at each index; NaN until there are that many
 * and wherever one of them is missing (METHOD 4.5: all needed). Not technicalindicators' SD, which divides by n.
 */
export function rollingSd(values: WeekGrid, window: number): number[] {
  return values.map((_, end) => {
    if (end + 1 < window) return Number.NaN;
    return measureSpread(values, end + 1 - window, end + 1).sd;
  });
}

/**
 * (v_t - mean) / sd over the `window` values that end at and include t (METHOD 4.2c), n - 1 in the sd, so it
 * stays within (n - 1) / sqrt(n). NaN until there are that many, or when they do not vary.
 */
export function rollingZScores(values: WeekGrid, window: number): number[] {
  return values.map((value, end) => {
    if (end + 1 < window) return Number.NaN;
    const { mean, sd } = measureSpread(values, end + 1 - window, end + 1);
    return hasSpread(sd) ? (value - mean) / sd : Number.NaN;
  });
}
