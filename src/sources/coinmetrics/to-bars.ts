import type { Bar } from '../../market/bar.ts';
import { type CoinCap, type MarketMeasure, measureMarket, rankCoins } from '../altcoin-index.ts';
import { valueBar } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import { SourceFault } from '../source-error.ts';
import { type CapColumn, lastDayOf, valueAt } from './cap-column.ts';
import { coverageOn, type LiveMatch, matchLive } from './coverage.ts';

/** Less of the market than this is not the market. */
const LEAST_COVERAGE = 0.8;
/** The newest day fills up over hours: until it is as complete as the month before, a missing coin is a false fall. */
const COMPLETE_WITHIN = 0.005;
const MONTH_DAYS = 30;

/**
 * One measure of the market per day, ranked anew each day, with the coverage of each day. Row D is the end of day
 * D, so no day is shifted. Throws `coverage` when the newest day rests on less than 80 % of the live market.
 */
export function toReading(
  columns: readonly CapColumn[],
  live: readonly CoinCap[],
  measure: MarketMeasure,
  today: number,
): Reading {
  const match = matchLive(columns, live, measure, today);
  const coverage = coverageByDay(match);
  const bars = [...coverage]
    .filter(([, share]) => share >= LEAST_COVERAGE)
    .flatMap(([day]) => measureDay(match.columns, measure, day));
  if (bars.length === 0) {
    const best = Math.max(0, ...coverage.values());
    throw new SourceFault('coverage', `Coin Metrics covers ${(100 * best).toFixed(0)} % of the live market`);
  }
  return {
    bars,
    quality: 'proxy',
    unitText: 'USD',
    coverage: new Map(bars.map(({ day }) => [day, coverage.get(day) ?? 0])),
  };
}

function measureDay(columns: readonly CapColumn[], measure: MarketMeasure, day: number): Bar[] {
  const coins = columns.map((column) => ({
    id: column.symbol,
    symbol: column.symbol,
    marketCapUsd: valueAt(column, day) ?? null,
    isExcluded: column.isExcluded,
  }));
  const value = measureMarket(rankCoins(coins), measure);
  return value === undefined ? [] : [valueBar(day, value)];
}

/** The coverage of each day, oldest first, without the newest days that are still filling up. */
function coverageByDay(match: LiveMatch): Map<number, number> {
  const columns = [...match.weights.keys()];
  const first = columns.reduce((day, column) => Math.min(day, column.firstDay), Number.POSITIVE_INFINITY);
  let last = columns.reduce((day, column) => Math.max(day, lastDayOf(column)), Number.NEGATIVE_INFINITY);
  const coverage = new Map<number, number>();
  for (let day = first; day <= last; day += 1) coverage.set(day, coverageOn(match, day));
  const recent = [...coverage.values()].slice(-MONTH_DAYS);
  const usual = Math.max(0, ...recent);
  for (; (coverage.get(last) ?? usual) < usual - COMPLETE_WITHIN; last -= 1) coverage.delete(last);
  return coverage;
}
