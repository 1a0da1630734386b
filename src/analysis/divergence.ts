import type { WeeklyValue } from '../market/view.ts';
import { at } from './at.ts';
import { hasRemainder, measureMoments, varies } from './moments.ts';

/** How far the follower stands from where the leader would put it (METHOD 5.5). */
export interface DivergenceWeek {
  readonly week: number;
  /** Residual of ln follower on ln leader over 104 weeks, in residual standard deviations (ddof 2). */
  readonly z: number;
  /** The same for the plain log ratio, in its own standard deviations over 104 weeks. */
  readonly ratioZ: number;
  /** Slope of the regression: percent of the follower per percent of the leader. It wanders, so z promises no return. */
  readonly slope: number;
}

export const DIVERGENCE_WEEKS = 104;
/** From this |z| on a divergence is worth naming. It has not been a reason to return (METHOD 5.5). */
export const DIVERGENCE_FLAG = 1.5;

/** ln of both series in the weeks they share, oldest first. */
interface LogPrices {
  readonly weeks: readonly number[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** One row a week from the 104th common week on, oldest first. A side that never moves leaves its weeks out. */
export function measureDivergence(
  leader: readonly WeeklyValue[],
  follower: readonly WeeklyValue[],
): DivergenceWeek[] {
  const prices = joinPrices(leader, follower);
  return prices.weeks.flatMap((_, index) => measureWindow(prices, index + 1) ?? []);
}

function joinPrices(leader: readonly WeeklyValue[], follower: readonly WeeklyValue[]): LogPrices {
  const leading = new Map(leader.map(({ week, value }) => [week, value]));
  const shared = follower.flatMap(({ week, value }) => {
    const lead = leading.get(week);
    return lead === undefined ? [] : [{ week, x: Math.log(lead), y: Math.log(value) }];
  });
  return {
    weeks: shared.map(({ week }) => week),
    xs: shared.map(({ x }) => x),
    ys: shared.map(({ y }) => y),
  };
}

function measureWindow({ weeks, xs, ys }: LogPrices, end: number): DivergenceWeek | null {
  const n = DIVERGENCE_WEEKS;
  if (end < n) return null;
  const { meanX, meanY, xx, xy, yy } = measureMoments(xs, ys, end - n, end);
  if (!varies(xx, n) || !varies(yy, n)) return null;
  const slope = xy / xx;
  const unexplained = yy - slope * xy;
  // The ratio's own sum of squares, expanded from those of its two sides.
  const ratioSquares = yy - 2 * xy + xx;
  // A follower that is the leader in other units leaves nothing but rounding to be measured.
  if (!hasRemainder(unexplained, yy) || !hasRemainder(ratioSquares, xx + yy)) return null;
  const [dx, dy] = [at(xs, end - 1) - meanX, at(ys, end - 1) - meanY];
  return {
    week: at(weeks, end - 1),
    z: (dy - slope * dx) / Math.sqrt(unexplained / (n - 2)),
    ratioZ: (dy - dx) / Math.sqrt(ratioSquares / (n - 1)),
    slope,
  };
}

/** Share of the history at or below the newest value, a ratio; null without any. */
export function percentileOfLast(values: readonly number[]): number | null {
  const last = values.at(-1);
  return last === undefined ? null : values.filter((value) => value <= last).length / values.length;
}
