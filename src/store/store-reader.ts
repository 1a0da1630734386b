import type { Kysely } from 'kysely';
import { type BarColumns, createBarPacker, type PackedSeries, unpackBars } from '../market/bar-columns.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { SeriesReader } from '../market/view.ts';
import { readDataVersion } from './data-version.ts';
import type { Database } from './database.ts';
import { readPartial } from './partial-bars.ts';
import type { Schema, StoredSeriesTable } from './schema.ts';

/** All series of the store in memory, packed, as of one data version. */
export interface StoreReader extends SeriesReader {
  /**
   * Loads the series that changed since the last load and tells whether there were any; with nothing new it costs
   * one read of one row. After true, build a new Market: it finds unchanged series as they were.
   */
  refreshIfChanged(): Promise<boolean>;
  /** What the reader holds now, untouched by later loads: for a Market that reads its series bit by bit. */
  snapshot(): SeriesReader;
}

/** A series as it was loaded. */
interface LoadedSeries {
  readonly barsVersion: number;
  readonly series: PackedSeries;
}

/** Rows of a page die young: those of a whole history would outlive it and swell the heap for good (30 MB measured). */
const PAGE = 500;

type Loaded = ReadonlyMap<SeriesId, LoadedSeries>;

interface Contents {
  readonly version: number;
  readonly loaded: Loaded;
}

function finalBars(query: Kysely<Schema>, series: SeriesId) {
  return query.selectFrom('bars').where('series', '=', series).where('status', '=', 'final');
}

async function loadColumns(query: Kysely<Schema>, series: SeriesId): Promise<BarColumns> {
  const { count } = await finalBars(query, series)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const all = finalBars(query, series)
    .select(['day', 'open', 'high', 'low', 'close', 'volume'])
    .orderBy('day')
    .limit(PAGE);
  const packer = createBarPacker(count);
  for (let last: number | undefined; ; ) {
    const bars = await (last === undefined ? all : all.where('day', '>', last)).execute();
    packer.add(bars);
    last = bars.at(-1)?.day;
    if (bars.length < PAGE) return packer.finish();
  }
}

/** The provenance of a series is that of its newest bar; each bar's own stays in the store. */
async function loadSeries(
  query: Kysely<Schema>,
  about: StoredSeriesTable,
  before: LoadedSeries | undefined,
): Promise<LoadedSeries | undefined> {
  const newest = await finalBars(query, about.series)
    .select(['source', 'adjustment', 'quality'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return undefined;
  const hasSameBars = before?.barsVersion === about.bars_version;
  const id = about.series;
  return {
    barsVersion: about.bars_version,
    series: {
      id,
      columns: hasSameBars ? before.series.columns : await loadColumns(query, id),
      partial: await readPartial(query, id),
      source: newest.source,
      adjustment: newest.adjustment,
      quality: newest.quality,
      fetchedAt: about.fetched_at,
    },
  };
}

/** Reads what has changed since `before` in one snapshot, so that no half of a batch is seen. */
function loadChanges({ query }: Database, before: Contents): Promise<Contents> {
  const reading = query.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return reading.execute(async (transaction) => {
    const version = await readDataVersion({ query: transaction });
    const changed = await transaction
      .selectFrom('stored_series')
      .selectAll()
      .where('version', '>', before.version)
      .execute();
    const loaded = new Map(before.loaded);
    for (const about of changed) {
      const series = await loadSeries(transaction, about, before.loaded.get(about.series));
      if (series === undefined) loaded.delete(about.series);
      else loaded.set(about.series, series);
    }
    return { version, loaded };
  });
}

function toReader({ version, loaded }: Contents): SeriesReader {
  const readPacked = (id: SeriesId) => loaded.get(id)?.series;
  return {
    version: `store-${version}`,
    isSample: false,
    readPacked,
    read(id) {
      const packed = readPacked(id);
      if (packed === undefined) return undefined;
      const { columns, ...about } = packed;
      return { ...about, bars: unpackBars(columns) };
    },
  };
}

/** Loads every series of the store. A series without a final bar is not there yet. Throws `StoreError`. */
export async function createStoreReader(database: Database): Promise<StoreReader> {
  let contents = await loadChanges(database, { version: 0, loaded: new Map() });
  let reader = toReader(contents);
  let loading: Promise<boolean> | undefined;
  async function refresh(): Promise<boolean> {
    if ((await readDataVersion(database)) === contents.version) return false;
    contents = await loadChanges(database, contents);
    reader = toReader(contents);
    return true;
  }
  return {
    isSample: false,
    get version() {
      return reader.version;
    },
    read: (id) => reader.read(id),
    readPacked: (id) => reader.readPacked?.(id),
    snapshot: () => reader,
    refreshIfChanged() {
      loading ??= refresh().finally(() => {
        loading = undefined;
      });
      return loading;
    },
  };
}
