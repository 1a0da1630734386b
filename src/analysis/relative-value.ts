import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';
import { measureMoments, varies } from './moments.ts';

/** One series priced in another on closed weeks: o = ln(asset / base) of METHOD 7. */
export interface RelativeValue {
  readonly week: number;
  /** Change of the ratio over 13 weeks, a ratio. */
  readonly change13w: number;
  /** o against the 104 weeks that end with it, sample standard deviation. */
  readonly z: number;
}

export const RELATIVE_WEEKS = 104;
const CHANGE_WEEKS = 13;

/**
 * Joined by ISO week; null when the newest of either side's weeks is missing on the other, the one 13 weeks before it
 * is, fewer than 104 weeks are shared, or the ratio never moves.
 */
export function readRelativeValue(
  asset: readonly WeeklyBar[],
  base: readonly WeeklyBar[],
): RelativeValue | null {
  const baseByWeek = new Map(base.map(({ week, close }) => [week, close]));
  const ratios = asset.flatMap(({ week, close }) => {
    const other = baseByWeek.get(week);
    return other === undefined ? [] : [{ week, log: Math.log(close / other) }];
  });
  const last = ratios.at(-1);
  const newest = Math.max(asset.at(-1)?.week ?? 0, base.at(-1)?.week ?? 0);
  const before = ratios.findLast(({ week }) => week === newest - CHANGE_WEEKS);
  if (last === undefined || last.week !== newest || before === undefined) return null;
  if (ratios.length < RELATIVE_WEEKS) return null;
  const logs = ratios.slice(-RELATIVE_WEEKS).map(({ log }) => log);
  const { n, meanX, xx } = measureMoments(logs, logs, 0, logs.length);
  if (!varies(xx, n)) return null;
  return {
    week: newest,
    change13w: Math.expm1(last.log - before.log),
    z: (at(logs, -1) - meanX) / Math.sqrt(xx / (n - 1)),
  };
}
