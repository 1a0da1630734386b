import type { Bar } from '../market/bar.ts';
import { at } from './at.ts';
import { measureMoments, varies } from './moments.ts';

/**
 * Net liquidity (METHOD 6.2): Fed assets less the Treasury General Account less the overnight reverse repo, on the
 * Wednesdays of the H.4.1 release, in USD billions. Never filled forward to days: a daily series made of weekly
 * values would only look like one.
 */
export interface LiquidityWeek {
  /** The Wednesday's epoch day. */
  readonly day: number;
  readonly fedAssets: number;
  readonly treasuryGeneralAccount: number;
  readonly reverseRepo: number;
  /** The day the reverse repo value was observed: the Wednesday, or at most five days before it. */
  readonly reverseRepoDay: number;
  readonly netLiquidity: number;
}

export interface LiquidityLegs {
  readonly fedAssets: readonly Bar[];
  readonly treasuryGeneralAccount: readonly Bar[];
  readonly reverseRepo: readonly Bar[];
}

/** The 13-week change of net liquidity up to a Wednesday. */
export interface LiquidityImpulse {
  readonly day: number;
  /** USD billions. */
  readonly change: number;
  /** The change as a ratio of where it started. */
  readonly ratio: number;
  /** Against the 156 changes that end with this one; null with fewer than 104. */
  readonly z: number | null;
}

/** A holiday may blank the reverse repo for a few days; older than this it is missing, not zero. */
const REVERSE_REPO_CARRY_DAYS = 5;
export const IMPULSE_WEEKS = 13;
const IMPULSE_WINDOW = 156;
const IMPULSE_MINIMUM = 104;

/** One row for every Wednesday on which all three legs are known, oldest first. */
export function computeNetLiquidity(legs: LiquidityLegs): LiquidityWeek[] {
  const account = new Map(legs.treasuryGeneralAccount.map(({ day, close }) => [day, close]));
  let seen = 0;
  return legs.fedAssets.flatMap(({ day, close: fedAssets }) => {
    while ((legs.reverseRepo[seen]?.day ?? Number.POSITIVE_INFINITY) <= day) seen += 1;
    const repo = legs.reverseRepo[seen - 1];
    const treasuryGeneralAccount = account.get(day);
    if (treasuryGeneralAccount === undefined) return [];
    if (repo === undefined || day - repo.day > REVERSE_REPO_CARRY_DAYS) return [];
    const netLiquidity = fedAssets - treasuryGeneralAccount - repo.close;
    const about = { reverseRepo: repo.close, reverseRepoDay: repo.day, netLiquidity };
    return [{ day, fedAssets, treasuryGeneralAccount, ...about }];
  });
}

/** A dated value's change since its start. */
export interface Change {
  readonly day: number;
  readonly change: number;
  readonly start: number;
}

/** Changes over `weeks` for every row that has the row exactly that long before it: a missing week leaves them out. */
export function changesOver<Row extends { readonly day: number }>(
  rows: readonly Row[],
  weeks: number,
  value: (row: Row) => number,
): Change[] {
  const byDay = new Map(rows.map((row) => [row.day, value(row)]));
  return rows.flatMap((row) => {
    const start = byDay.get(row.day - 7 * weeks);
    return start === undefined ? [] : [{ day: row.day, change: value(row) - start, start }];
  });
}

/** The change up to the newest row; null when the row `weeks` before it is missing. */
export function latestChange<Row extends { readonly day: number }>(
  rows: readonly Row[],
  weeks: number,
  value: (row: Row) => number,
): number | null {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const start = rows.findLast(({ day }) => day === last.day - 7 * weeks);
  return start === undefined ? null : value(last) - value(start);
}

/** The impulse of every week that has one, oldest first. Each looks at no later week. */
export function computeImpulses(weeks: readonly LiquidityWeek[]): LiquidityImpulse[] {
  const rows = changesOver(weeks, IMPULSE_WEEKS, (week) => week.netLiquidity);
  const changes = rows.map(({ change }) => change);
  return rows.map(({ day, change, start }, index) => ({
    day,
    change,
    ratio: change / start,
    z: scoreLast(changes, index + 1),
  }));
}

/** z of the value before `end` among the trailing window that it closes, with the sample standard deviation. */
function scoreLast(values: readonly number[], end: number): number | null {
  const start = Math.max(0, end - IMPULSE_WINDOW);
  const { n, meanX, xx } = measureMoments(values, values, start, end);
  if (n < IMPULSE_MINIMUM || !varies(xx, n)) return null;
  return (at(values, end - 1) - meanX) / Math.sqrt(xx / (n - 1));
}
