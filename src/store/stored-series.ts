import type { Transaction } from 'kysely';
import type { SeriesId } from '../market/catalogue.ts';
import { bumpDataVersion } from './data-version.ts';
import type { Schema } from './schema.ts';

/** What is known of a series before a batch is written. */
export interface SeriesClaim {
  readonly barCount: number;
  /** When the newest stored answer was read (ms); 0 before the first. */
  readonly fetchedAt: number;
}

/**
 * Takes the series for this transaction: another writer of the same series waits here, so that two batches cannot
 * both find a bar missing. Always claimed before the data version, or two writers could wait for each other.
 */
export async function claimSeries(transaction: Transaction<Schema>, series: SeriesId): Promise<SeriesClaim> {
  const row = await transaction
    .insertInto('stored_series')
    .values({ series, version: 0, bars_version: 0, bar_count: 0, fetched_at: 0 })
    .onConflict((conflict) => conflict.column('series').doUpdateSet({ series }))
    .returning(['bar_count', 'fetched_at'])
    .executeTakeFirstOrThrow();
  return { barCount: row.bar_count, fetchedAt: row.fetched_at };
}

/** Notes what a batch has done to its series; what a reader can see moves the data version. Returns the version. */
export async function closeClaim(
  transaction: Transaction<Schema>,
  series: SeriesId,
  done: SeriesClaim & { readonly hasNewBars: boolean; readonly hasNewPartial: boolean },
): Promise<number | undefined> {
  const isVisible = done.hasNewBars || done.hasNewPartial;
  const version = isVisible ? await bumpDataVersion(transaction) : undefined;
  await transaction
    .updateTable('stored_series')
    .set({
      bar_count: done.barCount,
      fetched_at: done.fetchedAt,
      ...(version === undefined ? {} : { version }),
      ...(version === undefined || !done.hasNewBars ? {} : { bars_version: version }),
    })
    .where('series', '=', series)
    .execute();
  return version;
}
