import type { Bar } from './bar.ts';
import { countLeading } from './prefix.ts';
import type { WeeklyValue } from './view.ts';
import { fridayOf, weekOfDay } from './weeks.ts';

/** A week's value for joint statistics, and the position of the bar it was taken from. */
interface JointSpan extends WeeklyValue {
  readonly index: number;
}

export interface JointHistory {
  readonly spans: readonly JointSpan[];
  readonly values: readonly WeeklyValue[];
  readonly isDaily: boolean;
}

/** Daily series are read on Friday, the last day that equities and crypto share (METHOD 4.5, 5.1). */
function isEligible(bar: Bar, isDaily: boolean): boolean {
  return !isDaily || bar.day <= fridayOf(weekOfDay(bar.day));
}

const toValue = (bar: Bar): WeeklyValue => ({ week: weekOfDay(bar.day), day: bar.day, value: bar.close });

/** The joint value of every week of a series, oldest bar first; a week without an eligible bar is absent. */
export function alignWeeks(bars: readonly Bar[], isDaily: boolean): JointHistory {
  const spans: JointSpan[] = [];
  bars.forEach((bar, index) => {
    if (!isEligible(bar, isDaily)) return;
    const value = toValue(bar);
    if (spans.at(-1)?.week === value.week) spans.pop();
    spans.push({ ...value, index });
  });
  const values = spans.map(({ week, day, value }) => ({ week, day, value }));
  return { spans, values, isDaily };
}

/** The joint values of the first `count` bars, up to and including week `lastWeek`. */
export function jointValues(
  history: JointHistory,
  bars: readonly Bar[],
  count: number,
  lastWeek: number,
): readonly WeeklyValue[] {
  const whole = countLeading(history.spans, (span) => span.index < count && span.week <= lastWeek);
  const values = history.values.slice(0, whole);
  // When a week's last eligible bar is not public yet, the newest public one before it stands for the week.
  const newest = bars[count - 1];
  const next = history.spans[whole];
  if (newest === undefined || next === undefined || next.week > lastWeek) return values;
  return weekOfDay(newest.day) === next.week && isEligible(newest, history.isDaily)
    ? [...values, toValue(newest)]
    : values;
}
