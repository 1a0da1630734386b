import { barsOf, utcDayOf } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { BitstampCandle } from './schema.ts';

/** Turns candles, dated by the second at which they open, into bars of UTC days. */
export function toReading(candles: readonly BitstampCandle[]): Reading {
  return {
    bars: barsOf(
      candles.map(({ timestamp, open, high, low, close, volume }) => ({
        day: utcDayOf(timestamp * 1000),
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
