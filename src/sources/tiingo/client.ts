import type { HttpClient } from '../../lib/http.ts';
import { formatDay } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { pricesAnswer, type TiingoPrices } from './schema.ts';

const BASE_URL = 'https://api.tiingo.com';

/** Daily prices of a symbol from `since` (epoch day) on, oldest first. The key travels in a header, never in the address. */
export async function fetchPrices(
  http: HttpClient,
  query: {
    baseUrl: string | undefined;
    apiKey: string;
    symbol: string;
    since: number;
    signal?: AbortSignal | undefined;
  },
): Promise<TiingoPrices> {
  const path = `/tiingo/daily/${encodeURIComponent(query.symbol)}/prices`;
  const parameters = { startDate: formatDay(query.since), format: 'json' };
  const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, path, parameters), {
    headers: { authorization: `Token ${query.apiKey}` },
    signal: query.signal,
  });
  return readShape(pricesAnswer, document);
}
