import { at } from './at.ts';
import { FAST_PERIOD, FIRST_SIGNAL_INDEX, SIGNAL_PERIOD, SLOW_PERIOD } from './macd.ts';

/** The three averages behind the MACD at one close: all that the next week's values depend on (METHOD 1.6). */
export interface MacdState {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/** Weight of the newest value in an exponential average: 2 / (n + 1). */
export const FAST_WEIGHT = 2 / (FAST_PERIOD + 1);
export const SLOW_WEIGHT = 2 / (SLOW_PERIOD + 1);
export const SIGNAL_WEIGHT = 2 / (SIGNAL_PERIOD + 1);

/** EMA seeded with the mean of its first n values, which is its first output (METHOD 1.1). */
function exponentialAverages(values: readonly number[], period: number): number[] {
  const weight = 2 / (period + 1);
  let average = values.slice(0, period).reduce((sum, value) => sum + value, 0) / period;
  const averages = [average];
  for (const value of values.slice(period)) {
    average = average + weight * (value - average);
    averages.push(average);
  }
  return averages;
}

/** The averages after the last of `closes`. Throws RangeError when there are fewer than 34, the first signal. */
export function lastMacdState(closes: readonly number[]): MacdState {
  if (closes.length <= FIRST_SIGNAL_INDEX) throw new RangeError('a MACD signal needs 34 closes');
  const fast = exponentialAverages(closes, FAST_PERIOD).slice(SLOW_PERIOD - FAST_PERIOD);
  const slow = exponentialAverages(closes, SLOW_PERIOD);
  const macd = slow.map((value, index) => at(fast, index) - value);
  return { fast: at(fast, -1), slow: at(slow, -1), signal: at(exponentialAverages(macd, SIGNAL_PERIOD), -1) };
}

/** The averages one week later, had that week closed at `close`. */
export function advanceMacd(state: MacdState, close: number): MacdState {
  const fast = state.fast + FAST_WEIGHT * (close - state.fast);
  const slow = state.slow + SLOW_WEIGHT * (close - state.slow);
  return { fast, slow, signal: state.signal + SIGNAL_WEIGHT * (fast - slow - state.signal) };
}

export function histogramOf(state: MacdState): number {
  return state.fast - state.slow - state.signal;
}
