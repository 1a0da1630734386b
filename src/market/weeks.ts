import { MS_PER_DAY } from './days.ts';

/**
 * ISO weeks by integer arithmetic (METHOD 1.5). Week 0 starts on Monday 1970-01-05, so the week of an epoch day
 * is floor((day - 4) / 7): no time zone and no daylight saving time can move it.
 */
const FIRST_MONDAY = 4;
const HOUR = 3_600_000;

/** Which days trade: an exchange's sessions, or every UTC day. It decides when a week is over. */
export type Calendar = 'equity' | 'utc';

export function weekOfDay(day: number): number {
  return Math.floor((day - FIRST_MONDAY) / 7);
}

export function mondayOf(week: number): number {
  return week * 7 + FIRST_MONDAY;
}

export function fridayOf(week: number): number {
  return mondayOf(week) + 4;
}

export function sundayOf(week: number): number {
  return mondayOf(week) + 6;
}

/**
 * The instant (ms) from which a week counts as over. Crypto: Sunday 24:00 UTC. Equities: Saturday 05:00 UTC,
 * which lies after every New York close, summer or winter, half day or Friday holiday.
 */
export function weekClosesAt(week: number, calendar: Calendar): number {
  if (calendar === 'utc') return (sundayOf(week) + 1) * MS_PER_DAY;
  return (fridayOf(week) + 1) * MS_PER_DAY + 5 * HOUR;
}

/** The newest week that is over at `instant`, allowing `graceMs` for the last bar to become final. */
export function lastClosedWeek(instant: number, calendar: Calendar, graceMs = 0): number {
  const week = weekOfDay(Math.floor(instant / MS_PER_DAY));
  return instant >= weekClosesAt(week, calendar) + graceMs
    ? week
    : lastClosedBefore(week, instant, calendar, graceMs);
}

function lastClosedBefore(week: number, instant: number, calendar: Calendar, graceMs: number): number {
  return instant >= weekClosesAt(week - 1, calendar) + graceMs ? week - 1 : week - 2;
}
