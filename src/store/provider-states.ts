import { redact } from '../lib/log.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';
import type { Database } from './database.ts';
import type { ProviderStatesTable } from './schema.ts';

/**
 * How a provider stands for one series: `late` and `stale` answer with too old a value, `blocked` refuses us,
 * `broken` answers with something unusable or not at all.
 */
export type ProviderHealth = ProviderStatesTable['state'];

/** What is known of one provider for one series. Instants are milliseconds. */
export interface ProviderState {
  readonly provider: ProviderName;
  readonly series: SeriesId;
  readonly state: ProviderHealth;
  readonly lastAttemptAt: number;
  readonly lastSuccessAt: number | null;
  /** The newest day it gave. */
  readonly lastDay: number | null;
  /** Failures since the last success. */
  readonly failures: number;
  /** Why it failed last, without credentials; null after a success. */
  readonly lastError: string | null;
  readonly blockedUntil: number | null;
  readonly latencyMs: number | null;
}

export interface ProviderSuccess {
  readonly provider: ProviderName;
  readonly series: SeriesId;
  readonly at: number;
  readonly lastDay: number | null;
  readonly latencyMs?: number;
}

export interface ProviderFailure {
  readonly provider: ProviderName;
  readonly series: SeriesId;
  readonly at: number;
  readonly state: Exclude<ProviderHealth, 'ok'>;
  readonly error: string;
  readonly blockedUntil?: number;
}

export interface ProviderStates {
  recordSuccess(success: ProviderSuccess): Promise<void>;
  recordFailure(failure: ProviderFailure): Promise<void>;
  find(provider: ProviderName, series: SeriesId): Promise<ProviderState | undefined>;
  /** All states, or those of one series, by series and provider. */
  list(series?: SeriesId): Promise<readonly ProviderState[]>;
}

/** An error is one line for a person; a whole page that came instead of data is not. */
const MAX_ERROR_LENGTH = 300;

function oneLine(text: string, secrets: readonly string[]): string {
  const clean = redact(text, secrets)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return clean.length > MAX_ERROR_LENGTH ? `${clean.slice(0, MAX_ERROR_LENGTH)}…` : clean;
}

function toState(row: ProviderStatesTable): ProviderState {
  return {
    provider: row.provider,
    series: row.series,
    state: row.state,
    lastAttemptAt: row.last_attempt_at,
    lastSuccessAt: row.last_success_at,
    lastDay: row.last_day,
    failures: row.failures,
    lastError: row.last_error,
    blockedUntil: row.blocked_until,
    latencyMs: row.latency_ms,
  };
}

async function recordSuccess({ query }: Database, success: ProviderSuccess): Promise<void> {
  const state = {
    state: 'ok' as const,
    last_attempt_at: success.at,
    last_success_at: success.at,
    last_day: success.lastDay,
    failures: 0,
    last_error: null,
    blocked_until: null,
    latency_ms: success.latencyMs ?? null,
  };
  await query
    .insertInto('provider_states')
    .values({ provider: success.provider, series: success.series, ...state })
    .onConflict((conflict) => conflict.columns(['provider', 'series']).doUpdateSet(state))
    .execute();
}

async function recordFailure(
  { query }: Database,
  failure: ProviderFailure,
  secrets: readonly string[],
): Promise<void> {
  const state = {
    state: failure.state,
    last_attempt_at: failure.at,
    last_error: oneLine(failure.error, secrets),
    blocked_until: failure.blockedUntil ?? null,
  };
  await query
    .insertInto('provider_states')
    .values({ provider: failure.provider, series: failure.series, failures: 1, ...state })
    .onConflict((conflict) =>
      conflict
        .columns(['provider', 'series'])
        .doUpdateSet((row) => ({ ...state, failures: row('provider_states.failures', '+', 1) })),
    )
    .execute();
}

/**
 * How each provider stands for each series, for `/sources` and for leaving a blocked one alone. `secrets` are cut
 * from error texts before they are stored.
 */
export function createProviderStates(database: Database, secrets: readonly string[]): ProviderStates {
  const select = () => database.query.selectFrom('provider_states').selectAll();
  return {
    recordSuccess: (success) => recordSuccess(database, success),
    recordFailure: (failure) => recordFailure(database, failure, secrets),
    async find(provider, series) {
      const row = await select()
        .where('provider', '=', provider)
        .where('series', '=', series)
        .executeTakeFirst();
      return row && toState(row);
    },
    async list(series) {
      const wanted = series === undefined ? select() : select().where('series', '=', series);
      return (await wanted.orderBy('series').orderBy('provider').execute()).map(toState);
    },
  };
}
