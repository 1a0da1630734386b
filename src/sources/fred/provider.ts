import type { HttpError } from '../../lib/http-error.ts';
import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import type { SourceReason } from '../source-error.ts';
import { fetchGraph, fetchSeries } from './client.ts';
import { readGraph, readSeries } from './to-bars.ts';

export interface FredDeps extends ProviderDeps {
  readonly apiKey: string | undefined;
}

/** FRED by its keyed interface, which states each series' unit; it serves nothing without a key. */
export function createFredProvider(deps: FredDeps): Provider {
  const { apiKey } = deps;
  return defineProvider(
    {
      name: 'fred',
      label: 'FRED',
      isEnabled: apiKey !== undefined,
      async read({ symbol, row, since, signal }) {
        const query = { baseUrl: deps.baseUrls?.fred, apiKey: apiKey ?? '', symbol, since, signal };
        return readSeries(await fetchSeries(deps.http, query), row);
      },
      explain: reasonOfRefusal,
    },
    deps,
  );
}

/** FRED by the table behind its graphs, which needs no key and states no unit. */
export function createFredGraphProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'fred',
      label: 'FRED (graph data)',
      async read({ id, symbol, row, signal }) {
        const query = { baseUrl: deps.baseUrls?.fredgraph, symbol, signal };
        return readGraph(await fetchGraph(deps.http, query), symbol, id, row);
      },
    },
    deps,
  );
}

/** Everything wrong with a request is status 400; the sentence tells a bad key from an unknown series. */
function reasonOfRefusal(error: HttpError): SourceReason | undefined {
  if (error.status !== 400) return undefined;
  if (/api_key/i.test(error.excerpt ?? '')) return 'key';
  return /series does not exist/i.test(error.excerpt ?? '') ? 'symbol' : undefined;
}
