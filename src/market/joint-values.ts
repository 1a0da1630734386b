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

/** Daily series are read on Friday, the last day that equities and crypto share (METHOD 4.5, 5.1). */
function isEligible(day: number, isDaily: boolean): boolean {
  return !isDaily || day <= fridayOf(weekOfDay(day));
}

function toValue(columns: BarColumns, index: number): WeeklyValue {
  const { day, close } = closeAt(columns, index);
  return { week: weekOfDay(day), day, value: close };
}

/** The joint value of every week: its last eligible bar. A week without one is absent, never filled in. */
export function alignWeeks(columns: BarColumns, isDaily: boolean): JointHistory {
  const indices: number[] = [];
  let lastWeek = Number.NaN;
  columns.days.forEach((day, index) => {
    if (!isEligible(day, isDaily)) return;
    const week = weekOfDay(day);
    if (week === lastWeek) indices.pop();
    indices.push(index);
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
