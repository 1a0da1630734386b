import type { Clock } from '../lib/clock.ts';
import type { HttpClient } from '../lib/http.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { SeriesFeed } from '../market/feed.ts';
import { createBinanceProvider } from './binance/provider.ts';
import { createBitstampProvider } from './bitstamp/provider.ts';
import { createCboeProvider } from './cboe/provider.ts';
import { createChain } from './chain.ts';
import { createCoinbaseProvider } from './coinbase/provider.ts';
import { createCoinGeckoProvider } from './coingecko/provider.ts';
import { createCoinMetricsProvider } from './coinmetrics/provider.ts';
import { createFiscalDataProvider } from './fiscaldata/provider.ts';
import { createFredGraphProvider, createFredProvider } from './fred/provider.ts';
import { createKrakenProvider } from './kraken/provider.ts';
import type { CapRecords } from './market-cap-steps.ts';
import { createMarketCaps } from './market-caps.ts';
import { createNyFedProvider } from './nyfed/provider.ts';
import type { BaseUrls, Provider } from './provider.ts';
import { createTiingoProvider } from './tiingo/provider.ts';
import { createYahooProvider } from './yahoo/provider.ts';

/** What an operator decides about the sources. Without a key a provider that needs one is left out. */
export interface FeedOptions {
  readonly baseUrls?: BaseUrls;
  readonly fredApiKey?: string | undefined;
  readonly tiingoApiKey?: string | undefined;
  readonly coinGeckoApiKey?: string | undefined;
  /** False where Coin Metrics' licence (CC BY-NC 4.0) does not fit. */
  readonly hasCoinMetrics: boolean;
}

export interface LiveFeed extends SeriesFeed {
  /** Every provider that is switched on, for trying each by itself. */
  readonly providers: readonly Provider[];
  /** The series that have a source at all. */
  readonly series: readonly SeriesId[];
  /** What must stand beside numbers of a series; undefined where its licences ask for nothing. */
  attributionOf(id: SeriesId): string | undefined;
}

interface FeedDeps {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly records: CapRecords;
}

const isMarketCap = (id: SeriesId): boolean => seriesRow(id).providers.coingecko !== undefined;

/** Every provider, and for each series the way in which they are asked. */
export function createLiveFeed(options: FeedOptions, { http, clock, records }: FeedDeps): LiveFeed {
  const { baseUrls = {} } = options;
  const deps = { http, clock, baseUrls };
  const coingecko = createCoinGeckoProvider({ ...deps, apiKey: options.coinGeckoApiKey });
  const liveCaps = async (signal?: AbortSignal) => (await coingecko.snapshot(signal)).coins;
  const coinmetrics = options.hasCoinMetrics ? createCoinMetricsProvider({ ...deps, liveCaps }) : undefined;
  const providers = [
    createTiingoProvider({ ...deps, apiKey: options.tiingoApiKey }),
    createYahooProvider(deps),
    createCboeProvider(deps),
    createFredProvider({ ...deps, apiKey: options.fredApiKey }),
    createFredGraphProvider(deps),
    createFiscalDataProvider(deps),
    createNyFedProvider(deps),
    createBitstampProvider(deps),
    createCoinbaseProvider(deps),
    createKrakenProvider(deps),
    createBinanceProvider(deps),
  ];
  const chain = createChain({ providers, clock });
  const caps = createMarketCaps({ live: coingecko, history: coinmetrics, records, clock });
  const feedOf = (id: SeriesId): SeriesFeed => (isMarketCap(id) ? caps : chain);
  return {
    providers: [...providers, coingecko, ...(coinmetrics === undefined ? [] : [coinmetrics])],
    series: SERIES_IDS.filter((id) => feedOf(id).sourcesOf(id).length > 0),
    sourcesOf: (id) => feedOf(id).sourcesOf(id),
    fetch: (id, request) => feedOf(id).fetch(id, request),
    attributionOf: (id) => (isMarketCap(id) ? (coinmetrics ?? coingecko).attribution : undefined),
  };
}
