import { MACD } from 'technicalindicators';
import { z } from 'zod';
import { at } from './at.ts';

/** The only parameters of the bot: MACD(12, 26, 9) (METHOD 1.1). */
export const FAST_PERIOD = 12;
export const SLOW_PERIOD = 26;
export const SIGNAL_PERIOD = 9;

/** Index of the first MACD value, of the first signal, and of the first week that can be a cross. */
export const FIRST_MACD_INDEX = SLOW_PERIOD - 1;
export const FIRST_SIGNAL_INDEX = FIRST_MACD_INDEX + SIGNAL_PERIOD - 1;
export const FIRST_CROSS_INDEX = FIRST_SIGNAL_INDEX + 1;

/**
 * History lengths in closed weeks (measured, METHOD 1.4): below 60 the seed still decides the histogram's sign;
 * below 130 the answer carries a warning; from 156 on the error is under 4e-6 of the price.
 */
export const MACD_NEEDED_WEEKS = 60;
export const MACD_UNWARNED_WEEKS = 130;

/** MACD of one week in price units; null before each line is defined, and where there is no signal to speak of. */
export interface MacdPoint {
  readonly macd: number | null;
  readonly signal: number | null;
  readonly histogram: number | null;
}

const UNDEFINED_POINT: MacdPoint = { macd: null, signal: null, histogram: null };

const closesSchema = z.array(z.number().positive());

/** Rounding alone moves the averages of a flat price by a few 1e-16 of it; that is zero, not a cross. */
const ROUNDING_RATIO = 1e-12;

function dropRoundingNoise(value: number, close: number): number {
  return Math.abs(value) <= ROUNDING_RATIO * close ? 0 : value;
}

/**
 * MACD(12, 26, 9) of closed weeks, oldest first: one point per close, by the same index. Seeds are simple means,
 * as on TradingView (METHOD 1.2). Throws RangeError unless every close is finite and positive, because
 * technicalindicators answers a NaN by repeating its last value for ever.
 */
export function calculateMacd(closes: readonly number[]): MacdPoint[] {
  if (!closesSchema.safeParse(closes).success) {
    throw new RangeError('MACD needs finite, positive closes');
  }
  const outputs = MACD.calculate({
    values: [...closes],
    fastPeriod: FAST_PERIOD,
    slowPeriod: SLOW_PERIOD,
    signalPeriod: SIGNAL_PERIOD,
    // Left out they mean EMA, yet the library's own class defaults say SMA: never leave them out.
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
  const lines = outputs.map((output) => output.MACD);
  // The output starts at the 26th close: aligned by that offset, never zipped by position.
  return closes.map((close, index) => {
    if (index < FIRST_MACD_INDEX) return UNDEFINED_POINT;
    const offset = index - FIRST_MACD_INDEX;
    const macd = dropRoundingNoise(at(lines, offset), close);
    return index < FIRST_SIGNAL_INDEX
      ? { macd, signal: null, histogram: null }
      : toPoint(macd, outputs[offset]?.signal, close);
  });
}

/** The library leaves `signal` undefined whenever it is exactly zero, as for a price that never moved. */
function toPoint(macd: number, givenSignal: number | undefined, close: number): MacdPoint {
  const signal = dropRoundingNoise(givenSignal ?? 0, close);
  const histogram = dropRoundingNoise(macd - signal, close);
  return histogram === 0 && signal === 0
    ? { macd, signal: null, histogram: null }
    : { macd, signal, histogram };
}
