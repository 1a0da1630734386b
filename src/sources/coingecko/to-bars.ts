import type { Bar } from '../../market/bar.ts';
import { dayOf, MS_PER_DAY } from '../../market/days.ts';
import type { MarketMeasure } from '../altcoin-index.ts';
import { valueBar } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { MarketChart } from './schema.ts';
import { type MarketSnapshot, measureSnapshot } from './snapshot.ts';

/** A snapshot this soon after midnight UTC stands for the day that has just ended. */
const CLOSE_WINDOW_MS = 30 * 60_000;

/**
 * One measure as a reading of a single day: yesterday's close when the snapshot was taken right after midnight UTC,
 * else the running day. The altcoin cap is our own index; the others follow their usual definition.
 */
export function toReading(snapshot: MarketSnapshot, measure: MarketMeasure): Reading {
  const day = dayOf(snapshot.takenAt - CLOSE_WINDOW_MS);
  return {
    bars: [valueBar(day, measureSnapshot(snapshot, measure))],
    quality: measure === 'others' ? 'proxy' : 'measured',
    unitText: 'usd',
    publishedAt: snapshot.updatedAt,
    coverage: new Map([[day, snapshot.coverage]]),
    isTruncated: true,
    isFinal: (bar) => bar < dayOf(snapshot.takenAt),
  };
}

/**
 * A coin's closing capitalisations (USD). A point at midnight UTC is the close of the day before; the last point is
 * "now" and no close; the newest caps may be zero or null, which means that they are not computed yet.
 */
export function capBars(chart: MarketChart): Bar[] {
  return chart.market_caps.flatMap(([instant, cap]) => {
    if (instant % MS_PER_DAY !== 0 || cap === null || cap === 0) return [];
    return [valueBar(dayOf(instant) - 1, cap)];
  });
}
