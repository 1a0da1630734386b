import { thinIndices } from '../analysis/thin.ts';
import type { Point } from '../charts/spec.ts';
import { type Range, rangeStartDay } from '../chat/arguments.ts';
import { chartTime, weekEndDay } from '../chat/weeks.ts';
import type { WeeklyBar } from '../market/bar.ts';
import type { Calendar } from '../market/weeks.ts';

/** The weeks that a chart shows, thinned to what a phone can show, by their index in the full history. */
export interface ChartWindow {
  readonly first: number;
  readonly indices: readonly number[];
  /** A line over the window; `value` is asked by index in the full history, null breaks the line. */
  line(value: (index: number) => number | null | undefined): Point[];
}

/**
 * The stretch of `weeks` that `range` shows, seen from the day a question is about. `keep` are indices (crosses, say)
 * that thinning must not drop. Crypto weeks stand on their Sunday, equity weeks on their last session.
 */
export function selectWindow(
  weeks: readonly WeeklyBar[],
  calendar: Calendar,
  options: { readonly range: Range; readonly today: number; readonly keep?: readonly number[] },
): ChartWindow {
  const fromDay = rangeStartDay(options.range, options.today);
  const first =
    fromDay === undefined
      ? 0
      : Math.max(
          0,
          weeks.findIndex((bar) => bar.day >= fromDay),
        );
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
