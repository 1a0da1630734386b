import type { CoinCap } from '../../../src/sources/altcoin-index.ts';
import { createCoinMetricsProvider } from '../../../src/sources/coinmetrics/provider.ts';
import type { ProviderDeps } from '../../../src/sources/provider.ts';
import { type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';
import type { Routes } from '../../fakes/http-routes.ts';

const base = 'https://community-api.coinmetrics.io/v4';
const catalogUrl = `${base}/catalog-v2/asset-metrics?metrics=CapMrktEstUSD%2CCapMrktCurUSD&page_size=10000`;
const seriesUrl = (assets: readonly string[], since: string) =>
  `${base}/timeseries/asset-metrics?assets=${assets.join('%2C')}` +
  '&metrics=CapMrktEstUSD%2CCapMrktCurUSD%2CReferenceRateUSD&frequency=1d' +
  `&start_time=${since}&paging_from=start&ignore_unsupported_errors=true&ignore_forbidden_errors=true&page_size=10000`;

const BILLION = 1e9;
const LARGE = ['l4', 'l5', 'l6', 'l7', 'l8', 'l9', 'l10'];

/** Three days' caps (USD billions) of an asset; the prices that end those days are 1 unless told. */
const CAPS: Readonly<Record<string, readonly [number, number, number]>> = {
  btc: [1200, 1200, 1200],
  eth: [200, 200, 200],
  usdt: [180, 180, 180],
  ...Object.fromEntries(LARGE.map((asset) => [asset, [50, 50, 50]])),
  ada: [10, 11, 11],
  // The supply estimate doubles on the third day at an unchanged price.
  link: [8, 8, 16],
  dot: [6, 6, 6],
  usds: [9, 9, 9],
  // A part of another asset, and a ticker that belongs to a much smaller coin.
  usdt_eth: [90, 90, 90],
  zap: [4, 4, 4],
};
const ASSETS = Object.keys(CAPS);
const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23'];

const instant = (date: string) => `${date}T00:00:00.000000000Z`;

function rowsOf(asset: string): unknown[] {
  const caps = CAPS[asset] ?? [];
  // Bitcoin has the other cap only.
  const metric = asset === 'btc' ? 'CapMrktCurUSD' : 'CapMrktEstUSD';
  const rows = DAYS.map((date, index) => ({
    asset,
    time: instant(date),
    [metric]: String((caps[index] ?? 0) * BILLION),
    ReferenceRateUSD: asset === 'ada' && index === 2 ? '1.1' : '1.0',
  }));
  // The newest row has a rate and no cap yet.
  const rate = asset === 'ada' ? '1.1' : '1.0';
  return [...rows, { asset, time: instant('2026-11-24'), CapMrktEstUSD: null, ReferenceRateUSD: rate }];
}

const catalog = JSON.stringify({
  data: ASSETS.map((asset) => ({
    asset,
    metrics: [
      {
        metric: 'CapMrktEstUSD',
        frequencies: [{ frequency: '1d', max_time: instant('2026-11-23'), community: true }],
      },
    ],
  })),
});

const page = (assets: readonly string[], token?: string) =>
  JSON.stringify({
    data: assets.flatMap(rowsOf),
    ...(token === undefined ? {} : { next_page_token: token, next_page_url: 'https://elsewhere.example/' }),
  });

/** Two pages of all assets. */
function routes(since: string): Routes {
  const url = seriesUrl(ASSETS, since);
  return {
    [catalogUrl]: catalog,
    [url]: page(ASSETS.slice(0, 8), '0.AAAA'),
    [`${url}&next_page_token=0.AAAA`]: page(ASSETS.slice(8)),
  };
}

const coin = (symbol: string, billions: number): CoinCap => ({
  id: `id-${symbol}`,
  symbol,
  marketCapUsd: billions * BILLION,
  isExcluded: ['usdt', 'usds'].includes(symbol),
});

const LIVE: readonly CoinCap[] = [
  coin('btc', 1200),
  coin('eth', 200),
  coin('usdt', 180),
  ...LARGE.map((symbol) => coin(symbol, 50)),
  coin('ada', 11),
  coin('link', 16),
  coin('dot', 6.1),
  coin('usds', 9),
  coin('zap', 0.5),
  coin('new', 1),
  { ...coin('nocap', 0), marketCapUsd: null },
];

const create = (live: readonly CoinCap[]) => (deps: ProviderDeps) =>
  createCoinMetricsProvider({ ...deps, liveCaps: async () => live });

/** Constituents ada, link and dot of those three, zap and new. */
const coverage = 33.1 / 34.6;
const bars = [value(DAYS[0] ?? '', 32e9), value(DAYS[1] ?? '', 33e9), value(DAYS[2] ?? '', 33e9)];

export const contract: ProviderContract = {
  create: create(LIVE),
  series: 'OTHERS',
  good: [
    {
      title:
        'ranks 11 and below per day, supply steps and clashing tickers taken out, dated by the day they end',
      series: 'OTHERS',
      since: '2026-11-21',
      routes: routes('2026-11-21'),
      bars,
      result: {
        quality: 'proxy',
        adjustment: 'none',
        unitText: 'USD',
        coverage: new Map(bars.map((bar) => [bar.day, coverage])),
      },
    },
    {
      title: 'the whole history from 2019 on',
      series: 'OTHERS',
      routes: routes('2019-01-01'),
      bars,
    },
  ],
  failures: [
    {
      title:
        'two assets in place of a market, chosen by the catalogue: daily, free of charge and still measured',
      series: 'OTHERS',
      since: '2026-11-21',
      routes: {
        [catalogUrl]: payload('coinmetrics/catalog.json'),
        [seriesUrl(['btc', 'eth'], '2026-11-21')]: page(['btc', 'eth']),
      },
      reason: 'coverage',
    },
    {
      title: 'less than 80 % of the live market',
      series: 'OTHERS',
      create: create([...LIVE, coin('hype', 12)]),
      since: '2026-11-21',
      routes: routes('2026-11-21'),
      reason: 'coverage',
    },
    {
      title: 'a forbidden parameter',
      series: 'OTHERS',
      since: '2026-11-21',
      routes: { [catalogUrl]: { status: 400, body: '{"error":{"type":"bad_parameter"}}' } },
      reason: 'rejected',
    },
    {
      title: 'a cap that is no number',
      series: 'OTHERS',
      since: '2026-11-21',
      routes: {
        [catalogUrl]: payload('coinmetrics/catalog.json'),
        [seriesUrl(['btc', 'eth'], '2026-11-21')]: page(['btc', 'eth']).replace('"200000000000"', '"lots"'),
      },
      reason: 'shape',
    },
  ],
};
