import { formatCountdown, formatInstant } from '../lib/format.ts';
import { formatDay, MS_PER_DAY } from '../market/days.ts';
import type { WeeklySeries } from '../market/view.ts';
import { type Calendar, sundayOf, weekClosesAt } from '../market/weeks.ts';

/** A week as answers date it: the Sunday of a crypto week, the last session of an equity week (METHOD 1.5). */
export function weekEndDay(bar: { readonly week: number; readonly day: number }, calendar: Calendar): number {
  return calendar === 'utc' ? sundayOf(bar.week) : bar.day;
}

export function weekEndIso(bar: { readonly week: number; readonly day: number }, calendar: Calendar): string {
  return formatDay(weekEndDay(bar, calendar));
}

/** Where a day stands on a chart's time axis (ms). */
export function chartTime(day: number): number {
  return day * MS_PER_DAY;
}

/** `Mon 26 Jan 2026 00:00 UTC (in 7d 0h)`: when the next statistic can change. */
export function describeNextClose(closesAt: number, now: number): string {
  return `${formatInstant(closesAt)} (in ${formatCountdown(closesAt - now)})`;
}

/** The stretch of a chart that is still open, for hatching; undefined while the running week has no bar. */
export function provisionalStretch(weekly: WeeklySeries): { from: number; to: number } | undefined {
  const last = weekly.closed.at(-1);
  if (weekly.open === null || last === undefined) return undefined;
  return { from: chartTime(last.day), to: chartTime(Math.max(weekly.open.day, last.day + 1)) };
}

/** When the week after `week` closes on both calendars (ms). */
export function nextJointClose(week: number): number {
  return Math.max(weekClosesAt(week + 1, 'utc'), weekClosesAt(week + 1, 'equity'));
}
