import { formatDay, isoWeekday, MS_PER_DAY, parseDay } from './days.ts';

/**
 * When New York trades and when the Federal Reserve works, by the exchanges' and the central bank's own rules
 * (nyse.com, Holidays & Trading Hours; federalreserve.gov, Holiday Schedule), so that no table runs out. Closures
 * that nobody could foresee are listed.
 */
const SATURDAY = 6;
const SUNDAY = 7;
const [MONDAY, TUESDAY, THURSDAY, FRIDAY] = [1, 2, 4, 5];
/** The first years of holidays younger than the data. */
const [KING_FROM, JUNETEENTH_FROM] = [1998, 2022];

/** The epoch day of a calendar date; months count from 1. */
function dayOfDate(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
}

function yearOf(day: number): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** A month's `count`-th weekday (1 Monday to 7 Sunday). */
function nthWeekday(year: number, month: number, weekday: number, count: number): number {
  const first = dayOfDate(year, month, 1);
  return first + ((weekday - isoWeekday(first) + 7) % 7) + 7 * (count - 1);
}

function lastMonday(year: number, month: number): number {
  const last = dayOfDate(year, month + 1, 1) - 1;
  return last - (isoWeekday(last) - MONDAY);
}

/** Two days before Western Easter Sunday (the anonymous Gregorian algorithm, Meeus). */
function goodFriday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const fullMoon = dayOfDate(year, 3, 21) + epact - Math.floor((golden + 11 * epact) / 319);
  const easter = fullMoon + SUNDAY - (isoWeekday(fullMoon) % SUNDAY);
  return easter - 2;
}

const afterSunday = (day: number): number => (isoWeekday(day) === SUNDAY ? day + 1 : day);
const offWeekend = (day: number): number => (isoWeekday(day) === SATURDAY ? day - 1 : afterSunday(day));

/** The exchange's holidays of a year. A New Year's Day on a Saturday is not made up for. */
export function nyseHolidays(year: number): readonly number[] {
  return [
    afterSunday(dayOfDate(year, 1, 1)),
    ...(year < KING_FROM ? [] : [nthWeekday(year, 1, MONDAY, 3)]),
    nthWeekday(year, 2, MONDAY, 3),
    goodFriday(year),
    lastMonday(year, 5),
    ...(year < JUNETEENTH_FROM ? [] : [offWeekend(dayOfDate(year, 6, 19))]),
    offWeekend(dayOfDate(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 11, THURSDAY, 4),
    offWeekend(dayOfDate(year, 12, 25)),
  ];
}

/** The Federal Reserve Banks' holidays of a year: one on a Saturday leaves the Friday a working day. */
function federalHolidays(year: number): readonly number[] {
  return [
    afterSunday(dayOfDate(year, 1, 1)),
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    lastMonday(year, 5),
    ...(year < JUNETEENTH_FROM ? [] : [afterSunday(dayOfDate(year, 6, 19))]),
    afterSunday(dayOfDate(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    afterSunday(dayOfDate(year, 11, 11)),
    nthWeekday(year, 11, THURSDAY, 4),
    afterSunday(dayOfDate(year, 12, 25)),
  ];
}

/** 13:00 closes: the eve of Independence Day before a weekday, the day after Thanksgiving, Christmas Eve. */
function earlyCloses(year: number): readonly number[] {
  const closed = nyseHolidays(year);
  const eves = [dayOfDate(year, 7, 3), dayOfDate(year, 12, 24)];
  const isBeforeSession = (day: number) => isoWeekday(day) < FRIDAY && !closed.includes(day);
  return [...eves.filter(isBeforeSession), nthWeekday(year, 11, THURSDAY, 4) + 1];
}

/** Whole days on which New York did not trade for a storm, an attack or a funeral, since 2000. */
const UNFORESEEN: ReadonlySet<number | undefined> = new Set(
  [
    '2001-09-11',
    '2001-09-12',
    '2001-09-13',
    '2001-09-14',
    '2004-06-11',
    '2007-01-02',
    '2012-10-29',
    '2012-10-30',
    '2018-12-05',
    '2025-01-09',
  ].map(parseDay),
);

function byYear(list: (year: number) => readonly number[]): (day: number) => boolean {
  const known = new Map<number, ReadonlySet<number>>();
  return (day) => {
    const year = yearOf(day);
    const days = known.get(year) ?? new Set(list(year));
    known.set(year, days);
    return days.has(day);
  };
}

const isNyseHoliday = byYear(nyseHolidays);
const isFederalHoliday = byYear(federalHolidays);
const isGoodFriday = byYear((year) => [goodFriday(year)]);

/** Whether New York's exchanges trade on a day. */
export function isSession(day: number): boolean {
  return isoWeekday(day) < SATURDAY && !isNyseHoliday(day) && !UNFORESEEN.has(day);
}

/** Whether the session of a day ends at 13:00 in New York. */
export const isEarlyClose: (day: number) => boolean = byYear(earlyCloses);

/** Whether the Federal Reserve Banks, and with them the Treasury's accounts, work on a day. */
export function isBusinessDay(day: number): boolean {
  return isoWeekday(day) < SATURDAY && !isFederalHoliday(day);
}

/** Whether dollar money markets trade: a business day, but for Good Friday. */
export function isMoneyMarketDay(day: number): boolean {
  return isBusinessDay(day) && !isGoodFriday(day);
}

/** The fourth Tuesday of the month after the one of `day`. */
export function fourthTuesdayAfter(day: number): number {
  const [year = 0, month = 0] = formatDay(day).split('-').map(Number);
  return month === 12 ? nthWeekday(year + 1, 1, TUESDAY, 4) : nthWeekday(year, month + 1, TUESDAY, 4);
}
