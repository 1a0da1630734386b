import {
  type CoinCap,
  capOf,
  MARKET_SIZE,
  type MarketMeasure,
  measureMarket,
  type RankedCoin,
  rankCoins,
  sumCaps,
} from '../altcoin-index.ts';
import { isExcludedId } from '../excluded-coins.ts';
import { SourceFault } from '../source-error.ts';
import type { GlobalMarket, MarketCoin } from './schema.ts';

/** The totals are recomputed every ten minutes; an hour means that they are no longer. */
const MAX_AGE_MS = 3_600_000;
const MAX_DOMINANCE_GAP_POINTS = 1;
/** What the 125 largest coins may make up of the whole market. */
const SHARE_OF_MARKET = { least: 0.9, most: 1 } as const;

/** The market at one instant: our own point-in-time record, worth keeping whole. */
export interface MarketSnapshot {
  readonly takenAt: number;
  /** When the provider computed its totals (ms). */
  readonly updatedAt: number;
  /** All coins of the page, the largest 250 with or without a cap. */
  readonly coins: readonly CoinCap[];
  readonly ranking: readonly RankedCoin[];
  /** Share of the whole market's value that the ranking makes up (a ratio). */
  readonly coverage: number;
}

/**
 * A snapshot from one page of coins, checked against the provider's own totals. Throws `coverage` when fewer than
 * 125 coins have a cap, `cross-check` when totals or Bitcoin's share contradict each other, `stale` when the
 * totals are more than an hour old.
 */
export function takeSnapshot(
  markets: readonly MarketCoin[],
  global: GlobalMarket,
  takenAt: number,
): MarketSnapshot {
  const coins = markets.map(({ id, symbol, market_cap: marketCapUsd }) => ({
    id,
    symbol: symbol.toLowerCase(),
    marketCapUsd,
    isExcluded: isExcludedId(id),
  }));
  const ranking = rankCoins(coins);
  if (ranking.length < MARKET_SIZE) {
    throw new SourceFault('coverage', `CoinGecko has a cap for ${ranking.length} coins, not for 125`);
  }
  const updatedAt = global.updated_at * 1000;
  if (takenAt - updatedAt > MAX_AGE_MS) {
    throw new SourceFault('stale', 'CoinGecko computed its totals more than an hour ago');
  }
  const total = global.total_market_cap.usd;
  const coverage = sumCaps(ranking) / total;
  refuseContradiction(ranking, global, coverage);
  return { takenAt, updatedAt, coins, ranking, coverage };
}

function refuseContradiction(ranking: readonly RankedCoin[], global: GlobalMarket, coverage: number): void {
  if (coverage < SHARE_OF_MARKET.least || coverage > SHARE_OF_MARKET.most) {
    throw new SourceFault(
      'cross-check',
      `CoinGecko's 125 largest coins make up ${coverage.toFixed(3)} of its total`,
    );
  }
  const share = (100 * (capOf(ranking, 'btc') ?? 0)) / global.total_market_cap.usd;
  const stated = global.market_cap_percentage['btc'] ?? 0;
  if (Math.abs(share - stated) > MAX_DOMINANCE_GAP_POINTS) {
    throw new SourceFault(
      'cross-check',
      `Bitcoin's share is ${share.toFixed(1)} % by its cap and ${stated.toFixed(1)} % as stated`,
    );
  }
}

/** One measure of the snapshot; throws `cross-check` when Bitcoin or Ether is not among the largest coins. */
export function measureSnapshot(snapshot: MarketSnapshot, measure: MarketMeasure): number {
  const value = measureMarket(snapshot.ranking, measure);
  if (value !== undefined) return value;
  throw new SourceFault('cross-check', 'CoinGecko ranks the market without Bitcoin or Ether');
}
