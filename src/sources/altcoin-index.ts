/**
 * The crypto market by capitalisation, and ALT-EX10: the summed cap of ranks 11 to 125 without stable, wrapped and
 * staked coins (METHOD 6, DATA 5). It resembles TradingView's OTHERS but is our own: another screener, another
 * list of exclusions.
 */

/** One coin's capitalisation at one instant (USD); null where the provider has none. */
export interface CoinCap {
  readonly id: string;
  /** Lower-case ticker. Tickers are not unique. */
  readonly symbol: string;
  readonly marketCapUsd: number | null;
  /** A stable, wrapped or staked coin: it counts in the ranking and in the totals, but not as an altcoin. */
  readonly isExcluded: boolean;
}

/** A coin that has a capitalisation. */
export interface RankedCoin extends CoinCap {
  readonly marketCapUsd: number;
}

/** How many coins make the market: TradingView's totals count as many. */
export const MARKET_SIZE = 125;
const LARGEST_EXCLUDED = 10;

/** The largest 125 coins that have a cap, largest first; a coin listed twice counts once. */
export function rankCoins(coins: readonly CoinCap[]): RankedCoin[] {
  const byId = new Map(coins.map((coin) => [coin.id, coin]));
  return [...byId.values()]
    .filter(hasCap)
    .sort((a, b) => b.marketCapUsd - a.marketCapUsd)
    .slice(0, MARKET_SIZE);
}

function hasCap(coin: CoinCap): coin is RankedCoin {
  return coin.marketCapUsd !== null && coin.marketCapUsd > 0;
}

/** The coins that make up ALT-EX10 in a ranking: ranks 11 and below, without the excluded kinds. */
export function altcoinsOf(ranking: readonly RankedCoin[]): RankedCoin[] {
  return ranking.slice(LARGEST_EXCLUDED).filter((coin) => !coin.isExcluded);
}

export function sumCaps(coins: readonly RankedCoin[]): number {
  return coins.reduce((sum, coin) => sum + coin.marketCapUsd, 0);
}

/** The coins whose summed cap a measure rests on. */
export function constituentsOf(ranking: readonly RankedCoin[], measure: MarketMeasure): RankedCoin[] {
  return measure === 'others' ? altcoinsOf(ranking) : [...ranking];
}

/** A ranking reduced to what the measures are made of (USD). */
interface Totals {
  readonly total: number;
  readonly bitcoin: number;
  readonly ether: number;
  readonly altcoins: number;
}

/** Caps in USD; dominance in percent of the top 125. */
const MEASURES = {
  total: ({ total }: Totals) => total,
  total2: ({ total, bitcoin }: Totals) => total - bitcoin,
  total3: ({ total, bitcoin, ether }: Totals) => total - bitcoin - ether,
  others: ({ altcoins }: Totals) => altcoins,
  'btc.d': ({ total, bitcoin }: Totals) => (100 * bitcoin) / total,
  'eth.d': ({ total, ether }: Totals) => (100 * ether) / total,
};

export type MarketMeasure = keyof typeof MEASURES;

export function isMarketMeasure(symbol: string): symbol is MarketMeasure {
  return Object.hasOwn(MEASURES, symbol);
}

/**
 * One measure of a ranking: USD, or percent for a dominance. Undefined when the ranking lacks Bitcoin or Ether,
 * without which no such figure means anything.
 */
export function measureMarket(ranking: readonly RankedCoin[], measure: MarketMeasure): number | undefined {
  const bitcoin = capOf(ranking, 'btc');
  const ether = capOf(ranking, 'eth');
  if (bitcoin === undefined || ether === undefined) return undefined;
  const totals = { total: sumCaps(ranking), bitcoin, ether, altcoins: sumCaps(altcoinsOf(ranking)) };
  return MEASURES[measure](totals);
}

/** The cap of the largest coin with a ticker: imitations share the ticker, never the size. */
export function capOf(ranking: readonly RankedCoin[], symbol: string): number | undefined {
  return ranking.find((coin) => coin.symbol === symbol)?.marketCapUsd;
}
