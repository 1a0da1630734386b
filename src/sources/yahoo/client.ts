import type { HttpClient } from '../../lib/http.ts';
import { dayOf, MS_PER_DAY } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { chartAnswer, type YahooChart } from './schema.ts';

const BASE_URL = 'https://query1.finance.yahoo.com';
/** Unpublished; 0.6 s is the least that public users of this address have kept without being shut out. */
const GAP_MS = 700;

const seconds = (day: number) => (day * MS_PER_DAY) / 1000;

/**
 * The daily chart of a symbol from `since` (epoch day) on. The window is given as instants because `range=max`
 * answers with coarser bars.
 */
export async function fetchChart(
  http: HttpClient,
  query: {
    baseUrl: string | undefined;
    symbol: string;
    since: number;
    now: number;
    signal?: AbortSignal | undefined;
  },
): Promise<YahooChart> {
  const parameters = {
    period1: String(seconds(query.since)),
    period2: String(seconds(dayOf(query.now) + 1)),
    interval: '1d',
    events: 'div,split',
    includePrePost: 'false',
  };
  const path = `/v8/finance/chart/${encodeURIComponent(query.symbol)}`;
  const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, path, parameters), {
    gapMs: GAP_MS,
    signal: query.signal,
  });
  const { result, error } = readShape(chartAnswer, document).chart;
  if (error) throw new SourceFault('error-envelope', `Yahoo answered with the error ${error.code}`);
  const chart = result?.[0];
  if (chart === undefined) throw new SourceFault('empty', 'Yahoo answered without a result');
  return chart;
}
