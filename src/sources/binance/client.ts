import type { HttpClient } from '../../lib/http.ts';
import { dayOf, MS_PER_DAY } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { type BinanceCandle, klinesAnswer } from './schema.ts';

/** The market-data host: the exchange's own is closed to whole countries and to cloud addresses. */
const BASE_URL = 'https://data-api.binance.vision';
const PAGE_SIZE = 1_000;

/** Daily candles of a symbol from `since` (epoch day) to the running day. */
export async function fetchCandles(
  http: HttpClient,
  query: {
    baseUrl: string | undefined;
    symbol: string;
    since: number;
    now: number;
    signal?: AbortSignal | undefined;
  },
): Promise<BinanceCandle[]> {
  const candles: BinanceCandle[] = [];
  const today = dayOf(query.now);
  for (let from = query.since; from <= today; ) {
    const parameters = {
      symbol: query.symbol,
      interval: '1d',
      limit: String(PAGE_SIZE),
      startTime: String(from * MS_PER_DAY),
    };
    const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, '/api/v3/klines', parameters), {
      signal: query.signal,
    });
    const page = readShape(klinesAnswer, document);
    candles.push(...page);
    const next = dayOf(page.at(-1)?.[0] ?? 0) + 1;
    // A page that ends before it begins would be asked for again for ever.
    if (page.length < PAGE_SIZE || next <= from) break;
    from = next;
  }
  return candles;
}
