import { readFileSync } from 'node:fs';
import type { WeeklyBar } from '../../../src/market/bar.ts';
import { parseDay } from '../../../src/market/days.ts';
import { sundayOf, weekOfDay } from '../../../src/market/weeks.ts';

function toBar(week: number, day: number, close: number): WeeklyBar {
  return { week, day, open: null, high: null, low: null, close, sessions: 7, isDegraded: false };
}

/** Consecutive weeks with these closes, each ending on its Sunday. */
export function weeksOf(closes: readonly number[], firstWeek = 2000): WeeklyBar[] {
  return closes.map((close, index) => toBar(firstWeek + index, sundayOf(firstWeek + index), close));
}

/** Weekly closes of a daily reference file up to a Sunday: written apart from src/market, as a second opinion. */
export function readReferenceWeeks(dir: string, series: string, lastSunday: string): WeeklyBar[] {
  const [header = '', ...rows] = readFileSync(`${dir}/data/${series}.csv`, 'utf8').trim().split('\n');
  const closeColumn = header.split(',').indexOf('close');
  const lastOfWeek = new Map<number, WeeklyBar>();
  for (const row of rows) {
    const cells = row.split(',');
    const day = parseDay(cells[0] ?? '') ?? Number.NaN;
    if (day > (parseDay(lastSunday) ?? Number.NaN)) break;
    lastOfWeek.set(weekOfDay(day), toBar(weekOfDay(day), day, Number(cells[closeColumn])));
  }
  return [...lastOfWeek.values()];
}
