import { parseDay } from '../market/days.ts';

/**
 * The last days of the scheduled meetings of the Federal Open Market Committee, on which it announces its decision.
 * Source: the Federal Reserve Board's meeting calendar, federalreserve.gov/monetarypolicy/fomccalendars.htm, which is
 * published a year and more ahead. Only the years named here are known; unscheduled meetings are not.
 */
const MEETING_ENDS = [
  '2025-01-29',
  '2025-03-19',
  '2025-05-07',
  '2025-06-18',
  '2025-07-30',
  '2025-09-17',
  '2025-10-29',
  '2025-12-10',
  '2026-01-28',
  '2026-03-18',
  '2026-04-29',
  '2026-06-17',
  '2026-07-29',
  '2026-09-16',
  '2026-10-28',
  '2026-12-09',
] as const;

export const FOMC_RANGE = { from: '2025-01-01', to: '2026-12-31' } as const;

const ENDS = MEETING_ENDS.flatMap((date) => parseDay(date) ?? []);

/** The next meetings after a day. */
export interface FomcOutlook {
  /** Epoch days, at most `count` of them, nearest first; fewer where the known calendar ends. */
  readonly next: readonly number[];
  /** Whether the day after lies in the calendar that is known: outside of it nothing is said. */
  readonly isCovered: boolean;
}

/** The next `count` announcement days after `lastDay`, the newest day that is over. */
export function findNextMeetings(lastDay: number, count = 2): FomcOutlook {
  const [from, to] = [parseDay(FOMC_RANGE.from), parseDay(FOMC_RANGE.to)];
  const isCovered = from !== undefined && to !== undefined && lastDay + 1 >= from && lastDay + 1 <= to;
  return { next: isCovered ? ENDS.filter((day) => day > lastDay).slice(0, count) : [], isCovered };
}
