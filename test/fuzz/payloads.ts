import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SeriesId } from '../../src/market/catalogue.ts';
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
import { SourceError } from '../../src/sources/source-error.ts';
import { createTiingoProvider } from '../../src/sources/tiingo/provider.ts';
import { createYahooProvider } from '../../src/sources/yahoo/provider.ts';
import { fakeHttp, fakeRoutes } from '../fakes/http-routes.ts';
import { type Target, target } from './fuzz.ts';
import { mutated } from './texts.ts';

const NOW = Date.parse('2026-11-24T21:30:00Z');
const FIXTURES = fileURLToPath(new URL('../fixtures/providers/', import.meta.url));

/** Each provider with one series, and the folder of what it really answers. */
const PROVIDERS: ReadonlyArray<readonly [string, SeriesId, (deps: ProviderDeps) => Provider]> = [
  ['yahoo', 'RUT', createYahooProvider],
  ['cboe', 'IWM', createCboeProvider],
  ['tiingo', 'IWM', (deps) => createTiingoProvider({ ...deps, apiKey: 'test-key' })],
  ['fred', 'WALCL', (deps) => createFredProvider({ ...deps, apiKey: 'test-key' })],
  ['fred', 'WALCL', createFredGraphProvider],
  ['fiscaldata', 'TGA_DAILY', createFiscalDataProvider],
  ['nyfed', 'RRP', createNyFedProvider],
  ['bitstamp', 'BTC', createBitstampProvider],
  ['coinbase', 'BTC', createCoinbaseProvider],
  ['kraken', 'BTC', createKrakenProvider],
  ['binance', 'BTC', createBinanceProvider],
  ['coingecko', 'TOTAL', (deps) => createCoinGeckoProvider({ ...deps, apiKey: undefined })],
];

function seedsOf(folder: string): readonly string[] {
  return globSync(`${folder}/*`, { cwd: FIXTURES }).map((file) => readFileSync(FIXTURES + file, 'utf8'));
}

/** Providers whose host answers what they once answered, damaged. They give bars or say why not, and never hang. */
export const PAYLOADS: readonly Target[] = PROVIDERS.map(([folder, series, create]) =>
  target({
    name: `payload ${create(fakeHttp(fakeRoutes({}), NOW)).label}`,
    inputs: mutated(seedsOf(folder)),
    read: (body) => create(fakeHttp(fakeRoutes({ '*': body }), NOW)).fetch(series, { since: 0 }),
    mayThrow: (error) => error instanceof SourceError,
  }),
);
