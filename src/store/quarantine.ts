import type { Transaction } from 'kysely';
import type { Bar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { isSameCandle } from './bar-changes.ts';
import type { BarPast } from './bar-rows.ts';
import type { BarsTable, Schema } from './schema.ts';

/** The bars of a series that are held back, by day. */
export type Quarantine = ReadonlyMap<number, BarsTable>;

export async function readQuarantine(
  transaction: Transaction<Schema>,
  series: SeriesId,
): Promise<Quarantine> {
  const rows = await transaction
    .selectFrom('bars')
    .selectAll()
    .where('series', '=', series)
    .where('status', '=', 'quarantined')
    .execute();
  return new Map(rows.map((row) => [row.day, row]));
}

/** Since when the same doubtful value is known; another value is a new doubt. */
export function pastOf(quarantine: Quarantine, bar: Bar): BarPast | undefined {
  const held = quarantine.get(bar.day);
  return held !== undefined && isSameCandle(held, bar) ? held : undefined;
}

/** Ends the doubt about days that now have a final bar. */
export async function releaseDays(
  transaction: Transaction<Schema>,
  series: SeriesId,
  days: readonly number[],
): Promise<void> {
  if (days.length === 0) return;
  await transaction
    .deleteFrom('bars')
    .where('series', '=', series)
    .where('status', '=', 'quarantined')
    .where('day', 'in', [...days])
    .execute();
}
