import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchCandles } from './client.ts';
import { toReading } from './to-bars.ts';

/** Kraken's daily candles in US dollars, without a key: two years and no more. */
export function createKrakenProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'kraken',
      label: 'Kraken',
      async read({ symbol, since, signal }) {
        const query = { baseUrl: deps.baseUrls?.kraken, pair: symbol, signal };
        return toReading(await fetchCandles(deps.http, query), since);
      },
    },
    deps,
  );
}
