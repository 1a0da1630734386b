/**
 * Calendar days as integers: days since 1970-01-01 in UTC. Integer arithmetic has no daylight saving time and
 * no local zone, which is why every date inside the bot is one of these (METHOD 1.5).
 */
export const MS_PER_DAY = 86_400_000;

/** Parses `YYYY-MM-DD` into an epoch day; undefined when the text is not a real calendar date. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  if (!Number.isFinite(ms)) return undefined;
  const day = Math.floor(ms / MS_PER_DAY);
  return formatDay(day) === text ? day : undefined;
}

/** `YYYY-MM-DD` of an epoch day. */
export function formatDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The UTC day that holds an instant (ms). */
export function dayOf(instant: number): number {
  return Math.floor(instant / MS_PER_DAY);
}
