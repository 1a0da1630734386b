import type { SeriesId } from '../market/catalogue.ts';
import type { AsOf } from '../market/view.ts';
import type { Facts } from './reply.ts';
import type { Request } from './request.ts';

/**
 * How a series stands: `fresh` until an expected observation is overdue, then `late`, then `stale`; `blocked` or
 * `broken` where it is overdue because its sources refuse us or give nothing usable; `fetching` before its first read.
 */
export type SeriesState = 'fresh' | 'late' | 'stale' | 'blocked' | 'broken' | 'fetching';

/** How one source stands for one series. */
export interface SourceStatus {
  readonly label: string;
  readonly state: 'ok' | 'late' | 'stale' | 'blocked' | 'broken' | 'unasked';
  /** The newest day it gave (epoch day). */
  readonly lastDay: number | null;
  /** Why it failed last, in a word or a status; null where it did not. */
  readonly reason: string | null;
  /** Until when (ms) it is left alone. */
  readonly leftAloneUntil: number | null;
}

export interface SeriesStatus {
  readonly series: SeriesId;
  /** The source in use; null where there is no value yet. */
  readonly source: string | null;
  readonly quality: 'measured' | 'proxy';
  /** The day of the newest value (epoch day). */
  readonly lastDay: number | null;
  /** When (ms) the next observation becomes public; null where none can be foretold. */
  readonly nextAt: number | null;
  readonly state: SeriesState;
  /** Best first; empty where the series does not come from live sources. */
  readonly sources: readonly SourceStatus[];
  /** A page of the source in use about the series. */
  readonly link?: string;
  /** The line its licences want beside it. */
  readonly attribution?: string;
}

/** How all series and their sources stand. */
export interface DataStatus {
  /** Of every series that this bot can have, at `now` (ms). */
  list(now: number): Promise<readonly SeriesStatus[]>;
}

/** An answer as it was given, for explaining it later. */
export interface GivenAnswer {
  readonly command: string;
  /** The question as it could be typed again. */
  readonly text: string;
  readonly asOf: AsOf;
  readonly facts: Facts;
}

/** The last answer about data of each person in each chat, kept for a day. */
export interface LastAnswerPort {
  save(request: Request, answer: GivenAnswer): Promise<void>;
  read(request: Request): Promise<GivenAnswer | undefined>;
}

/** What an operator asks first. Nothing in it is secret. */
export interface HealthStatus {
  readonly version: string;
  readonly node: string;
  /** When the process began to serve (ms). */
  readonly startedAt: number;
  /** Now by the process's own clock (ms), which a replayed market's is not. */
  readonly now: number;
  readonly memoryBytes: number;
  /** Where market data come from: `live`, `sample`, or `csv`. */
  readonly marketData: string;
  readonly dataVersion: string;
  /** The database and whether it answers; null where there is none. */
  readonly database: { readonly kind: string; readonly isAnswering: boolean } | null;
  /** When any series was last refreshed (ms). */
  readonly lastRefreshAt: number | null;
}

export interface HealthPort {
  read(): Promise<HealthStatus>;
}
