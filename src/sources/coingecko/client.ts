import type { HttpClient } from '../../lib/http.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import {
  errorEnvelope,
  type GlobalMarket,
  globalAnswer,
  type MarketChart,
  type MarketCoin,
  marketChartAnswer,
  marketsAnswer,
} from './schema.ts';

const BASE_URL = 'https://api.coingecko.com';
/** Without a key the allowance is the address's, shared with whoever else uses it: assume five requests a minute. */
const KEYLESS_GAP_MS = 12_000;
const KEYED_GAP_MS = 2_500;

export interface CoinGeckoAccess {
  readonly http: HttpClient;
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The whole market's totals in one request. */
export async function fetchGlobal(access: CoinGeckoAccess): Promise<GlobalMarket> {
  return readShape(globalAnswer, await getJson(access, '/global')).data;
}

/** The 250 largest coins. */
export async function fetchMarkets(access: CoinGeckoAccess): Promise<MarketCoin[]> {
  const path = '/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=1';
  return readShape(marketsAnswer, await getJson(access, path));
}

/** One coin's daily capitalisations. More than 365 days are refused, and that refusal is not worked around. */
export async function fetchMarketChart(
  access: CoinGeckoAccess,
  coin: string,
  days: number,
): Promise<MarketChart> {
  const path = `/coins/${encodeURIComponent(coin)}/market_chart?vs_currency=usd&days=${days}&interval=daily`;
  return readShape(marketChartAnswer, await getJson(access, path));
}

async function getJson(access: CoinGeckoAccess, path: string): Promise<unknown> {
  const { http, baseUrl, apiKey, signal } = access;
  const document = await http.getJson(`${baseUrl ?? BASE_URL}/api/v3${path}`, {
    gapMs: apiKey === undefined ? KEYLESS_GAP_MS : KEYED_GAP_MS,
    ...(apiKey === undefined ? {} : { headers: { 'x-cg-demo-api-key': apiKey } }),
    signal,
  });
  const envelope = errorEnvelope.safeParse(document);
  if (!envelope.success) return document;
  const code = envelope.data.status.error_code;
  throw new SourceFault(
    code === 429 ? 'rate-limited' : 'error-envelope',
    `CoinGecko answered with error ${code}`,
  );
}
