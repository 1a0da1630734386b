import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchHistory } from './client.ts';
import { toReading } from './to-bars.ts';

/** Cboe's chart files: daily prices of its indices and of listed funds, without a key, a session behind. */
export function createCboeProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'cboe',
      label: 'Cboe',
      async read({ symbol, row, signal }) {
        const baseUrl = deps.baseUrls?.cboe;
        return toReading(await fetchHistory(deps.http, { baseUrl, symbol, signal }), symbol, row);
      },
    },
    deps,
  );
}
