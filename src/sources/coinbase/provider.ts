import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchCandles } from './client.ts';
import { toReading } from './to-bars.ts';

/** The exchange's first Bitcoin candle, 2015-07-20. Windows before a product's listing are empty. */
const FIRST_DAY = 16_636;

/** Coinbase Exchange's daily candles in US dollars, without a key. */
export function createCoinbaseProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'coinbase',
      label: 'Coinbase',
      async read({ symbol, since, signal }) {
        const query = {
          baseUrl: deps.baseUrls?.coinbase,
          product: symbol,
          since: Math.max(FIRST_DAY, since ?? FIRST_DAY),
          now: deps.clock.now(),
          signal,
        };
        return toReading(await fetchCandles(deps.http, query));
      },
    },
    deps,
  );
}
