import { dayOf } from '../../market/days.ts';
import { type CoinCap, isMarketMeasure } from '../altcoin-index.ts';
import { defineProvider, type Reading, type SeriesQuery } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { SourceFault } from '../source-error.ts';
import type { CapColumn } from './cap-column.ts';
import { type CoinMetricsAccess, fetchAssets, fetchMetrics } from './client.ts';
import { toReading } from './to-bars.ts';
import { toColumns } from './to-columns.ts';

export interface CoinMetricsDeps extends ProviderDeps {
  /** Today's market by another provider: it tells whose ticker is whose, and what is missing. */
  readonly liveCaps: (signal?: AbortSignal) => Promise<readonly CoinCap[]>;
}

/** 2019-01-01: before it too few coins are covered to rank them. */
const FIRST_DAY = 17_897;
/** Rows are bulky and columns are not, so a batch of assets is reduced before the next is read. */
const BATCH = 40;

/** Columns that are being read, by their first day. */
type Reads = Map<number, Promise<readonly CapColumn[]>>;

/** Coin Metrics' community data: years of daily caps of hundreds of coins, without a key, for non-commercial use. */
export function createCoinMetricsProvider(deps: CoinMetricsDeps): Provider {
  const reads: Reads = new Map();
  return defineProvider(
    {
      name: 'coinmetrics',
      label: 'Coin Metrics (our index)',
      attribution: 'Data: CoinGecko, Coin Metrics (CC BY-NC 4.0)',
      read: (query) => readMeasure(query, deps, reads),
    },
    deps,
  );
}

async function readMeasure(
  { symbol, since, signal }: SeriesQuery,
  deps: CoinMetricsDeps,
  reads: Reads,
): Promise<Reading> {
  if (!isMarketMeasure(symbol)) throw new SourceFault('symbol', `Coin Metrics has no measure ${symbol}`);
  const access = { http: deps.http, baseUrl: deps.baseUrls?.coinmetrics, signal };
  const from = Math.max(FIRST_DAY, since ?? FIRST_DAY);
  const live = await deps.liveCaps(signal);
  return toReading(await joinRead(access, from, reads), live, symbol, dayOf(deps.clock.now()));
}

/** Every measure needs all columns, which are dozens of pages: whoever asks while they are being read shares them. */
function joinRead(access: CoinMetricsAccess, from: number, reads: Reads): Promise<readonly CapColumn[]> {
  const known = reads.get(from);
  if (known !== undefined) return known;
  const read = readColumns(access, from).finally(() => reads.delete(from));
  reads.set(from, read);
  return read;
}

async function readColumns(access: CoinMetricsAccess, from: number): Promise<readonly CapColumn[]> {
  const assets = await fetchAssets(access, from);
  const columns: CapColumn[] = [];
  for (let start = 0; start < assets.length; start += BATCH) {
    const rows = await fetchMetrics(access, assets.slice(start, start + BATCH), from);
    columns.push(...toColumns(rows));
  }
  return columns;
}
