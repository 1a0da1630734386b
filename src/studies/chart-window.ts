import { thinIndices } from '../analysis/thin.ts';
import type { LineMark, Point } from '../charts/spec.ts';
import { type Range, rangeStartDay } from '../chat/arguments.ts';
import { chartTime, weekEndDay } from '../chat/weeks.ts';
import type { WeeklySeries } from '../market/view.ts';
import type { Calendar } from '../market/weeks.ts';

/** The weeks that a chart shows, thinned to what a phone can show, by their index in the full history. */
export interface ChartWindow {
  readonly first: number;
  readonly indices: readonly number[];
  /** A line over the window; `value` is asked by index in the full history, null breaks the line. */
  line(value: (index: number) => number | null | undefined): Point[];
}

/** A week as a chart needs it: its last day, and the value by which thinning tells extremes. */
interface ChartWeek {
  readonly week: number;
  readonly day: number;
  readonly close: number;
}

/**
 * The stretch of `weeks` that `range` shows, seen from the day a question is about. `keep` are indices (crosses, say)
 * that thinning must not drop. Crypto weeks stand on their Sunday, equity weeks on their last session.
 */
export function selectWindow(
  weeks: readonly ChartWeek[],
  calendar: Calendar,
  options: { readonly range: Range; readonly today: number; readonly keep?: readonly number[] },
): ChartWindow {
  const fromDay = rangeStartDay(options.range, options.today);
  const start = fromDay === undefined ? 0 : weeks.findIndex((bar) => bar.day >= fromDay);
  // A series that ended before the range has nothing to show in it.
  const first = start === -1 ? weeks.length : start;
  const keep = (options.keep ?? []).filter((index) => index >= first).map((index) => index - first);
  const indices = thinIndices(
    weeks.slice(first).map((bar) => bar.close),
    keep,
  ).map((index) => index + first);
  return {
    first,
    indices,
    line: (value) =>
      indices.flatMap((index): Point[] => {
        const bar = weeks[index];
        return bar === undefined ? [] : [[chartTime(weekEndDay(bar, calendar)), value(index) ?? null]];
      }),
  };
}

/** From the last closed week to the running week's price, dashed: provisional, and no part of the line. */
export function openWeekLine(weekly: WeeklySeries, calendar: Calendar): LineMark[] {
  const last = weekly.closed.at(-1);
  const { open } = weekly;
  if (last === undefined || open === null) return [];
  const start = chartTime(weekEndDay(last, calendar));
  const end = chartTime(Math.max(open.day, last.day + 1));
  return [
    {
      kind: 'line',
      label: 'Open week',
      tone: 'primary',
      isDashed: true,
      points: [
        [start, last.close],
        [end, open.close],
      ],
    },
  ];
}
