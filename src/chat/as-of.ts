import { UserError } from '../lib/errors.ts';
import { MS_PER_DAY, parseDay } from '../market/days.ts';
import type { AsOf } from '../market/view.ts';

const MS_PER_MINUTE = 60_000;

/** A question about now. Whole minutes, so that everyone who asks in the same minute shares one answer. */
export function asOfNow(now: number): AsOf {
  return { instant: Math.floor(now / MS_PER_MINUTE) * MS_PER_MINUTE, isDate: false };
}

/**
 * The end of the UTC day that a text names.
 * @throws UserError where it is no date or that day is not over at `now` (ms).
 */
export function readAsOf(text: string, now: number): AsOf {
  const day = parseDay(text);
  if (day === undefined)
    throw new UserError(`"${text}" is no date.`, 'Write it as YYYY-MM-DD, like asof=2026-01-18.');
  const instant = (day + 1) * MS_PER_DAY;
  if (instant > now)
    throw new UserError(
      `${text} is not over yet in UTC, so nothing is known as of it.`,
      'Name an earlier date, or leave it out to ask about now.',
    );
  return { instant, isDate: true };
}
