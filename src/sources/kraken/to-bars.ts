import { barsOf, utcDayOf } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { KrakenCandle } from './schema.ts';

/** Turns candles into bars; `since` (epoch day, undefined for everything) tells whether they reach back far enough. */
export function toReading(candles: readonly KrakenCandle[], since: number | undefined): Reading {
  const bars = barsOf(
    candles.map(([time, open, high, low, close, , volume]) => ({
      day: utcDayOf(time * 1000),
      open,
      high,
      low,
      close,
      volume,
    })),
  );
  const oldest = bars.reduce((day, bar) => Math.min(day, bar.day), Number.POSITIVE_INFINITY);
  return { bars, unitText: 'USD', isTruncated: since === undefined || oldest > since };
}
