import { yieldToLoop } from '../lib/yield-to-loop.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { AsOf, Market } from '../market/view.ts';
import { sundayOf, weekClosesAt } from '../market/weeks.ts';
import { SHOCK_ASSETS } from './fuse-shocks.ts';
import { THESIS_SERIES } from './thesis-study.ts';
import { type Change, compareSnapshots, findUncompared } from './week-changes.ts';
import { type Topic, takeSnapshot } from './week-snapshot.ts';

/** Every series that a change is told from. */
export const WEEK_SERIES: readonly SeriesId[] = [
  ...new Set<SeriesId>([...THESIS_SERIES, ...SHOCK_ASSETS, 'WALCL', 'RRP', 'ALTSEASON']),
];

/** What has changed since the end of the closed week before the newest one. */
export interface WeekStudy {
  /** The Sunday of the newest week closed on both calendars, and of the one before it. */
  readonly day: number;
  readonly sinceDay: number;
  readonly changes: readonly Change[];
  /** Topics without data on either side: nothing is said of them. */
  readonly uncompared: readonly Topic[];
}

/** The instant at which a week was over on both calendars. */
function endOf(week: number): AsOf {
  return { instant: Math.max(weekClosesAt(week, 'utc'), weekClosesAt(week, 'equity')), isDate: true };
}

/** Compares what is known as of the instant with what was known at the end of the week before. */
export async function studyWeek(market: Market, asOf: AsOf): Promise<WeekStudy> {
  const view = market.asOf(asOf);
  const week = view.lastJointWeek;
  const before = await takeSnapshot(market.asOf(endOf(week - 1)), yieldToLoop);
  const now = await takeSnapshot(view, yieldToLoop);
  return {
    day: sundayOf(week),
    sinceDay: sundayOf(week - 1),
    changes: compareSnapshots(before, now),
    uncompared: findUncompared(before, now),
  };
}

export function weekFacts({
  day,
  sinceDay,
  changes,
  uncompared,
}: WeekStudy): Readonly<Record<string, unknown>> {
  return { weekEnd: formatDay(day), since: formatDay(sinceDay), changes, uncompared };
}
