import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';

/** Where a person can look a symbol up at its publisher; some have one page for everything. */
const PAGES: Readonly<Record<ProviderName, (symbol: string) => string>> = {
  yahoo: (symbol) => `https://finance.yahoo.com/quote/${encodeURIComponent(symbol)}`,
  cboe: (symbol) => `https://www.cboe.com/delayed_quotes/${symbol.replace('_', '').toLowerCase()}`,
  tiingo: (symbol) => `https://www.tiingo.com/${symbol.toLowerCase()}`,
  fred: (symbol) => `https://fred.stlouisfed.org/series/${symbol}`,
  fiscaldata: () =>
    'https://fiscaldata.treasury.gov/datasets/daily-treasury-statement/operating-cash-balance',
  nyfed: (symbol) =>
    symbol === 'rrp'
      ? 'https://www.newyorkfed.org/markets/desk-operations/reverse-repo'
      : 'https://www.newyorkfed.org/markets/domestic-market-operations',
  bitstamp: (symbol) => `https://www.bitstamp.net/markets/${symbol.slice(0, 3)}/${symbol.slice(3)}/`,
  coinbase: (symbol) => `https://exchange.coinbase.com/trade/${symbol}`,
  kraken: () => 'https://pro.kraken.com/',
  binance: () => 'https://data.binance.vision/',
  coingecko: () => 'https://www.coingecko.com/en/global-charts',
  coinmetrics: () => 'https://coinmetrics.io/community-network-data/',
};

/** A page about the series at a provider; undefined where the provider has no symbol for it. */
export function linkTo(provider: ProviderName, id: SeriesId): string | undefined {
  const symbol = seriesRow(id).providers[provider];
  return symbol === undefined ? undefined : PAGES[provider](symbol);
}
