import { defineProvider, type Reading, type SeriesQuery } from '../define-provider.ts';
import type { Provider, ProviderDeps } from '../provider.ts';
import { SourceFault } from '../source-error.ts';
import { fetchHoldings, fetchPurchases, fetchReverseRepo } from './client.ts';
import { readBillPurchases, readHoldings, readReverseRepo } from './to-bars.ts';

/** The overnight facility's first operation, 2013-09-23. */
const FIRST_REVERSE_REPO = 15_971;
/** The first reserve management purchase, 2025-12-12; bills bought before it had another purpose. */
const FIRST_RESERVE_PURCHASE = 20_434;

/** The New York Fed's market operations and holdings, without a key. */
export function createNyFedProvider(deps: ProviderDeps): Provider {
  return defineProvider(
    { name: 'nyfed', label: 'New York Fed', read: (query) => readSeries(query, deps) },
    deps,
  );
}

async function readSeries({ symbol, row, since, signal }: SeriesQuery, deps: ProviderDeps): Promise<Reading> {
  const now = deps.clock.now();
  const from = (first: number) => ({
    baseUrl: deps.baseUrls?.nyfed,
    since: Math.max(first, since ?? first),
    now,
    signal,
  });
  switch (symbol) {
    case 'rrp':
      return readReverseRepo(await fetchReverseRepo(deps.http, from(FIRST_REVERSE_REPO)), row, now);
    case 'bill-purchases':
      return readBillPurchases(await fetchPurchases(deps.http, from(FIRST_RESERVE_PURCHASE)), row, now);
    case 'bills':
    case 'mbs':
    case 'total':
      return readHoldings(await fetchHoldings(deps.http, from(0)), symbol);
    default:
      throw new SourceFault('symbol', `The New York Fed has no series ${symbol}`);
  }
}
