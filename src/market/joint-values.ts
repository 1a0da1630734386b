import { type BarColumns, closeAt } from './bar-columns.ts';
import { countLeading } from './prefix.ts';
import type { WeeklyValue } from './view.ts';
import { fridayOf, weekOfDay } from './weeks.ts';

/** The value of every week of a series for statistics that join calendars. */
export interface JointHistory {
  readonly values: readonly WeeklyValue[];
  /** For each value, the index of the bar it was taken from. */
  readonly indices: Int32Array;
  readonly isDaily: boolean;
}

const isByFriday = (day: number): boolean => day <= fridayOf(weekOfDay(day));

/**
 * Friday is the last day that equities and crypto share (METHOD 4.5, 5.1), so daily bars of the weekend are left
 * out. A series that comes weekly is read where it stands, on a Sunday if need be.
 */
function isEligible(day: number, isDaily: boolean): boolean {
  return !isDaily || isByFriday(day);
}

/** Whether a later bar of a week takes the place of the one chosen before: a weekend bar only that of another. */
function replaces(day: number, chosenDay: number): boolean {
  return isByFriday(day) || !isByFriday(chosenDay);
}

function toValue(columns: BarColumns, index: number): WeeklyValue {
  const { day, close } = closeAt(columns, index);
  return { week: weekOfDay(day), day, value: close };
}

/**
 * The joint value of every week: its last bar by Friday; of a series that a file gives weekly, its only bar, and
 * Friday's again where a live source gives it daily. A week without one is absent, never filled in.
 */
export function alignWeeks(columns: BarColumns, isDaily: boolean): JointHistory {
  const indices: number[] = [];
  let lastWeek = Number.NaN;
  columns.days.forEach((day, index) => {
    if (!isEligible(day, isDaily)) return;
    const week = weekOfDay(day);
    if (week !== lastWeek) indices.push(index);
    else if (replaces(day, closeAt(columns, indices.at(-1) ?? 0).day)) indices[indices.length - 1] = index;
    lastWeek = week;
  });
  return {
    values: indices.map((index) => toValue(columns, index)),
    indices: Int32Array.from(indices),
    isDaily,
  };
}

/** The joint values of the first `count` bars, up to and including week `lastWeek`. */
export function jointValues(
  history: JointHistory,
  columns: BarColumns,
  count: number,
  lastWeek: number,
): readonly WeeklyValue[] {
  const { values, indices, isDaily } = history;
  const whole = countLeading(values, ({ week }, at) => week <= lastWeek && (indices[at] ?? 0) < count);
  const visible = values.slice(0, whole);
  // When a week's last eligible bar is not public yet, the newest public one before it stands for the week.
  const next = values[whole];
  if (count === 0 || next === undefined || next.week > lastWeek) return visible;
  const newest = toValue(columns, count - 1);
  const standsIn = newest.week === next.week && isEligible(newest.day, isDaily);
  return standsIn ? [...visible, newest] : visible;
}
