import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { createBinanceProvider } from '../../src/sources/binance/provider.ts';
import { createBitstampProvider } from '../../src/sources/bitstamp/provider.ts';
import { createCboeProvider } from '../../src/sources/cboe/provider.ts';
import { createCoinbaseProvider } from '../../src/sources/coinbase/provider.ts';
import { createCoinGeckoProvider } from '../../src/sources/coingecko/provider.ts';
import { createFiscalDataProvider } from '../../src/sources/fiscaldata/provider.ts';
import { createFredGraphProvider, createFredProvider } from '../../src/sources/fred/provider.ts';
import { createKrakenProvider } from '../../src/sources/kraken/provider.ts';
import { createNyFedProvider } from '../../src/sources/nyfed/provider.ts';
import type { Provider, ProviderDeps } from '../../src/sources/provider.ts';
import { SourceError, type SourceReason } from '../../src/sources/source-error.ts';
import { createTiingoProvider } from '../../src/sources/tiingo/provider.ts';
import { createYahooProvider } from '../../src/sources/yahoo/provider.ts';
import { fakeHttp, fakeRoutes } from '../fakes/http-routes.ts';
import { describeWithReference } from '../reference.ts';

type Create = (deps: ProviderDeps) => Provider;

const tiingo: Create = (deps) => createTiingoProvider({ ...deps, apiKey: 'test-key' });
const fred: Create = (deps) => createFredProvider({ ...deps, apiKey: 'test-key' });
const coingecko: Create = (deps) => createCoinGeckoProvider({ ...deps, apiKey: undefined });

const STATUS = /-(4\d\d|5\d\d)[-.]/;

/** Asks a provider whose host answers everything with one payload of the reference folder. */
async function ask(directory: string, file: string, create: Create, series: SeriesId, now: string) {
  const body = readFileSync(resolve(directory, 'fixtures', file), 'utf8');
  const status = Number(STATUS.exec(file)?.[1] ?? 200);
  const routes = fakeRoutes({ '*': { status, body } });
  const provider = create(fakeHttp(routes, Date.parse(now)));
  return provider.fetch(series, { since: 0 }).catch((error: unknown) => {
    if (error instanceof SourceError) return error;
    throw error;
  });
}

/** Newest values of each payload in the store's unit, read off it by hand: date, close, number of bars. */
const GOOD: ReadonlyArray<readonly [string, Create, SeriesId, string, string, number, number]> = [
  [
    'yahoo-chart-rut-3d-null-live.json',
    createYahooProvider,
    'RUT',
    '2026-06-24T20:20:00Z',
    '2026-06-24',
    2986.62,
    2,
  ],
  ['yahoo-chart-etf-split.json', createYahooProvider, 'XLG', '2026-06-24T20:20:00Z', '2026-06-24', 55.1, 2],
  [
    'cboe-chart-historical-iwm.json',
    createCboeProvider,
    'IWM',
    '2026-06-24T20:20:00Z',
    '2026-06-23',
    294.8,
    2,
  ],
  ['tiingo-daily-prices.json', tiingo, 'IWM', '2026-06-24T20:20:00Z', '2026-06-23', 294.8, 1],
  [
    'fredgraph-walcl.csv',
    createFredGraphProvider,
    'WALCL',
    '2026-09-18T12:00:00Z',
    '2026-09-16',
    6746.548,
    2,
  ],
  [
    'fredgraph-legacy-header.csv',
    createFredGraphProvider,
    'VIX',
    '2024-07-06T12:00:00Z',
    '2024-07-05',
    12.48,
    2,
  ],
  [
    'fiscaldata-ocb-modern.json',
    createFiscalDataProvider,
    'TGA_DAILY',
    '2026-09-18T21:00:00Z',
    '2026-09-17',
    972.675,
    1,
  ],
  [
    'fiscaldata-ocb-legacy.json',
    createFiscalDataProvider,
    'TGA_DAILY',
    '2026-09-18T21:00:00Z',
    '2022-04-14',
    910,
    2,
  ],
  ['nyfed-soma-summary.json', createNyFedProvider, 'BILLS', '2026-08-20T21:00:00Z', '2026-08-19', 538, 2],
  [
    'nyfed-tsy-results-summary.json',
    createNyFedProvider,
    'RMP',
    '2026-08-31T21:00:00Z',
    '2026-08-31',
    4.243,
    1,
  ],
  [
    'bitstamp-ohlc-86400.json',
    createBitstampProvider,
    'BTC',
    '2024-08-15T00:10:00Z',
    '2024-08-14',
    58_693,
    2,
  ],
  [
    'coinbase-candles-86400.json',
    createCoinbaseProvider,
    'BTC',
    '2024-08-15T00:10:00Z',
    '2024-08-14',
    58_693.6,
    2,
  ],
  ['kraken-ohlc-1440.json', createKrakenProvider, 'BTC', '2024-08-15T00:10:00Z', '2024-08-14', 58_693.6, 2],
  ['binance-klines-1d.json', createBinanceProvider, 'BTC', '2026-08-03T00:10:00Z', '2026-08-02', 63_570, 1],
];

