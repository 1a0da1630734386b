import { formatDay, isoWeekday, MS_PER_DAY } from './days.ts';
import { isBusinessDay, isMoneyMarketDay, isSession } from './holidays.ts';
import { publishedAt } from './publication.ts';
import type { ObservedDays, SeriesRow } from './series-row.ts';

/**
 * What should have been published by now (DATA 4: fresh until the last expected publication and a grace, never for a
 * fixed number of days): `fresh`, `late` when an observation is overdue, `stale` when so much is missing that the
 * newest value no longer tells the present.
 */
export type Freshness = 'fresh' | 'late' | 'stale';

/** An observation that is still to come: the day it is of, and the instant (ms) it becomes public. */
export interface ExpectedObservation {
  readonly day: number;
  readonly at: number;
}

/** The parts of a catalogue row that expectations rest on. */
export type ExpectationRow = Pick<SeriesRow, 'publication' | 'observed' | 'staleAfterDays'>;

const MS_PER_HOUR = 3_600_000;
/** Publishers and their copies are late by minutes on good days and by hours on ordinary bad ones. */
const LATE_AFTER_MS = 3 * MS_PER_HOUR;
/** After a weekly release was missed, the weekend begins; a monthly one is never more than days late. */
const STALE_AFTER_MS = { weekly: 48 * MS_PER_HOUR, monthly: 14 * MS_PER_DAY } as const;
/** How many of the newest days tell whether a series that a file gives weekly comes daily here. */
export const RECENT_DAYS = 8;
const RECENT_SPAN_DAYS = 10;

const isWeekday = (weekday: number) => (day: number) => isoWeekday(day) === weekday;

const IS_OBSERVED: Readonly<Record<Exclude<ObservedDays, 'irregular'>, (day: number) => boolean>> = {
  sessions: isSession,
  days: () => true,
  'business-days': isBusinessDay,
  'money-market-days': isMoneyMarketDay,
  mondays: isWeekday(1),
  wednesdays: isWeekday(3),
  fridays: isWeekday(5),
  sundays: isWeekday(7),
  months: (day) => formatDay(day).endsWith('-01'),
};

const WEEKLY: ReadonlySet<ObservedDays> = new Set(['mondays', 'wednesdays', 'fridays', 'sundays']);

/**
 * The observation that follows the newest known one, and when it becomes public; undefined where none can be
 * foretold.
 */
export function expectNext(row: ExpectationRow, newestDay: number): ExpectedObservation | undefined {
  const { observed, publication } = row;
  if (observed === 'irregular') return undefined;
  const isObserved = IS_OBSERVED[observed];
  let day = newestDay + 1;
  while (!isObserved(day)) day += 1;
  return { day, at: publishedAt(publication, day) };
}

/** The instant (ms) from which the newest value is stale. */
function staleFrom(row: ExpectationRow, newestDay: number): number {
  const next = expectNext(row, newestDay);
  if (next === undefined) return (newestDay + row.staleAfterDays) * MS_PER_DAY + 1;
  if (row.observed === 'months') return next.at + STALE_AFTER_MS.monthly;
  if (WEEKLY.has(row.observed)) return next.at + STALE_AFTER_MS.weekly;
  // Of a daily series one observation may come late; two in a row are a source that has stopped.
  return expectNext(row, next.day)?.at ?? Number.POSITIVE_INFINITY;
}

/** How the newest known value stands at `instant` (ms). */
export function freshnessOf(row: ExpectationRow, newestDay: number, instant: number): Freshness {
  if (instant >= staleFrom(row, newestDay)) return 'stale';
  const next = expectNext(row, newestDay);
  return next !== undefined && instant >= next.at + LATE_AFTER_MS ? 'late' : 'fresh';
}

/**
 * The row as the data at hand keep it: altcoin capitalisation comes weekly from a file and daily from live sources,
 * which its newest days (oldest first) tell.
 */
export function observedAs(row: SeriesRow, recentDays: ArrayLike<number>): ExpectationRow {
  const [first, last] = [recentDays[0] ?? 0, recentDays[recentDays.length - 1] ?? 0];
  const isDaily = recentDays.length >= RECENT_DAYS && last - first <= RECENT_SPAN_DAYS;
  return row.observed === 'sundays' && isDaily ? { ...row, observed: 'days' } : row;
}
