import type { Bar, WeeklyBar } from './bar.ts';
import { countLeading } from './prefix.ts';
import { mondayOf, weekOfDay } from './weeks.ts';

/** A week of a full history, and how many bars of the series lie before its end. */
interface WeekSpan {
  readonly bar: WeeklyBar;
  readonly end: number;
}

/** All weeks of one series, aggregated once. */
export interface WeeklyHistory {
  readonly weeks: readonly WeeklyBar[];
  readonly spans: readonly WeekSpan[];
  /** Whether every day of the week should have a bar, so that missing ones can be counted. */
  readonly isEveryDay: boolean;
}

/** More than this many missing days mark a crypto week degraded; it stays in the series (METHOD 9). */
const TOLERATED_MISSING_DAYS = 2;
const DAYS_PER_WEEK = 7;

/** The extreme of a week is known only when every session's is: one missing high leaves the week's unknown. */
function extreme(
  bars: readonly Bar[],
  field: 'high' | 'low',
  pick: (a: number, b: number) => number,
): number | null {
  let result: number | null = null;
  for (const bar of bars) {
    const value = bar[field];
    if (value === null) return null;
    result = result === null ? value : pick(result, value);
  }
  return result;
}

/** One week's bar from its sessions, oldest first: open of the first, close of the last. */
function toWeeklyBar(bars: readonly Bar[], first: Bar, last: Bar, missingDays: number): WeeklyBar {
  return {
    week: weekOfDay(first.day),
    day: last.day,
    open: first.open,
    high: extreme(bars, 'high', Math.max),
    low: extreme(bars, 'low', Math.min),
    close: last.close,
    sessions: bars.length,
    isDegraded: missingDays > TOLERATED_MISSING_DAYS,
  };
}

/**
 * The bar of a week that is still running, from the sessions seen so far; null when there is none. Only days up
 * to the newest session can be missing yet.
 */
export function openWeekBar(bars: readonly Bar[], isEveryDay: boolean): WeeklyBar | null {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  const elapsedDays = last.day - mondayOf(weekOfDay(last.day)) + 1;
  return toWeeklyBar(bars, first, last, isEveryDay ? elapsedDays - bars.length : 0);
}

function closedWeekBar(bars: readonly Bar[], isEveryDay: boolean): WeeklyBar | null {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  return toWeeklyBar(bars, first, last, isEveryDay ? DAYS_PER_WEEK - bars.length : 0);
}

/** Groups a series, oldest bar first, by ISO week. A week without a bar is absent, never filled in. */
export function aggregateWeeks(bars: readonly Bar[], isEveryDay: boolean): WeeklyHistory {
  const spans: WeekSpan[] = [];
  let start = 0;
  for (let end = 1; end <= bars.length; end += 1) {
    const [bar, next] = [bars[end - 1], bars[end]];
    if (bar === undefined || (next !== undefined && weekOfDay(next.day) === weekOfDay(bar.day))) continue;
    const weekly = closedWeekBar(bars.slice(start, end), isEveryDay);
    if (weekly !== null) spans.push({ bar: weekly, end });
    start = end;
  }
  return { spans, weeks: spans.map((span) => span.bar), isEveryDay };
}

/**
 * The weeks of the first `count` bars, up to and including week `lastWeek`. Whole weeks come from the history;
 * a week whose later bars are not public yet is built again from those that are.
 */
export function closedWeeks(
  history: WeeklyHistory,
  bars: readonly Bar[],
  count: number,
  lastWeek: number,
): readonly WeeklyBar[] {
  const whole = countLeading(history.spans, (span) => span.end <= count && span.bar.week <= lastWeek);
  const start = history.spans[whole - 1]?.end ?? 0;
  const partial = bars.slice(start, count).filter((bar) => weekOfDay(bar.day) <= lastWeek);
  const rest = closedWeekBar(partial, history.isEveryDay);
  const weeks = history.weeks.slice(0, whole);
  return rest === null ? weeks : [...weeks, rest];
}
