/**
 * Calendar days as integers: days since 1970-01-01 in UTC. Integer arithmetic has no daylight saving time and
 * no local zone, which is why every date inside the bot is one of these (METHOD 1.5).
 */
export const MS_PER_DAY = 86_400_000;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Parses `YYYY-MM-DD` into an epoch day; undefined when the text is not a real calendar date. */
export function parseDay(text: string): number | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8));
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  if (year < 100 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return dayOf(Date.UTC(year, month - 1, dayOfMonth));
}

/** `YYYY-MM-DD` of an epoch day. */
export function formatDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The UTC day that holds an instant (ms). */
export function dayOf(instant: number): number {
  return Math.floor(instant / MS_PER_DAY);
}

/** 1 for Monday to 7 for Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
