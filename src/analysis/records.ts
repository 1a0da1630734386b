import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';

/** A close with its week and the day it was made. */
export type DatedClose = Pick<WeeklyBar, 'week' | 'day' | 'close'>;

/** How long a record must have stood to be a level people watch (METHOD 3.2), in weeks. */
export const STANDING_WEEKS = 52;

/**
 * The highest close of all weeks before each week, the first of equals; null for the first week. So the running
 * record is the ceiling a week has to beat, and never the week itself.
 */
export function priorRecords(weeks: readonly DatedClose[]): (DatedClose | null)[] {
  let record: DatedClose | null = null;
  return weeks.map((week) => {
    const prior = record;
    if (record === null || isRecordClose(week.close, record)) record = week;
    return prior;
  });
}

/** Whether a close is above every close before it; the first of all is not. */
export function isRecordClose(close: number, prior: DatedClose | null): boolean {
  return prior !== null && close > prior.close;
}

/**
 * The level R of METHOD 3.2 in force in each week: the newest record close that had stood 52 weeks, by week-index
 * difference, when it first reached that age or was exceeded. It stays frozen until a newer, higher record has
 * stood as long. A record exceeded in its 52nd week counts: it is judged before that week's close is.
 */
export function standingLevels(weeks: readonly DatedClose[]): (DatedClose | null)[] {
  const records = priorRecords(weeks);
  let level: DatedClose | null = null;
  return weeks.map(({ week }, index) => {
    const record = at(records, index);
    if (record !== null && week - record.week >= STANDING_WEEKS) level = record;
    return level;
  });
}
