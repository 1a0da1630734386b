import type { Transaction } from 'kysely';
import type { Adjustment, Bar, SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { type BulkTable, writeInBulk } from './bulk.ts';
import type { BarsTable, Schema } from './schema.ts';

/** Where a batch of bars came from, kept with each of them. */
export interface BarProvenance {
  /** The provider's name as a person may read it. */
  readonly source: string;
  readonly adjustment: Adjustment | 'unknown';
  readonly quality: SeriesData['quality'];
  /** When the batch was read (ms): the first-seen time of its new bars and the seen time of its revisions. */
  readonly fetchedAt: number;
  /** When the newest of its bars became public (ms), where the provider says so. */
  readonly publishedAt: number | null;
  /** Per day, the share of the market's value that the figure rests on (a ratio); null where that has no meaning. */
  readonly coverage?: ReadonlyMap<number, number> | null;
}

/** A bar as it is stored, with where it came from and how it was first seen. */
export interface StoredBar extends Bar, Omit<BarProvenance, 'coverage'> {
  readonly coverage: number | null;
  readonly firstClose: number;
  /** When this day's bar was first seen (ms). */
  readonly firstSeenAt: number;
}

/** What a new state of a bar keeps of its past. */
export type BarPast = Pick<BarsTable, 'first_close' | 'first_seen_at'>;

const BARS = {
  name: 'bars',
  columns: {
    series: 'text',
    status: 'text',
    day: 'integer',
    open: 'double precision',
    high: 'double precision',
    low: 'double precision',
    close: 'double precision',
    volume: 'double precision',
    source: 'text',
    adjustment: 'text',
    quality: 'text',
    published_at: 'bigint',
    fetched_at: 'bigint',
    coverage: 'double precision',
    first_close: 'double precision',
    first_seen_at: 'bigint',
  },
  key: ['series', 'status', 'day'],
  replaced: [
    'open',
    'high',
    'low',
    'close',
    'volume',
    'source',
    'adjustment',
    'quality',
    'published_at',
    'fetched_at',
    'coverage',
    'first_close',
    'first_seen_at',
  ],
} as const satisfies BulkTable<keyof BarsTable>;

export function toStoredBar(row: BarsTable): StoredBar {
  return {
    day: row.day,
    open: row.open,
    high: row.high,
    low: row.low,
    close: row.close,
    volume: row.volume,
    source: row.source,
    adjustment: row.adjustment,
    quality: row.quality,
    publishedAt: row.published_at,
    fetchedAt: row.fetched_at,
    coverage: row.coverage,
    firstClose: row.first_close,
    firstSeenAt: row.first_seen_at,
  };
}

/** Makes rows of a batch's bars; a bar without a past is seen for the first time. */
export type BuildRow = (bar: Bar, status: BarsTable['status'], past?: BarPast) => BarsTable;

export function createRowBuilder(
  series: SeriesId,
  newestDay: number | undefined,
  provenance: BarProvenance,
): BuildRow {
  return (bar, status, past) => ({
    series,
    status,
    day: bar.day,
    open: bar.open,
    high: bar.high,
    low: bar.low,
    close: bar.close,
    volume: bar.volume,
    source: provenance.source,
    adjustment: provenance.adjustment,
    quality: provenance.quality,
    published_at: bar.day === newestDay ? provenance.publishedAt : null,
    fetched_at: provenance.fetchedAt,
    coverage: provenance.coverage?.get(bar.day) ?? null,
    first_close: past?.first_close ?? bar.close,
    first_seen_at: past?.first_seen_at ?? provenance.fetchedAt,
  });
}

/** Writes rows, each in the place of the one with its key if there is one. */
export async function writeBars(
  transaction: Transaction<Schema>,
  rows: readonly Readonly<BarsTable>[],
): Promise<void> {
  await writeInBulk(transaction, rows, BARS);
}
