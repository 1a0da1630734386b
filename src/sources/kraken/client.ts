import type { HttpClient } from '../../lib/http.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { type KrakenCandle, ohlcAnswer } from './schema.ts';

const BASE_URL = 'https://api.kraken.com';
const GAP_MS = 1_100;
const MINUTES_PER_DAY = 1_440;

/** The newest 720 daily candles of a pair, which is all the service keeps at hand. */
export async function fetchCandles(
  http: HttpClient,
  query: { baseUrl: string | undefined; pair: string; signal?: AbortSignal | undefined },
): Promise<KrakenCandle[]> {
  const parameters = { pair: query.pair, interval: String(MINUTES_PER_DAY) };
  const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, '/0/public/OHLC', parameters), {
    gapMs: GAP_MS,
    signal: query.signal,
  });
  const { error, result = {} } = readShape(ohlcAnswer, document);
  const [problem] = error;
  if (problem !== undefined) {
    const reason = /rate limit|too many requests/i.test(problem) ? 'rate-limited' : 'error-envelope';
    throw new SourceFault(reason, `Kraken answered with the error ${problem}`);
  }
  // The pair goes by another name in the answer (XBTUSD is XXBTZUSD); the only other member is a number.
  return Object.values(result).find((member) => Array.isArray(member)) ?? [];
}
