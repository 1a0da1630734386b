import type { Bar, WeeklyBar } from './bar.ts';
import { type BarColumns, closeAt, valueAt } from './bar-columns.ts';
import { countLeading } from './prefix.ts';
import { mondayOf, weekOfDay } from './weeks.ts';

/** All weeks of one series, aggregated once. */
export interface WeeklyHistory {
  readonly weeks: readonly WeeklyBar[];
  /** For each week, how many bars of the series lie before its end. */
  readonly ends: Int32Array;
  /** Whether every day of the week should have a bar, so that missing ones can be counted. */
  readonly isEveryDay: boolean;
}

/** More than this many missing days mark a crypto week degraded; it stays in the series (METHOD 9). */
const TOLERATED_MISSING_DAYS = 2;
const DAYS_PER_WEEK = 7;

const max = (a: number, b: number): number => (a > b ? a : b);
const min = (a: number, b: number): number => (a < b ? a : b);

/** The extreme of a week is known only when every session's is: one missing high leaves the week's unknown. */
function extreme(
  column: Float64Array | null,
  start: number,
  end: number,
  pick: (a: number, b: number) => number,
): number | null {
  let result = valueAt(column, start);
  for (let index = start + 1; index < end && result !== null; index += 1) {
    const value = valueAt(column, index);
    result = value === null ? null : pick(result, value);
  }
  return result;
}

/** One week's bar from bars [start, end): open of the first, close of the last, highest high and lowest low. */
function toWeeklyBar(columns: BarColumns, start: number, end: number, expectedDays: number): WeeklyBar {
  const { day, close } = closeAt(columns, end - 1);
  return {
    week: weekOfDay(day),
    day,
    open: valueAt(columns.opens, start),
    high: extreme(columns.highs, start, end, max),
    low: extreme(columns.lows, start, end, min),
    close,
    sessions: end - start,
    isDegraded: expectedDays - (end - start) > TOLERATED_MISSING_DAYS,
  };
}

/** How many days of the week of `day` have passed by the end of that day. */
function daysUntil(day: number): number {
  return day - mondayOf(weekOfDay(day)) + 1;
}

/** Groups a series by ISO week. A week without a bar is absent, never filled in. */
export function aggregateWeeks(columns: BarColumns, isEveryDay: boolean): WeeklyHistory {
  const { days } = columns;
  const weeks: WeeklyBar[] = [];
  const ends: number[] = [];
  let start = 0;
  for (let end = 1; end <= days.length; end += 1) {
    const next = days[end];
    if (next !== undefined && weekOfDay(next) === weekOfDay(closeAt(columns, end - 1).day)) continue;
    weeks.push(toWeeklyBar(columns, start, end, isEveryDay ? DAYS_PER_WEEK : 0));
    ends.push(end);
    start = end;
  }
  return { weeks, ends: Int32Array.from(ends), isEveryDay };
}

/**
 * The weeks of the first `count` bars, up to and including week `lastWeek`. Whole weeks come from the history;
 * a week whose later bars are not public yet is built again from those that are.
 */
export function closedWeeks(
  history: WeeklyHistory,
  columns: BarColumns,
  count: number,
  lastWeek: number,
): readonly WeeklyBar[] {
  const { weeks, ends, isEveryDay } = history;
  const whole = countLeading(weeks, (bar, index) => bar.week <= lastWeek && (ends[index] ?? 0) <= count);
  const closed = weeks.slice(0, whole);
  const start = ends[whole - 1] ?? 0;
  const isCut = start < count && weekOfDay(closeAt(columns, start).day) <= lastWeek;
  return isCut ? [...closed, toWeeklyBar(columns, start, count, isEveryDay ? DAYS_PER_WEEK : 0)] : closed;
}

/**
 * The bar of week `week` from those of the first `count` bars that fall into it; null when there is none. Only
 * days up to the newest session can be missing yet.
 */
export function openWeek(
  columns: BarColumns,
  count: number,
  week: number,
  isEveryDay: boolean,
): WeeklyBar | null {
  const start = countLeading(columns.days, (day) => weekOfDay(day) < week);
  if (start >= count) return null;
  const { day } = closeAt(columns, count - 1);
  return toWeeklyBar(columns, start, count, isEveryDay ? daysUntil(day) : 0);
}

/** The running week with one more session, the day that is still going on. */
export function withSession(open: WeeklyBar | null, bar: Bar, isEveryDay: boolean): WeeklyBar {
  const sessions = (open?.sessions ?? 0) + 1;
  const isKnown = (a: number | null, b: number | null): a is number => a !== null && b !== null;
  return {
    week: weekOfDay(bar.day),
    day: bar.day,
    open: open === null ? bar.open : open.open,
    high: open === null ? bar.high : isKnown(open.high, bar.high) ? max(open.high, bar.high ?? 0) : null,
    low: open === null ? bar.low : isKnown(open.low, bar.low) ? min(open.low, bar.low ?? 0) : null,
    close: bar.close,
    sessions,
    isDegraded: isEveryDay && daysUntil(bar.day) - sessions > TOLERATED_MISSING_DAYS,
  };
}
