import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bar, WeeklyBar } from '../../../src/market/bar.ts';
import type { SeriesId } from '../../../src/market/catalogue.ts';
import { parseDay } from '../../../src/market/days.ts';
import type { WeeklySeries, WeeklyValue } from '../../../src/market/view.ts';
import { fridayOf, weekOfDay } from '../../../src/market/weeks.ts';

/** The epoch day of a date written in a test; throws on a typing error. */
export function dayFrom(date: string): number {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`Not a date: ${date}`);
  return day;
}

function cell(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

/**
 * Daily bars of a reference CSV up to a day, read without the product's own reader so that the analysis is tested
 * against the files themselves. A `date,value` file gives closes alone.
 */
export function readReferenceBars(dir: string, file: string, throughDay: number): Bar[] {
  const [header = '', ...lines] = readFileSync(resolve(dir, 'data', `${file}.csv`), 'utf8')
    .trim()
    .split('\n');
  const columns = header.split(',');
  const column = (name: string) => columns.indexOf(name);
  const closeColumn = column('close') === -1 ? column('value') : column('close');
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const close = cell(cells[closeColumn]);
    const day = dayFrom(cells[0] ?? '');
    if (close === null || day > throughDay) return [];
    const [open, high, low] = ['open', 'high', 'low'].map((name) => cell(cells[column(name)]));
    return [{ day, open: open ?? null, high: high ?? null, low: low ?? null, close, volume: null }];
  });
}

function mergeDay(week: WeeklyBar | undefined, bar: Bar): WeeklyBar {
  const { day, high, low, close } = bar;
  const known = { day, close, isDegraded: false, week: weekOfDay(day) };
  if (week === undefined) return { ...known, open: bar.open, high, low, sessions: 1 };
  return {
    ...known,
    open: week.open,
    high: week.high === null || high === null ? null : Math.max(week.high, high),
    low: week.low === null || low === null ? null : Math.min(week.low, low),
    sessions: week.sessions + 1,
  };
}

/** The equity weeks of daily bars up to and including the week of `throughDay`, all taken as closed. */
export function toEquityWeeks(id: SeriesId, bars: readonly Bar[], throughDay: number): WeeklySeries {
  const weeks = new Map<number, WeeklyBar>();
  for (const bar of bars) {
    if (bar.day > throughDay) continue;
    const week = weekOfDay(bar.day);
    weeks.set(week, mergeDay(weeks.get(week), bar));
  }
  const lastClosedWeek = weekOfDay(throughDay);
  return { id, closed: [...weeks.values()], open: null, lastClosedWeek, closesAt: 0 };
}

/** The joint weekly values of METHOD 4.5: the last bar dated Friday or earlier, or a weekly series' own value. */
export function toJointValues(bars: readonly Bar[], cadence: 'daily' | 'weekly'): WeeklyValue[] {
  const values = new Map<number, WeeklyValue>();
  for (const { day, close } of bars) {
    const week = weekOfDay(day);
    if (cadence === 'weekly' || day <= fridayOf(week)) values.set(week, { week, day, value: close });
  }
  return [...values.values()];
}
