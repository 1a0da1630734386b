import type { HttpClient } from '../../lib/http.ts';
import { dayOf, formatDay } from '../../market/days.ts';
import { readShape } from '../read-shape.ts';
import {
  type RepoOperation,
  repoAnswer,
  type SomaSummary,
  somaAnswer,
  type TreasuryOperation,
  treasuryAnswer,
} from './schema.ts';

const BASE_URL = 'https://markets.newyorkfed.org';
/** Each operation is listed with its counterparties; two years stay well below the byte cap. */
const WINDOW_DAYS = 730;

export interface NyFedQuery {
  readonly baseUrl: string | undefined;
  readonly since: number;
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
}

/** Every reverse repo operation from `since` (epoch day) on, in requests of two years each. */
export async function fetchReverseRepo(http: HttpClient, query: NyFedQuery): Promise<RepoOperation[]> {
  const operations: RepoOperation[] = [];
  const today = dayOf(query.now);
  for (let from = query.since; from <= today; from += WINDOW_DAYS) {
    const window = windowOf(from, Math.min(today, from + WINDOW_DAYS - 1));
    const document = await getJson(http, query, `/rp/reverserepo/propositions/search.json?${window}`);
    operations.push(...readShape(repoAnswer, document).repo.operations);
  }
  return operations;
}

/** The Desk's purchases of Treasury securities from `since` (epoch day) on. */
export async function fetchPurchases(http: HttpClient, query: NyFedQuery): Promise<TreasuryOperation[]> {
  const window = windowOf(query.since, dayOf(query.now));
  const path = `/tsy/purchases/results/summary/search.json?${window}&securityType=treasury`;
  return readShape(treasuryAnswer, await getJson(http, query, path)).treasury.auctions;
}

/** The holdings of the System Open Market Account, all Wednesdays. */
export async function fetchHoldings(http: HttpClient, query: NyFedQuery): Promise<SomaSummary[]> {
  return readShape(somaAnswer, await getJson(http, query, '/soma/summary.json')).soma.summary;
}

function windowOf(from: number, to: number): string {
  return `startDate=${formatDay(from)}&endDate=${formatDay(to)}`;
}

function getJson(http: HttpClient, query: NyFedQuery, path: string): Promise<unknown> {
  return http.getJson(`${query.baseUrl ?? BASE_URL}/api${path}`, { signal: query.signal });
}
