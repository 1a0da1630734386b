import { at } from './at.ts';
import { type DatedClose, isRecordClose, priorRecords, STANDING_WEEKS } from './records.ts';

/** A weekly close at a record after a base of at least 52 weeks, and what followed (METHOD 3.3). */
export interface BreakoutEvent extends DatedClose {
  /** The record that was exceeded, which is the level of the breakout. */
  readonly exceeded: DatedClose;
  /** Weeks from the exceeded record to this one. */
  readonly baseWeeks: number;
  /** Lowest weekly close of this week and the 13 after it against the level, a ratio; null until they are over. */
  readonly lowestAfter: number | null;
  /** Returns from this close, ratios, by weeks ahead; null until that week is over. */
  readonly returns: Readonly<Record<number, number | null>>;
}

/**
 * Records of a history's first two years are not events: a "record" needs a past to stand on. It is the least
 * history of the breakout study (METHOD 9).
 */
export const MINIMUM_WEEKS = 104;

const HORIZONS = [13, 26, 52];
const LOW_WEEKS = 13;

/**
 * Simple returns from the close of `fromWeek` to the closes `horizons` weeks later, by week index; null where
 * either week has no value. Serves the index itself and whatever may have followed it, such as Bitcoin.
 */
export function measureReturnsAfter(
  values: readonly { readonly week: number; readonly value: number }[],
  fromWeek: number,
  horizons: readonly number[] = HORIZONS,
): Readonly<Record<number, number | null>> {
  const valueIn = (week: number) => values.find((value) => value.week === week)?.value;
  const start = valueIn(fromWeek);
  return Object.fromEntries(
    horizons.map((weeks) => {
      const end = valueIn(fromWeek + weeks);
      return [weeks, start === undefined || end === undefined ? null : end / start - 1];
    }),
  );
}

function lowestAfter(weeks: readonly DatedClose[], event: DatedClose, level: number): number | null {
  const lastWeek = event.week + LOW_WEEKS;
  if (at(weeks, -1).week < lastWeek) return null;
  const closes = weeks.filter(({ week }) => week >= event.week && week <= lastWeek).map(({ close }) => close);
  return Math.min(...closes) / level - 1;
}

/** Every breakout event in closed weeks, oldest first. The newest may still be under way. */
export function findBreakoutEvents(weeks: readonly DatedClose[]): BreakoutEvent[] {
  const records = priorRecords(weeks);
  const values = weeks.map(({ week, close }) => ({ week, value: close }));
  return weeks.flatMap(({ week, day, close }, index) => {
    const exceeded = at(records, index);
    if (exceeded === null || !isRecordClose(close, exceeded) || index < MINIMUM_WEEKS) return [];
    const baseWeeks = week - exceeded.week;
    if (baseWeeks < STANDING_WEEKS) return [];
    const event = { week, day, close };
    return [
      {
        ...event,
        exceeded,
        baseWeeks,
        lowestAfter: lowestAfter(weeks, event, exceeded.close),
        returns: measureReturnsAfter(values, week),
      },
    ];
  });
}
