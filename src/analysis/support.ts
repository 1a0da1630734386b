import type { Bar } from '../market/bar.ts';
import type { BreakoutWeek } from './breakout-machine.ts';

export const DEFAULT_SUPPORT = 2_400;

/** Whether a price has held as support since the breakout was last confirmed (METHOD 3.2). */
export interface SupportWatch {
  readonly level: number;
  /** Null while the level in force has never been confirmed as broken: there is nothing to hold yet. */
  readonly isHeld: boolean | null;
  /** The day of the weekly close that last confirmed the breakout; it is watched too. */
  readonly sinceDay: number | null;
  readonly lowestClose: { readonly close: number; readonly day: number } | null;
}

/**
 * The last week in which the machine entered CONFIRMED under the level now in force. A confirmation of an earlier
 * level ended with that level's reset and defends nothing today.
 */
function lastConfirmation(trace: readonly BreakoutWeek[]): BreakoutWeek | undefined {
  const level = trace.at(-1)?.level;
  return trace.findLast(
    (week) => week.level === level && week.state === 'CONFIRMED' && week.sinceWeek === week.week,
  );
}

/**
 * Held means no daily close below `level` since the machine last entered CONFIRMED, days of the running week
 * included. A later FAILED does not end the watch: the low it made is what is told. `daily` oldest first.
 */
export function watchSupport(
  trace: readonly BreakoutWeek[],
  daily: readonly Pick<Bar, 'day' | 'close'>[],
  level: number = DEFAULT_SUPPORT,
): SupportWatch {
  const confirmation = lastConfirmation(trace);
  if (confirmation === undefined) return { level, isHeld: null, sinceDay: null, lowestClose: null };
  let lowest = { close: confirmation.close, day: confirmation.day };
  for (const { day, close } of daily) {
    if (day >= confirmation.day && close < lowest.close) lowest = { close, day };
  }
  return { level, isHeld: lowest.close >= level, sinceDay: confirmation.day, lowestClose: lowest };
}
