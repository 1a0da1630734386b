/**
 * Calendar days as integers: days since 1970-01-01 in UTC. Integer arithmetic has no daylight saving time and
 * no local zone, which is why every date inside the bot is one of these (METHOD 1.5).
 */
export const MS_PER_DAY = 86_400_000;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Parses `YYYY-MM-DD` into an epoch day; undefined when the text is not a real calendar date. */
export function parseDay(text: string): number | undefined {
  const match = ISO_DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // Date.UTC rolls 30 February over into March: a date that does not come back unchanged is not a real one.
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return isReal ? dayOf(date.getTime()) : undefined;
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
