import type { Kysely, Transaction } from 'kysely';
import type { SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { isSameCandle } from './bar-changes.ts';
import type { PartialBarsTable, Schema } from './schema.ts';

type Partial = SeriesData['partial'];

function findRow(query: Kysely<Schema>, series: SeriesId): Promise<PartialBarsTable | undefined> {
  return query.selectFrom('partial_bars').selectAll().where('series', '=', series).executeTakeFirst();
}

/** The running day's bar of a series; null when there is none. */
export async function readPartial(query: Kysely<Schema>, series: SeriesId): Promise<Partial> {
  const row = await findRow(query, series);
  if (row === undefined) return null;
  const { day, open, high, low, close, volume } = row;
  return { bar: { day, open, high, low, close, volume }, fetchedAt: row.fetched_at };
}

async function newestFinalDay(query: Kysely<Schema>, series: SeriesId): Promise<number> {
  const newest = await query
    .selectFrom('bars')
    .select('day')
    .where('series', '=', series)
    .where('status', '=', 'final')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.day ?? Number.NEGATIVE_INFINITY;
}

async function remove(query: Kysely<Schema>, series: SeriesId): Promise<void> {
  await query.deleteFrom('partial_bars').where('series', '=', series).execute();
}

/**
 * Keeps the running day's bar as it was seen last; a day that has its final bar has no running one. Returns whether
 * a reader would see another bar than before.
 */
export async function savePartial(
  transaction: Transaction<Schema>,
  series: SeriesId,
  partial: Partial | undefined,
): Promise<boolean> {
  const stored = await findRow(transaction, series);
  if (stored === undefined && (partial === undefined || partial === null)) return false;
  const newestDay = await newestFinalDay(transaction, series);
  const next = partial ?? null;
  if (next === null || next.bar.day <= newestDay) {
    const isGone = stored !== undefined && (partial === null || stored.day <= newestDay);
    if (isGone) await remove(transaction, series);
    return isGone;
  }
  const { day, open, high, low, close, volume } = next.bar;
  const row = { day, open, high, low, close, volume, fetched_at: next.fetchedAt };
  await transaction
    .insertInto('partial_bars')
    .values({ series, ...row })
    .onConflict((conflict) => conflict.column('series').doUpdateSet(row))
    .execute();
  return stored === undefined || stored.day !== day || !isSameCandle(stored, next.bar);
}
