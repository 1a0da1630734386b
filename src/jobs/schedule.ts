import { type ExpectationRow, expectNext } from '../market/expectation.ts';
import { publishedAt } from '../market/publication.ts';
import type { SeriesRow } from '../market/series-row.ts';

/**
 * When a series is worth asking for (DATA 4): some minutes after each publication that is due, again when it did not
 * come, and never in between. Publication times are New York's or UTC's, so daylight saving time is theirs too.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Looks {
  /** After a publication is due (ms): the first look, and those that follow while it has not come. */
  readonly at: readonly number[];
  /** Once it has come, a last look for what was corrected meanwhile; null where nothing ever is. */
  readonly again: number | null;
}

/** Exchanges settle within 20 minutes and correct until the evening: 16:25 and 20:00. */
const SESSION: Looks = { at: [25 * MINUTE, 4 * HOUR], again: 4 * HOUR };
/** A UTC day is final ten minutes after midnight. */
const DAY: Looks = { at: [10 * MINUTE, 40 * MINUTE], again: null };
/** The market's ranking is its own close only in the first half hour of the next day. */
const RANKING: Looks = { at: [5 * MINUTE, 15 * MINUTE], again: null };
/** Releases: 16:40, 17:30 and the next morning for one of 16:30. */
const RELEASE: Looks = { at: [10 * MINUTE, HOUR, 16 * HOUR], again: null };

/** An observation that is overdue after every look is asked for once an hour. */
const LATE_EVERY = HOUR;
/** The running day of a coin is worth a look now and then: the open week's state rests on it. */
const RUNNING_EVERY = HOUR;
/** Nobody is asked twice within this, whatever the schedule says: an empty answer stays empty that long. */
export const LEAST_INTERVAL = 2 * MINUTE;
const MOST_BACKOFF = HOUR;

function looksOf(row: SeriesRow): Looks {
  if (row.providers.coingecko !== undefined) return RANKING;
  if (row.kind === 'crypto') return DAY;
  return row.observed === 'sessions' ? SESSION : RELEASE;
}

const hasRunningDay = (row: SeriesRow): boolean =>
  row.kind === 'crypto' && row.providers.coingecko === undefined;

/** Events cannot be foretold, but they happen on the days on which money markets trade. */
function scheduledRow(row: SeriesRow, expectation: ExpectationRow): ExpectationRow {
  return row.observed === 'irregular' ? { ...expectation, observed: 'money-market-days' } : expectation;
}

/** The next look for an observation that became or becomes public at `at`; undefined when all have passed. */
function nextLook(looks: readonly number[], at: number, now: number): number | undefined {
  return looks.map((delay) => at + delay).find((instant) => instant > now);
}

/**
 * When to ask for a series again (ms) after an answer at `now` whose newest observation is of `newestDay`.
 * `expectation` is the row as its data keep it; see `observedAs`.
 */
export function nextDueAt(
  row: SeriesRow,
  expectation: ExpectationRow,
  newestDay: number,
  now: number,
): number {
  const looks = looksOf(row);
  const regular = scheduledRow(row, expectation);
  // Of a series of events the newest one says nothing of the days since.
  const from = row.observed === 'irregular' ? Math.max(newestDay, yesterdayOf(now)) : newestDay;
  const next = expectNext(regular, from);
  const due = next === undefined ? undefined : nextLook(looks.at, next.at, now);
  const again = looks.again === null ? undefined : publishedAt(row.publication, newestDay) + looks.again;
  const candidates = [
    due ?? now + LATE_EVERY,
    ...(again !== undefined && again > now ? [again] : []),
    ...(hasRunningDay(row) ? [now + RUNNING_EVERY] : []),
  ];
  return Math.max(Math.min(...candidates), now + LEAST_INTERVAL);
}

function yesterdayOf(now: number): number {
  return Math.floor(now / (24 * HOUR)) - 1;
}

/** When to try again (ms) after `failures` in a row: two minutes, then twice as long each time, at most an hour. */
export function retryAt(now: number, failures: number): number {
  return now + Math.min(MOST_BACKOFF, LEAST_INTERVAL * 2 ** Math.max(0, failures - 1));
}
