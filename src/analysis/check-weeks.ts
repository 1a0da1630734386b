import { DataError } from '../lib/errors.ts';
import { formatDay } from '../market/days.ts';
import { sundayOf } from '../market/weeks.ts';
import { at } from './at.ts';

/** Why a weekly history cannot carry a recursion such as an exponential average (METHOD 8 and 9). */
export type WeeksProblem =
  | { readonly kind: 'too-short'; readonly weeks: number; readonly needed: number }
  | { readonly kind: 'gap'; readonly firstMissingWeek: number; readonly missing: number }
  | { readonly kind: 'last-week-missing'; readonly week: number };

/** All that a check needs of a week. */
type IndexedWeek = { readonly week: number };

/**
 * The first reason to refuse, or null: fewer weeks than needed, the last closed week absent, or a week without
 * any bar in between, which nothing may fill in by guessing.
 */
export function checkWeeks(
  weeks: readonly IndexedWeek[],
  lastClosedWeek: number,
  needed: number,
): WeeksProblem | null {
  if (weeks.length < Math.max(needed, 1)) return { kind: 'too-short', weeks: weeks.length, needed };
  if (at(weeks, -1).week < lastClosedWeek) return { kind: 'last-week-missing', week: lastClosedWeek };
  return findGap(weeks);
}

function findGap(weeks: readonly IndexedWeek[]): WeeksProblem | null {
  let previous: IndexedWeek | undefined;
  for (const bar of weeks) {
    if (previous !== undefined && bar.week > previous.week + 1) {
      return { kind: 'gap', firstMissingWeek: previous.week + 1, missing: bar.week - previous.week - 1 };
    }
    previous = bar;
  }
  return null;
}

function describeProblem(problem: WeeksProblem): string {
  if (problem.kind === 'too-short')
    return `has ${problem.weeks} closed weeks of the ${problem.needed} needed`;
  if (problem.kind === 'last-week-missing') {
    return `has no bar in the last closed week, ending ${formatDay(sundayOf(problem.week))}`;
  }
  const weekEnd = formatDay(sundayOf(problem.firstMissingWeek));
  return problem.missing === 1
    ? `has no bar in the week ending ${weekEnd}`
    : `has no bar in ${problem.missing} weeks from the one ending ${weekEnd}`;
}

/** What helps: for old data the last date that can be asked about; nothing mends a gap or a short history. */
function adviseOn(problem: WeeksProblem, weeks: readonly IndexedWeek[]): string {
  if (problem.kind !== 'last-week-missing') return '';
  const last = formatDay(sundayOf(at(weeks, -1).week));
  return `Its data ends in the week to ${last}; ask about a past date with asof=${last}`;
}

/** Throws `DataError` naming `series` and the reason when `checkWeeks` finds one. */
export function requireWeeks(
  series: string,
  weeks: readonly IndexedWeek[],
  lastClosedWeek: number,
  needed: number,
): void {
  const problem = checkWeeks(weeks, lastClosedWeek, needed);
  if (problem !== null)
    throw new DataError(series, `${series} ${describeProblem(problem)}`, adviseOn(problem, weeks));
}
