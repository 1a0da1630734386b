import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchPrices } from './client.ts';
import { toReading } from './to-bars.ts';

export interface TiingoDeps extends ProviderDeps {
  readonly apiKey: string | undefined;
}

/** Tiingo's end-of-day prices of listed funds; it serves nothing without a key. */
export function createTiingoProvider(deps: TiingoDeps): Provider {
  const { apiKey } = deps;
  return defineProvider(
    {
      name: 'tiingo',
      label: 'Tiingo',
      isEnabled: apiKey !== undefined,
      async read({ symbol, row, since = 0, signal }) {
        const baseUrl = deps.baseUrls?.tiingo;
        const query = { baseUrl, apiKey: apiKey ?? '', symbol, since, signal };
        return toReading(await fetchPrices(deps.http, query), row);
      },
    },
    deps,
  );
}
