import { barsOf, utcDayOf } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { BinanceCandle } from './schema.ts';

/** Turns candles into bars. They are priced in Tether, which is not quite the dollar: hence a proxy. */
export function toReading(candles: readonly BinanceCandle[]): Reading {
  return {
    bars: barsOf(
      candles.map(([opensAt, open, high, low, close, volume]) => ({
        day: utcDayOf(opensAt),
        open,
        high,
        low,
        close,
        volume,
      })),
    ),
    quality: 'proxy',
    unitText: 'USDT',
  };
}