const BAD: ReadonlyArray<readonly [string, Create, SeriesId, SourceReason]> = [
  ['yahoo-429.txt', createYahooProvider, 'RUT', 'rate-limited'],
  ['yahoo-429-edge.txt', createYahooProvider, 'RUT', 'rate-limited'],
  ['yahoo-chart-404.json', createYahooProvider, 'RUT', 'symbol'],
  ['stooq-pow-200.html', createYahooProvider, 'RUT', 'not-data'],
  ['alphavantage-200-note.json', tiingo, 'IWM', 'shape'],
  ['fred-400-bad-key.json', fred, 'WALCL', 'key'],
  ['fiscaldata-400.json', createFiscalDataProvider, 'TGA_DAILY', 'rejected'],
  ['kraken-200-error.json', createKrakenProvider, 'BTC', 'error-envelope'],
  ['binance-451.json', createBinanceProvider, 'BTC', 'blocked'],
  ['coingecko-401-10012.json', coingecko, 'TOTAL', 'cap-365-days'],
  ['coingecko-429.json', coingecko, 'TOTAL', 'rate-limited'],
];

describeWithReference('payloads of the reference folder', (directory) => {
  it.each(GOOD)('%s gives its newest value', async (file, create, series, now, date, close, count) => {
    const answer = await ask(directory, file, create, series, now);
    if (answer instanceof SourceError) throw answer;
    const days = new Map(answer.bars.map((bar) => [bar.day, bar]));
    const newest = answer.bars.at(-1);
    expect([formatDay(newest?.day ?? 0), newest?.close, days.size]).toEqual([date, close, count]);
  });

  it.each(BAD)('%s is named', async (file, create, series, reason) => {
    expect(await ask(directory, file, create, series, '2026-11-24T21:30:00Z')).toMatchObject({ reason });
  });

  it('nyfed-rrp-propositions.json gives each day the sum of its operations', async () => {
    const file = 'nyfed-rrp-propositions.json';
    const body = readFileSync(resolve(directory, 'fixtures', file), 'utf8');
    const routes = fakeRoutes({ '*': body });
    const provider = createNyFedProvider(fakeHttp(routes, Date.parse('2026-09-18T21:00:00Z')));
    const { bars } = await provider.fetch('RRP', { since: 20_680 });
    expect(bars.map((bar) => [formatDay(bar.day), bar.close])).toEqual([
      ['2026-08-26', 0.2],
      ['2026-09-18', 0.576],
    ]);
  });

  describe('FRED by its keyed interface', () => {
    it('reads fred-observations-walcl.json in the unit stated beside it', async () => {
      const path = resolve(directory, 'fixtures', 'fred-observations-walcl.json');
      const about = '{"seriess":[{"id":"WALCL","units":"Millions of U.S. Dollars"}]}';
      const api = 'https://api.stlouisfed.org/fred/series';
      const query = 'series_id=WALCL&file_type=json';
      const routes = fakeRoutes({
        [`${api}?${query}&api_key=test-key`]: about,
        [`${api}/observations?${query}&api_key=test-key`]: readFileSync(path, 'utf8'),
      });
      const provider = fred(fakeHttp(routes, Date.parse('2026-09-18T12:00:00Z')));
      const { bars } = await provider.fetch('WALCL');
      expect(bars.map((bar) => bar.close)).toEqual([6738.762, 6746.548]);
    });
  });
});
