import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay, MS_PER_DAY } from '../market/days.ts';
import { publishedAt } from '../market/publication.ts';
import type { SeriesKind, SeriesRow } from '../market/series-row.ts';
import { StoreError } from './store-error.ts';

const TRADED: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity', 'crypto']);
/** New York's shortest regular sessions end at 13:00 (nyse.com, early closings). */
const EARLIEST_CLOSE = '13:00';

/**
 * The first instant (ms) at which a day's bar can be final: a bound, not the provider's rule, which knows each
 * session's end and must be at least as strict.
 */
function earliestFinalAt(row: SeriesRow, day: number): number {
  if (!TRADED.has(row.kind)) return day * MS_PER_DAY;
  if (row.calendar === 'utc') return (day + 1) * MS_PER_DAY;
  return publishedAt({ lagDays: 0, at: EARLIEST_CLOSE, zone: 'America/New_York' }, day);
}

/**
 * Holds the door to history. Throws `StoreError` `not-final` when a bar's day was not over at `fetchedAt` (ms), and
 * `RangeError` when bars are out of order, a day is no whole number or a close no finite one: defects of the caller.
 */
export function refuseUnfinished(id: SeriesId, bars: readonly Bar[], fetchedAt: number): void {
  const row = seriesRow(id);
  let previous = Number.NEGATIVE_INFINITY;
  for (const { day, close } of bars) {
    if (!Number.isInteger(day) || !Number.isFinite(close)) throw new RangeError(`${id}: ${close} on ${day}`);
    if (day <= previous) throw new RangeError(`${id}: ${formatDay(day)} comes after ${formatDay(previous)}`);
    previous = day;
  }
  const newest = bars.at(-1);
  if (newest === undefined || earliestFinalAt(row, newest.day) <= fetchedAt) return;
  throw new StoreError('not-final', `${id}: ${formatDay(newest.day)} was not over when it was read`, {
    hint: 'A running day belongs in the partial bar',
  });
}
