import type { HttpClient } from '../../lib/http.ts';
import { dayOf, MS_PER_DAY } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { type CoinbaseCandle, candlesAnswer } from './schema.ts';

const BASE_URL = 'https://api.exchange.coinbase.com';
const SECONDS_PER_DAY = 86_400;
/** A window of more candles is refused; both its ends count. */
const MAX_CANDLES = 300;

/** Daily candles of a product from `since` (epoch day) to the running day, 300 a request. */
export async function fetchCandles(
  http: HttpClient,
  query: {
    baseUrl: string | undefined;
    product: string;
    since: number;
    now: number;
    signal?: AbortSignal | undefined;
  },
): Promise<CoinbaseCandle[]> {
  const candles: CoinbaseCandle[] = [];
  const today = dayOf(query.now);
  for (let from = query.since; from <= today; from += MAX_CANDLES) {
    const parameters = {
      granularity: String(SECONDS_PER_DAY),
      start: isoInstant(from),
      end: isoInstant(Math.min(today, from + MAX_CANDLES - 1)),
    };
    const path = `/products/${encodeURIComponent(query.product)}/candles`;
    const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, path, parameters), {
      signal: query.signal,
    });
    candles.push(...readShape(candlesAnswer, document));
  }
  return candles;
}

const isoInstant = (day: number) => new Date(day * MS_PER_DAY).toISOString();
