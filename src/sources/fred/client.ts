import type { HttpClient } from '../../lib/http.ts';
import { formatDay } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { observationsAnswer, seriesAnswer } from './schema.ts';

const API_URL = 'https://api.stlouisfed.org';
const GRAPH_URL = 'https://fred.stlouisfed.org';
/** 120 requests a minute are allowed for a key. */
const API_GAP_MS = 600;
const GRAPH_GAP_MS = 5_000;
/** The graph server hangs for some hosts instead of refusing them, so it gets one short attempt. */
const GRAPH_DEADLINE_MS = 8_000;

/** One observation as published; null is a value the publisher marks as missing. */
export interface Observation {
  readonly day: number;
  readonly value: number | null;
}

export interface FredSeries {
  readonly observations: readonly Observation[];
  /** The unit in the publisher's words. */
  readonly units: string;
  /** When the series was last changed (ms). */
  readonly updatedAt: number | null;
}

interface FredQuery {
  readonly baseUrl: string | undefined;
  readonly symbol: string;
  readonly signal?: AbortSignal | undefined;
}

/** A series by FRED's keyed interface: its unit first, then its observations from `since` (epoch day) on. */
export async function fetchSeries(
  http: HttpClient,
  query: FredQuery & { apiKey: string; since: number | undefined },
): Promise<FredSeries> {
  const read = (path: string, parameters: Record<string, string>) => {
    const all = { series_id: query.symbol, file_type: 'json', ...parameters, api_key: query.apiKey };
    return http.getJson(addressOf(query.baseUrl ?? API_URL, path, all), {
      gapMs: API_GAP_MS,
      signal: query.signal,
    });
  };
  const [about] = readShape(seriesAnswer, await read('/fred/series', {})).seriess;
  if (about?.id !== query.symbol) {
    throw new SourceFault('symbol', `FRED answered for ${about?.id}, not ${query.symbol}`);
  }
  const window: Record<string, string> =
    query.since === undefined ? {} : { observation_start: formatDay(query.since) };
  const answer = readShape(observationsAnswer, await read('/fred/series/observations', window));
  return {
    observations: answer.observations.map(({ date, value }) => ({ day: date, value })),
    units: about.units,
    updatedAt: parseUpdated(about.last_updated),
  };
}

/** `2026-11-19 15:36:04-06` as an instant (ms). */
function parseUpdated(text: string | undefined): number | null {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)([+-]\d\d)$/.exec(text ?? '');
  return parts === null ? null : Date.parse(`${parts[1]}T${parts[2]}${parts[3]}:00`);
}

/** The text of `fredgraph.csv` for a series: its whole history, because the magnitude is judged by it. */
export function fetchGraph(http: HttpClient, query: FredQuery): Promise<string> {
  return http.getText(addressOf(query.baseUrl ?? GRAPH_URL, '/graph/fredgraph.csv', { id: query.symbol }), {
    gapMs: GRAPH_GAP_MS,
    deadlineMs: GRAPH_DEADLINE_MS,
    maxRetries: 0,
    signal: query.signal,
  });
}
