import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { fetchCandles } from './client.ts';
import { toReading } from './to-bars.ts';

/** The exchange's first candle, 2011-08-18; a pair listed later has its own first candle returned. */
const FIRST_DAY = 15_204;

/** Bitstamp's daily candles in US dollars, the longest of any exchange, without a key. */
export function createBitstampProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'bitstamp',
      label: 'Bitstamp',
      async read({ symbol, since = FIRST_DAY, signal }) {
        const query = {
          baseUrl: deps.baseUrls?.bitstamp,
          pair: symbol,
          since,
          now: deps.clock.now(),
          signal,
        };
        return toReading(await fetchCandles(deps.http, query));
      },
    },
    deps,
  );
}
