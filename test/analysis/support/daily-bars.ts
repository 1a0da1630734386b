import { createRandom } from '../../../src/analysis/random.ts';
import type { Bar } from '../../../src/market/bar.ts';

function toBar(day: number, close: number): Bar {
  return { day, open: null, high: null, low: null, close, volume: null };
}

/** One bar a day (or every `step` days) from `firstDay` on. */
export function dailyBarsOf(closes: readonly number[], firstDay = 20_000, step = 1): Bar[] {
  return closes.map((close, index) => toBar(firstDay + step * index, close));
}

/** The prices that daily log returns lead to, starting at 100. */
export function pricesFrom(returns: readonly number[]): number[] {
  let price = 100;
  return [price, ...returns.map((value) => (price *= Math.exp(value)))];
}

/** Calm returns of one percent, up or down by a seeded coin. */
export function calmReturns(days: number, seed = 1): number[] {
  const random = createRandom(seed);
  return Array.from({ length: days }, () => (random() < 0.5 ? 0.01 : -0.01));
}
