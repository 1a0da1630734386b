import { type CoinCap, constituentsOf, type MarketMeasure, rankCoins } from '../altcoin-index.ts';
import { type CapColumn, lastDayOf, valueAt } from './cap-column.ts';

/** Tickers clash, so a match wants the caps to agree as well. */
const CAP_TOLERANCE = 0.25;
/** A column that ended earlier says nothing of today's cap. */
const MAX_AGE_DAYS = 7;

/** How much of today's market the columns stand for. */
export interface LiveMatch {
  /** The columns that may enter a ranking: those that match a live coin, and coins that are no longer large. */
  readonly columns: readonly CapColumn[];
  /** Today's cap (USD) of each matched column that is a constituent of the measure. */
  readonly weights: ReadonlyMap<CapColumn, number>;
  /** Today's cap (USD) of the constituents that no column stands for. */
  readonly missing: number;
}

/**
 * Matches columns with the live market of `today` by ticker and by cap within 25 %. A column whose ticker is that
 * of a ranked coin of another size measures something else and is left out.
 */
export function matchLive(
  columns: readonly CapColumn[],
  live: readonly CoinCap[],
  measure: MarketMeasure,
  today: number,
): LiveMatch {
  const constituents = constituentsOf(rankCoins(live), measure);
  const weights = new Map<CapColumn, number>();
  const usable: CapColumn[] = [];
  const matched = new Set<string>();
  for (const column of columns) {
    const namesakes = live.filter((coin) => coin.symbol === column.symbol);
    const namesake = namesakes.find((coin) => agrees(column, coin.marketCapUsd, today));
    if (namesakes.length > 0 && namesake === undefined) continue;
    usable.push(column);
    const match = constituents.find((coin) => coin.id === namesake?.id);
    if (match === undefined || matched.has(match.id)) continue;
    matched.add(match.id);
    weights.set(column, match.marketCapUsd);
  }
  const missing = constituents
    .filter((coin) => !matched.has(coin.id))
    .reduce((sum, coin) => sum + coin.marketCapUsd, 0);
  return { columns: usable, weights, missing };
}

function agrees(column: CapColumn, liveCap: number | null, today: number): boolean {
  const newest = lastDayOf(column);
  const cap = valueAt(column, newest);
  if (cap === undefined || liveCap === null || today - newest > MAX_AGE_DAYS) return false;
  return Math.abs(cap / liveCap - 1) <= CAP_TOLERANCE;
}

/**
 * The share (a ratio) of today's constituents that have a cap on `day`. A matched coin counts from its first day
 * on; one that no column stands for counts as missing on every day.
 */
export function coverageOn(match: LiveMatch, day: number): number {
  let present = 0;
  let listed = match.missing;
  for (const [column, weight] of match.weights) {
    if (day < column.firstDay) continue;
    listed += weight;
    if (valueAt(column, day) !== undefined) present += weight;
  }
  return listed > 0 ? present / listed : 0;
}
