import type { HttpError } from '../../lib/http-error.ts';
import { SingleFlight } from '../../lib/http-single-flight.ts';
import type { Bar } from '../../market/bar.ts';
import { type CoinCap, isMarketMeasure } from '../altcoin-index.ts';
import { defineProvider } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { SourceFault, type SourceReason, toSourceError } from '../source-error.ts';
import { fetchGlobal, fetchMarketChart, fetchMarkets } from './client.ts';
import { type MarketSnapshot, takeSnapshot } from './snapshot.ts';
import { capBars, toReading } from './to-bars.ts';

export interface CoinGeckoDeps extends ProviderDeps {
  /** The free demo key; without one the allowance is smaller. */
  readonly apiKey: string | undefined;
}

/** The market's capitalisation as of now; its history is what we keep of it. */
export interface CoinGeckoProvider extends Provider {
  /** The 250 largest coins, at most five minutes old. Throws `SourceError`. */
  snapshot(signal?: AbortSignal): Promise<MarketSnapshot>;
  /** A coin's closing caps (USD) of up to 365 days; `cap-365-days` for more. Throws `SourceError`. */
  capHistory(coin: CoinCap['id'], days: number, signal?: AbortSignal): Promise<Bar[]>;
}

/** Six series come from one snapshot, which costs two requests. */
const SNAPSHOT_AGE_MS = 5 * 60_000;
/** The series that failures of the snapshot itself are reported for. */
const WHERE = { provider: 'coingecko', series: 'OTHERS' } as const;

export function createCoinGeckoProvider(deps: CoinGeckoDeps): CoinGeckoProvider {
  const access = { http: deps.http, baseUrl: deps.baseUrls?.coingecko, apiKey: deps.apiKey };
  let latest: MarketSnapshot | undefined;
  // Whoever comes between the two requests joins them as one: sharing each alone would ask the first again.
  const reading = new SingleFlight<MarketSnapshot>();

  async function readSnapshot(signal: AbortSignal | undefined): Promise<MarketSnapshot> {
    if (latest && deps.clock.now() - latest.takenAt < SNAPSHOT_AGE_MS) return latest;
    return reading.join('snapshot', signal, async (shared) => {
      const global = await fetchGlobal({ ...access, signal: shared });
      const markets = await fetchMarkets({ ...access, signal: shared });
      latest = takeSnapshot(markets, global, deps.clock.now());
      return latest;
    });
  }

  const provider = defineProvider(
    {
      name: 'coingecko',
      label: 'CoinGecko (125 largest coins)',
      attribution: 'Data: CoinGecko',
      async read({ symbol, signal }) {
        if (!isMarketMeasure(symbol)) throw new SourceFault('symbol', `CoinGecko has no measure ${symbol}`);
        return toReading(await readSnapshot(signal), symbol);
      },
      explain: reasonOfRefusal,
    },
    deps,
  );
  return {
    ...provider,
    snapshot: (signal) => readSnapshot(signal).catch(rethrow),
    capHistory: (coin, days, signal) =>
      fetchMarketChart({ ...access, signal }, coin, days)
        .then(capBars)
        .catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  throw toSourceError(error, WHERE, reasonOfRefusal);
}

/** A window beyond the free plan is refused as if the key were wrong; the code tells them apart. */
function reasonOfRefusal(error: HttpError): SourceReason | undefined {
  return /"error_code"\s*:\s*10012\b/.test(error.excerpt ?? '') ? 'cap-365-days' : undefined;
}
