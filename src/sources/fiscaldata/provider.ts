import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchBalances } from './client.ts';
import { toReading } from './to-bars.ts';

/** The first statement in this data set is that of 2005-10-03. */
const FIRST_DAY = 13_059;

/** The US Treasury's own daily statement of its cash, without a key. */
export function createFiscalDataProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'fiscaldata',
      label: 'US Treasury',
      async read({ since = FIRST_DAY, signal }) {
        return toReading(
          await fetchBalances(deps.http, { baseUrl: deps.baseUrls?.fiscaldata, since, signal }),
        );
      },
    },
    deps,
  );
}
