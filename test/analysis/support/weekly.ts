import * as fc from 'fast-check';
import type { WeeklyBar } from '../../../src/market/bar.ts';
import type { WeeklySeries, WeeklyValue } from '../../../src/market/view.ts';
import { fridayOf } from '../../../src/market/weeks.ts';

/** Closed weeks of an index from closes alone: high and low 1 % off the close unless given. */
export function barsOf(closes: readonly number[], firstWeek = 1_000): WeeklyBar[] {
  return closes.map((close, index) => {
    const week = firstWeek + index;
    const range = { open: close, high: close * 1.01, low: close * 0.99 };
    return { week, day: fridayOf(week), ...range, close, sessions: 5, isDegraded: false };
  });
}

/** Copies of bars with some of their properties changed. */
export function changeBars(
  bars: readonly WeeklyBar[],
  change: (bar: WeeklyBar, index: number) => Partial<WeeklyBar>,
): WeeklyBar[] {
  return bars.map((bar, index) => Object.assign({}, bar, change(bar, index)));
}

export function seriesOf(closed: readonly WeeklyBar[]): WeeklySeries {
  const lastClosedWeek = closed.at(-1)?.week ?? 0;
  return { id: 'RUT', closed, open: null, lastClosedWeek, closesAt: 0 };
}

export function valuesOf(prices: readonly number[], firstWeek = 0): WeeklyValue[] {
  return prices.map((value, index) => {
    const week = firstWeek + index;
    return { week, day: fridayOf(week), value };
  });
}

/** Prices that wander by up to `step` a week, in whole basis points: records, failures and ties all happen. */
export function walks(length: { min: number; max: number }, step = 0.1): fc.Arbitrary<number[]> {
  const basisPoints = fc.integer({ min: -step * 1e4, max: step * 1e4 });
  return fc.array(basisPoints, { minLength: length.min, maxLength: length.max }).map((steps) => {
    let price = 100;
    return steps.map((change) => {
      price *= 1 + change / 1e4;
      return price;
    });
  });
}

/** A walk with a small swing laid over it, so that no window of it is flat and scores are well conditioned. */
export function livelyWalks(length: { min: number; max: number }): fc.Arbitrary<number[]> {
  return walks(length).map((prices) => prices.map((price, week) => price * Math.exp(0.01 * Math.sin(week))));
}
