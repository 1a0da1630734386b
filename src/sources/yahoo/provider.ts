import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchChart } from './client.ts';
import { toReading } from './to-bars.ts';

/** Yahoo's chart service: split-adjusted daily prices of exchanges and crypto, without a key. */
export function createYahooProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'yahoo',
      label: 'Yahoo Finance',
      async read({ symbol, row, since = 0, signal }) {
        const now = deps.clock.now();
        const baseUrl = deps.baseUrls?.yahoo;
        const chart = await fetchChart(deps.http, { baseUrl, symbol, since, now, signal });
        return toReading(chart, symbol, row, now);
      },
    },
    deps,
  );
}
