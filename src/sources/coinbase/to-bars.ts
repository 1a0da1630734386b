import { barsOf, utcDayOf } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { CoinbaseCandle } from './schema.ts';

/** Turns candles into bars; mind the order of a row: low and high come before open and close. */
export function toReading(candles: readonly CoinbaseCandle[]): Reading {
  return {
    bars: barsOf(
      candles.map(([time, low, high, open, close, volume]) => ({
        day: utcDayOf(time * 1000),
        open,
        high,
        low,
        close,
        volume,
      })),
    ),
    unitText: 'USD',
  };
}
