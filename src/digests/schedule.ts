import { tzOffset } from '@date-fns/tz';
import { dayOf, isoWeekday, MS_PER_DAY } from '../market/days.ts';
import { mondayOf, weekOfDay } from '../market/weeks.ts';

/** A weekly moment by the clock on a wall: no instant, because the wall's clock jumps twice a year. */
export interface WeeklyRule {
  /** 1 for Monday to 7 for Sunday (ISO 8601). */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** IANA name. */
  readonly zone: string;
}

/** One week's turn of a rule. */
export interface Occurrence {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly instant: number;
  /** The ISO week of the rule's own date, `2026-W04`: what makes a week's digest the same one, whatever the clock does. */
  readonly period: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No zone is further from UTC, so an offset read this far to either side is that of before and after. */
const FARTHEST_OFFSET = 15 * HOUR;

const offsetAt = (zone: string, instant: number): number => tzOffset(zone, new Date(instant)) * MINUTE;

/** The first instant after `lo` with another offset than at `lo`, to the minute; `hi` is known to have it. */
function findTransition(zone: string, lo: number, hi: number): number {
  const before = offsetAt(zone, lo);
  let [early, late] = [lo, hi];
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === before) early = middle;
    else late = middle;
  }
  return late;
}

/**
 * The instant of a wall-clock time on a local day: the first of the two where the hour is repeated, the next minute
 * that exists where the hour is skipped.
 */
function instantOf(day: number, { hour, minute, zone }: WeeklyRule): number {
  const wall = day * MS_PER_DAY + hour * HOUR + minute * MINUTE;
  const before = offsetAt(zone, wall - FARTHEST_OFFSET);
  const after = offsetAt(zone, wall + FARTHEST_OFFSET);
  const candidates = [wall - before, wall - after].filter(
    (instant) => offsetAt(zone, instant) === wall - instant,
  );
  if (candidates.length > 0) return Math.min(...candidates);
  return findTransition(zone, wall - after, wall - before);
}

/** `2026-W04` of the ISO week that holds an epoch day. */
export function formatIsoWeek(day: number): string {
  // A week belongs to the year of its Thursday.
  const thursday = mondayOf(weekOfDay(day)) + 3;
  const year = new Date(thursday * MS_PER_DAY).getUTCFullYear();
  const number = Math.floor((thursday - dayOf(Date.UTC(year, 0, 1))) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The next `count` occurrences strictly after `after` (ms), one an ISO week. */
export function occurrencesAfter(rule: WeeklyRule, after: number, count: number): readonly Occurrence[] {
  // A day early, because a skipped day can push an occurrence to the next one.
  const start = dayOf(after + offsetAt(rule.zone, after)) - 1;
  let day = start + ((rule.weekday - isoWeekday(start) + 7) % 7);
  const found: Occurrence[] = [];
  for (; found.length < count; day += 7) {
    const instant = instantOf(day, rule);
    if (instant > after) found.push({ instant, period: formatIsoWeek(day) });
  }
  return found;
}

/** The occurrences after `after` and not after `until`, oldest first. */
export function occurrencesBetween(rule: WeeklyRule, after: number, until: number): readonly Occurrence[] {
  const weeks = Math.ceil((until - after) / (7 * MS_PER_DAY)) + 1;
  if (weeks <= 0) return [];
  return occurrencesAfter(rule, after, weeks).filter(({ instant }) => instant <= until);
}
