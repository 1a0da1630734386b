import type { SeriesRow } from '../../market/series-row.ts';
import { barsOf, type RawCandle } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import type { TiingoPrices } from './schema.ts';

/**
 * Turns prices as traded into split-adjusted ones, or takes the dividend-adjusted close where the catalogue keeps
 * the series so. Splits are applied backwards from the newest row: a price before an N:1 split is divided by N.
 */
export function toReading(prices: TiingoPrices, row: SeriesRow): Reading {
  const isTotalReturn = row.csv.adjustment === 'total-return';
  return {
    bars: barsOf(isTotalReturn ? prices.map(adjustedCandle) : splitAdjusted(prices)),
    adjustment: isTotalReturn ? 'total-return' : 'split',
    unitText: null,
    events: {
      splits: prices
        .filter((price) => price.splitFactor !== 1)
        .map((price) => ({ day: price.date, ratio: price.splitFactor })),
      dividendDays: isTotalReturn
        ? prices.filter((price) => price.divCash !== 0).map((price) => price.date)
        : [],
    },
  };
}

function adjustedCandle(price: TiingoPrices[number]): RawCandle {
  return { day: price.date, open: null, high: null, low: null, close: price.adjClose, volume: null };
}

function splitAdjusted(prices: TiingoPrices): RawCandle[] {
  const candles: RawCandle[] = [];
  let ratio = 1;
  for (const price of prices.toSorted((a, b) => b.date - a.date)) {
    candles.push({
      day: price.date,
      open: scale(price.open, 1 / ratio),
      high: scale(price.high, 1 / ratio),
      low: scale(price.low, 1 / ratio),
      close: scale(price.close, 1 / ratio),
      volume: scale(price.volume, ratio),
    });
    ratio *= price.splitFactor;
  }
  return candles;
}

const scale = (value: number | null, factor: number) => (value === null ? null : value * factor);
