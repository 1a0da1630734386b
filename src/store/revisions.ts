import type { Transaction } from 'kysely';
import type { SeriesId } from '../market/catalogue.ts';
import { type BarChange, closeRatio } from './bar-changes.ts';
import { type BulkTable, writeInBulk } from './bulk.ts';
import type { Database } from './database.ts';
import type { BarRevisionsTable, CandleColumns, Schema } from './schema.ts';

/** One change of a final bar. */
export interface LoggedRevision {
  readonly day: number;
  /** When the new value was read (ms). */
  readonly seenAt: number;
  /** Who gave the new value. */
  readonly source: string;
  readonly old: Readonly<CandleColumns>;
  /** Null when the bar was removed. */
  readonly new: Readonly<CandleColumns> | null;
  /** The change of the close (0.01 is one percent up); null when the bar was removed or the old close was 0. */
  readonly ratio: number | null;
}

/** Which revisions to list; without bounds all of a series. */
export interface RevisionFilter {
  /** Only what was seen at this instant (ms) or later. */
  readonly seenSince?: number;
  /** Only bars of this day or later. */
  readonly sinceDay?: number;
}

export interface RevisionLog {
  /** The revisions of a series, in the order in which they were seen. */
  list(series: SeriesId, filter?: RevisionFilter): Promise<readonly LoggedRevision[]>;
}

const REVISIONS = {
  name: 'bar_revisions',
  columns: {
    series: 'text',
    day: 'integer',
    seen_at: 'bigint',
    source: 'text',
    old_open: 'double precision',
    old_high: 'double precision',
    old_low: 'double precision',
    old_close: 'double precision',
    old_volume: 'double precision',
    new_open: 'double precision',
    new_high: 'double precision',
    new_low: 'double precision',
    new_close: 'double precision',
    new_volume: 'double precision',
  },
  key: ['series', 'day', 'seen_at'],
  replaced: ['new_open', 'new_high', 'new_low', 'new_close', 'new_volume'],
} as const satisfies BulkTable<keyof BarRevisionsTable>;

function toRow({ stored, bar }: BarChange, seenAt: number, source: string): BarRevisionsTable {
  return {
    series: stored.series,
    day: stored.day,
    seen_at: seenAt,
    source,
    old_open: stored.open,
    old_high: stored.high,
    old_low: stored.low,
    old_close: stored.close,
    old_volume: stored.volume,
    new_open: bar?.open ?? null,
    new_high: bar?.high ?? null,
    new_low: bar?.low ?? null,
    new_close: bar?.close ?? null,
    new_volume: bar?.volume ?? null,
  };
}

/** Logs the changes of a batch. Two of one bar at the same instant are one, from the first value to the last. */
export async function logRevisions(
  transaction: Transaction<Schema>,
  changes: readonly BarChange[],
  batch: { readonly fetchedAt: number; readonly source: string },
): Promise<void> {
  const rows = changes.map((change) => toRow(change, batch.fetchedAt, batch.source));
  await writeInBulk(transaction, rows, REVISIONS);
}

function toRevision(row: BarRevisionsTable): LoggedRevision {
  const { old_close: oldClose, new_close: newClose } = row;
  return {
    day: row.day,
    seenAt: row.seen_at,
    source: row.source,
    old: {
      open: row.old_open,
      high: row.old_high,
      low: row.old_low,
      close: oldClose,
      volume: row.old_volume,
    },
    new:
      newClose === null
        ? null
        : {
            open: row.new_open,
            high: row.new_high,
            low: row.new_low,
            close: newClose,
            volume: row.new_volume,
          },
    ratio: newClose === null ? null : closeRatio(oldClose, newClose),
  };
}

/** Reads the log of what providers have changed after the fact. */
export function createRevisionLog(database: Database): RevisionLog {
  return {
    async list(series, { seenSince = 0, sinceDay } = {}) {
      const all = database.query
        .selectFrom('bar_revisions')
        .selectAll()
        .where('series', '=', series)
        .where('seen_at', '>=', seenSince);
      const wanted = sinceDay === undefined ? all : all.where('day', '>=', sinceDay);
      return (await wanted.orderBy('seen_at').orderBy('day').execute()).map(toRevision);
    },
  };
}
