import { FAST_WEIGHT, histogramOf, type MacdState, SIGNAL_WEIGHT, SLOW_WEIGHT } from './macd-state.ts';

/** How far one unit of this week's close moves the MACD line, and the histogram (METHOD 1.6). */
const MACD_SLOPE = FAST_WEIGHT - SLOW_WEIGHT;
const HISTOGRAM_SLOPE = (1 - SIGNAL_WEIGHT) * MACD_SLOPE;

/** Two providers' closes differ by about this much, so a cross nearer than this to its price is marginal. */
const MARGINAL_RATIO = 0.001;

/** What the MACD line would be next week with a close of zero; it grows by MACD_SLOPE per unit of close. */
function macdAtZero(state: MacdState): number {
  return (1 - FAST_WEIGHT) * state.fast - (1 - SLOW_WEIGHT) * state.slow;
}

/**
 * P*: the close of the running week at which the histogram is exactly zero, in price units. Above it the MACD
 * line ends the week above its signal line, below it below. It can be zero or negative: no real price.
 * Source: J. Dough, "Reversing MACD: The Sequel", TASC November 2013; METHOD 1.6.
 */
export function crossPrice(state: MacdState): number {
  return (state.signal - macdAtZero(state)) / MACD_SLOPE;
}

/** The close of the running week at which the MACD line itself is zero; may be negative. */
export function zeroLinePrice(state: MacdState): number {
  return -macdAtZero(state) / MACD_SLOPE;
}

/** The close of the running week that leaves the MACD line where it is; may be negative. */
export function flatMacdPrice(state: MacdState): number {
  return (FAST_WEIGHT * state.fast - SLOW_WEIGHT * state.slow) / MACD_SLOPE;
}

/**
 * The cross within this week's reach. `price`: it happens beyond `price`, `distance` away (ratio of the last
 * close). `no-price`: the line is above and no positive close brings it below. `any-price`: it is below, and
 * every positive close lifts it above.
 */
export type CrossTarget =
  | { readonly reach: 'price'; readonly price: number; readonly distance: number }
  | { readonly reach: 'no-price' | 'any-price'; readonly price: null; readonly distance: null };

export function findCrossTarget(state: MacdState, lastClose: number): CrossTarget {
  const price = crossPrice(state);
  if (price > 0) return { reach: 'price', price, distance: price / lastClose - 1 };
  return { reach: histogramOf(state) > 0 ? 'no-price' : 'any-price', price: null, distance: null };
}

/**
 * Whether a week closed within 0.1 % of the price that decided its side, so that another provider's close may
 * tell the opposite (METHOD 9). Uses the identity P* = close - histogram / slope.
 */
export function isMarginal(close: number, histogram: number): boolean {
  const decidingPrice = close - histogram / HISTOGRAM_SLOPE;
  return Math.abs(close - decidingPrice) <= MARGINAL_RATIO * Math.abs(decidingPrice);
}
