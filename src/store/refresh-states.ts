import type { SeriesId } from '../market/catalogue.ts';
import type { Database } from './database.ts';
import type { RefreshStatesTable } from './schema.ts';

/** Where the refresh of one series stands. Instants are milliseconds. */
export interface RefreshState {
  readonly series: SeriesId;
  readonly lastAttemptAt: number | null;
  readonly lastSuccessAt: number | null;
  /** When it is worth asking again; null when that was never decided, which means now. */
  readonly nextDueAt: number | null;
  /** How far a first read had come, in the refresh's own words; null before it begins and when it is done. */
  readonly backfillCursor: string | null;
  /** When the whole history was there; null until then. */
  readonly backfilledAt: number | null;
}

export interface RefreshStates {
  find(series: SeriesId): Promise<RefreshState | undefined>;
  list(): Promise<readonly RefreshState[]>;
  /** The states that are due at `now`, the most overdue first. A series without a state is not among them. */
  listDue(now: number): Promise<readonly RefreshState[]>;
  recordAttempt(series: SeriesId, at: number): Promise<void>;
  recordSuccess(
    series: SeriesId,
    success: { readonly at: number; readonly nextDueAt: number },
  ): Promise<void>;
  postpone(series: SeriesId, nextDueAt: number): Promise<void>;
  /** Marks how far a first read has come, for going on there after a crash. */
  saveCursor(series: SeriesId, cursor: string): Promise<void>;
  finishBackfill(series: SeriesId, at: number): Promise<void>;
}

const UNKNOWN = {
  last_attempt_at: null,
  last_success_at: null,
  next_due_at: null,
  backfill_cursor: null,
  backfilled_at: null,
} satisfies Omit<RefreshStatesTable, 'series'>;

function toState(row: RefreshStatesTable): RefreshState {
  return {
    series: row.series,
    lastAttemptAt: row.last_attempt_at,
    lastSuccessAt: row.last_success_at,
    nextDueAt: row.next_due_at,
    backfillCursor: row.backfill_cursor,
    backfilledAt: row.backfilled_at,
  };
}

/** When each series was refreshed and is due again, and how far its first read has come. */
export function createRefreshStates(database: Database): RefreshStates {
  const select = () => database.query.selectFrom('refresh_states').selectAll();
  async function save(series: SeriesId, change: Partial<RefreshStatesTable>): Promise<void> {
    await database.query
      .insertInto('refresh_states')
      .values({ ...UNKNOWN, ...change, series })
      .onConflict((conflict) => conflict.column('series').doUpdateSet(change))
      .execute();
  }
  return {
    async find(series) {
      const row = await select().where('series', '=', series).executeTakeFirst();
      return row && toState(row);
    },
    async list() {
      return (await select().orderBy('series').execute()).map(toState);
    },
    async listDue(now) {
      const rows = await select()
        .where((row) => row.or([row('next_due_at', 'is', null), row('next_due_at', '<=', now)]))
        .execute();
      const dueAt = (row: RefreshStatesTable) => row.next_due_at ?? Number.NEGATIVE_INFINITY;
      // The dialects disagree where null sorts, so the few rows are sorted here.
      return rows
        .sort((a, b) => (dueAt(a) === dueAt(b) ? 0 : dueAt(a) - dueAt(b)) || a.series.localeCompare(b.series))
        .map(toState);
    },
    recordAttempt: (series, at) => save(series, { last_attempt_at: at }),
    recordSuccess: (series, { at, nextDueAt }) =>
      save(series, { last_attempt_at: at, last_success_at: at, next_due_at: nextDueAt }),
    postpone: (series, nextDueAt) => save(series, { next_due_at: nextDueAt }),
    saveCursor: (series, cursor) => save(series, { backfill_cursor: cursor }),
    finishBackfill: (series, at) => save(series, { backfill_cursor: null, backfilled_at: at }),
  };
}
