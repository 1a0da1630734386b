import { type Cross, findCrosses } from '../analysis/crosses.ts';
import { calculateMacd } from '../analysis/macd.ts';
import { weekEndDay } from '../chat/weeks.ts';
import { formatDate } from '../lib/format.ts';
import type { BarRevision, WeeklyBar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';

/** The weeks as they were before the revisions: of several of one day the first tells the first figure. */
function asFirstSeen(closed: readonly WeeklyBar[], revisions: readonly BarRevision[]): readonly WeeklyBar[] {
  const first = new Map(revisions.toReversed().map(({ day, oldClose }) => [day, oldClose]));
  return closed.map((bar) => ({ ...bar, close: first.get(bar.day) ?? bar.close }));
}

function crossesOf(weeks: readonly WeeklyBar[]): readonly Cross[] {
  return findCrosses(weeks, calculateMacd(weeks.map(({ close }) => close)));
}

/** Crosses of one list that the other lacks. */
function only(these: readonly Cross[], others: readonly Cross[]): readonly Cross[] {
  return these.filter(
    ({ week, direction }) => !others.some((cross) => cross.week === week && cross.direction === direction),
  );
}

/**
 * What revised closes have done to the crosses that were told before, a sentence each: one that has gone, or one that
 * only the new figures make. Nothing where no cross has changed (METHOD 9: never silently).
 */
export function describeRevisedCrosses(view: MarketView, id: SeriesId): readonly string[] {
  const revisions = view.provenance(id).notes?.revisions ?? [];
  if (revisions.length === 0) return [];
  const { closed } = view.weekly(id);
  const [before, after] = [crossesOf(asFirstSeen(closed, revisions)), crossesOf(closed)];
  const nameOf = (cross: Cross) =>
    `the ${cross.direction} cross of ${formatDate(weekEndDay(cross, seriesRow(id).calendar))}`;
  return [
    ...only(before, after).map(
      (cross) => `Revised closes undo ${nameOf(cross)}, which first figures had shown.`,
    ),
    ...only(after, before).map(
      (cross) => `Only revised closes make ${nameOf(cross)}; first figures did not.`,
    ),
  ];
}
