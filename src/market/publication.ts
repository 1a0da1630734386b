import { TZDate } from '@date-fns/tz';
import { dayOf, MS_PER_DAY } from './days.ts';
import { fourthTuesdayAfter, isBusinessDay, isEarlyClose } from './holidays.ts';
import type { Publication } from './series-row.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

/** New York is four or five hours behind UTC, summer and winter (US law since 1967). */
const NEW_YORK_OFFSET_HOURS = { least: 4, most: 5 } as const;

/** `count` business days after `day`, which may itself be none; with a count of 0 the day itself or the next one. */
function addBusinessDays(day: number, count: number): number {
  let result = day;
  for (let left = count; left > 0; ) {
    result += 1;
    if (isBusinessDay(result)) left -= 1;
  }
  while (!isBusinessDay(result)) result += 1;
  return result;
}

function releaseDay({ lagDays, release }: Publication, day: number): number {
  if (release === 'fourth-tuesday') return fourthTuesdayAfter(day);
  if (release === 'business-days-later') return addBusinessDays(day, lagDays);
  return release === 'next-business-day' ? addBusinessDays(day + lagDays, 0) : day + lagDays;
}

function minutesOf(at: Publication['at']): number {
  const [hours = '0', minutes = '0'] = at.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The release's wall clock read as if it were UTC (ms). */
function wallTime(publication: Publication, day: number): number {
  const { at, earlyAt = at } = publication;
  const date = releaseDay(publication, day);
  return date * MS_PER_DAY + minutesOf(isEarlyClose(date) ? earlyAt : at) * MS_PER_MINUTE;
}

function newYorkInstant(wall: number): number {
  const date = new Date(wall);
  return new TZDate(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    'America/New_York',
  ).getTime();
}

/** The instant (ms) at which the observation of `day` becomes public, daylight saving time included. */
export function publishedAt(publication: Publication, day: number): number {
  const wall = wallTime(publication, day);
  return publication.zone === 'UTC' ? wall : newYorkInstant(wall);
}

/** Whether the observation of `day` is public at `instant` (ms). */
function isPublished(publication: Publication, day: number, instant: number): boolean {
  const wall = wallTime(publication, day);
  if (publication.zone === 'UTC') return instant >= wall;
  // A zone conversion costs some 12 microseconds; only one hour a day needs one to know the answer.
  if (instant >= wall + NEW_YORK_OFFSET_HOURS.most * MS_PER_HOUR) return true;
  if (instant < wall + NEW_YORK_OFFSET_HOURS.least * MS_PER_HOUR) return false;
  return instant >= newYorkInstant(wall);
}

/**
 * The newest day whose observation is public at `instant` (ms). Publication never runs backwards in the day, so
 * everything up to the returned day is public and nothing after it is.
 */
export function lastPublishedDay(publication: Publication, instant: number): number {
  let day = dayOf(instant) - publication.lagDays + 1;
  while (!isPublished(publication, day, instant)) day -= 1;
  return day;
}
