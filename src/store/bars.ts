import type { Bar, SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { type BarProvenance, type StoredBar, toStoredBar } from './bar-rows.ts';
import type { Database } from './database.ts';
import { readPartial } from './partial-bars.ts';
import { type UpsertOptions, type UpsertResult, upsertBars } from './upsert-bars.ts';

/** Which final bars to read; without bounds the whole history. */
export interface BarRange {
  /** The oldest day wanted. */
  readonly since?: number;
  /** At most this many, the newest ones. */
  readonly newest?: number;
}

/** A series in the store, at a glance. */
export interface StoredSeries {
  readonly series: SeriesId;
  readonly barCount: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly quarantined: number;
  /** When the newest answer about it was read (ms). */
  readonly fetchedAt: number;
  /** The data version in which it last changed. */
  readonly version: number;
}

export interface BarRepository {
  /** Stores one provider's answer for one series in one transaction; see `upsertBars`. Throws `StoreError`. */
  upsertBars(
    series: SeriesId,
    bars: readonly Bar[],
    provenance: BarProvenance,
    options?: UpsertOptions,
  ): Promise<UpsertResult>;
  /** Final bars, oldest first. */
  readBars(series: SeriesId, range?: BarRange): Promise<readonly StoredBar[]>;
  findBar(series: SeriesId, day: number): Promise<StoredBar | undefined>;
  readPartial(series: SeriesId): Promise<SeriesData['partial']>;
  /** Bars that are held back until they are confirmed, oldest first. */
  listQuarantined(series: SeriesId): Promise<readonly StoredBar[]>;
  listSeries(): Promise<readonly StoredSeries[]>;
}

function selectBars({ query }: Database, series: SeriesId, status: 'final' | 'quarantined') {
  return query.selectFrom('bars').selectAll().where('series', '=', series).where('status', '=', status);
}

async function readBars(database: Database, series: SeriesId, range: BarRange): Promise<StoredBar[]> {
  const { since, newest } = range;
  const all = selectBars(database, series, 'final');
  const wanted = since === undefined ? all : all.where('day', '>=', since);
  if (newest === undefined) return (await wanted.orderBy('day').execute()).map(toStoredBar);
  const rows = await wanted.orderBy('day', 'desc').limit(newest).execute();
  return rows.map(toStoredBar).reverse();
}

async function listSeries({ query }: Database): Promise<StoredSeries[]> {
  const rows = await query
    .selectFrom('stored_series as about')
    .select((row) => {
      const bars = (status: 'final' | 'quarantined') =>
        row.selectFrom('bars').whereRef('bars.series', '=', 'about.series').where('bars.status', '=', status);
      return [
        'about.series',
        'about.bar_count',
        'about.fetched_at',
        'about.version',
        bars('final')
          .select((bar) => bar.fn.min('bars.day').as('day'))
          .as('first_day'),
        bars('final')
          .select((bar) => bar.fn.max('bars.day').as('day'))
          .as('last_day'),
        bars('quarantined')
          .select((bar) => bar.fn.countAll<number>().as('count'))
          .as('quarantined'),
      ];
    })
    .orderBy('about.series')
    .execute();
  return rows.map((row) => ({
    series: row.series,
    barCount: row.bar_count,
    firstDay: row.first_day,
    lastDay: row.last_day,
    quarantined: row.quarantined ?? 0,
    fetchedAt: row.fetched_at,
    version: row.version,
  }));
}

/** The bars of all series, with where each came from. Every time is given: the store has no clock. */
export function createBarRepository(database: Database): BarRepository {
  return {
    upsertBars: (series, bars, provenance, options) =>
      upsertBars(database, series, bars, provenance, options),
    readBars: (series, range = {}) => readBars(database, series, range),
    async findBar(series, day) {
      const row = await selectBars(database, series, 'final').where('day', '=', day).executeTakeFirst();
      return row && toStoredBar(row);
    },
    readPartial: (series) => readPartial(database.query, series),
    async listQuarantined(series) {
      return (await selectBars(database, series, 'quarantined').orderBy('day').execute()).map(toStoredBar);
    },
    listSeries: () => listSeries(database),
  };
}
