import type { HttpError } from '../../lib/http-error.ts';
import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import type { SourceReason } from '../source-error.ts';
import { fetchCandles } from './client.ts';
import { toReading } from './to-bars.ts';

/** The exchange's first Bitcoin candle, 2017-08-17. */
const FIRST_DAY = 17_395;

/** Binance's daily candles in Tether from its market-data host, without a key. */
export function createBinanceProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    {
      name: 'binance',
      label: 'Binance (USDT)',
      async read({ symbol, since = FIRST_DAY, signal }) {
        const query = { baseUrl: deps.baseUrls?.binance, symbol, since, now: deps.clock.now(), signal };
        return toReading(await fetchCandles(deps.http, query));
      },
      explain: reasonOfRefusal,
    },
    deps,
  );
}

/** An unknown symbol is status 400 with the code -1121. */
function reasonOfRefusal(error: HttpError): SourceReason | undefined {
  return error.excerpt?.includes('-1121') === true ? 'symbol' : undefined;
}
