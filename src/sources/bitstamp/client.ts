import type { HttpClient } from '../../lib/http.ts';
import { dayOf, MS_PER_DAY } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { type BitstampCandle, ohlcAnswer } from './schema.ts';

const BASE_URL = 'https://www.bitstamp.net';
const GAP_MS = 1_000;
const SECONDS_PER_DAY = 86_400;
const PAGE_SIZE = 1_000;
/** Fifteen years are six pages; many more mean that the service repeats itself. */
const MAX_PAGES = 20;

/**
 * Daily candles of a pair from `since` (epoch day) to the running day. Only `start` and `limit` are given: with an
 * `end` too, the service honours the limit first and leaves holes.
 */
export async function fetchCandles(
  http: HttpClient,
  query: {
    baseUrl: string | undefined;
    pair: string;
    since: number;
    now: number;
    signal?: AbortSignal | undefined;
  },
): Promise<BitstampCandle[]> {
  const candles: BitstampCandle[] = [];
  const today = dayOf(query.now);
  let from = query.since;
  for (let page = 0; page < MAX_PAGES && from <= today; page += 1) {
    const parameters = {
      step: String(SECONDS_PER_DAY),
      limit: String(PAGE_SIZE),
      start: String(from * SECONDS_PER_DAY),
    };
    const document = await http.getJson(
      addressOf(query.baseUrl ?? BASE_URL, `/api/v2/ohlc/${query.pair}/`, parameters),
      { gapMs: GAP_MS, signal: query.signal },
    );
    const { pair, ohlc } = readShape(ohlcAnswer, document).data;
    refuseOtherPair(pair, query.pair);
    candles.push(...ohlc);
    // A pair that was listed later has empty pages first.
    from = ohlc.length === 0 ? from + PAGE_SIZE : Math.max(from + 1, nextDay(ohlc));
  }
  return candles;
}

function nextDay(candles: readonly BitstampCandle[]): number {
  const newest = candles.reduce((latest, candle) => Math.max(latest, candle.timestamp), 0);
  return Math.floor((newest * 1000) / MS_PER_DAY) + 1;
}

/** Asked for `btcusd`, the answer names `BTC/USD`. */
function refuseOtherPair(answered: string, asked: string): void {
  if (answered.replace('/', '').toLowerCase() === asked) return;
  throw new SourceFault('symbol', `Bitstamp answered for ${answered}, not ${asked}`);
}
