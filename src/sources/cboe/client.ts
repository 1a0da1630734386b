import type { HttpClient } from '../../lib/http.ts';
import { readShape } from '../read-shape.ts';
import { type CboeHistory, historyAnswer } from './schema.ts';

const BASE_URL = 'https://cdn.cboe.com';
const GAP_MS = 1_000;

/** The whole daily history of a symbol; there is no shorter request. An unknown symbol is answered with 403. */
export async function fetchHistory(
  http: HttpClient,
  query: { baseUrl: string | undefined; symbol: string; signal?: AbortSignal | undefined },
): Promise<CboeHistory> {
  const path = `/api/global/delayed_quotes/charts/historical/${encodeURIComponent(query.symbol)}.json`;
  const document = await http.getJson(`${query.baseUrl ?? BASE_URL}${path}`, {
    gapMs: GAP_MS,
    signal: query.signal,
  });
  return readShape(historyAnswer, document);
}
