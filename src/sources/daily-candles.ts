import type { Bar } from '../market/bar.ts';
import { dayOf, MS_PER_DAY } from '../market/days.ts';
import { SourceFault } from './source-error.ts';

/** A candle as its provider wrote it, before anything is believed. */
export interface RawCandle {
  readonly day: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly volume: number | null;
}

/** Bars of the candles that have a price. A zero price stands for "not listed yet" and is missing. */
export function barsOf(candles: readonly RawCandle[]): Bar[] {
  return candles.flatMap((candle) => {
    if (candle.close === null || candle.close === 0) return [];
    return [
      {
        day: candle.day,
        open: orMissing(candle.open),
        high: orMissing(candle.high),
        low: orMissing(candle.low),
        close: candle.close,
        volume: candle.volume,
      },
    ];
  });
}

const orMissing = (price: number | null): number | null => (price === 0 ? null : price);

/** An observation without a candle. */
export function valueBar(day: number, close: number): Bar {
  return { day, open: null, high: null, low: null, close, volume: null };
}

/** The UTC day that a candle's opening time (ms) begins; throws `granularity` when it does not begin one. */
export function utcDayOf(opensAt: number): number {
  const day = dayOf(opensAt);
  if (day * MS_PER_DAY === opensAt) return day;
  throw new SourceFault('granularity', 'A candle does not begin at midnight UTC: these are not daily bars');
}
