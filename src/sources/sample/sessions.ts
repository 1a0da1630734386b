import { isoWeekday, parseDay } from '../../market/days.ts';
import type { Calendar } from '../../market/weeks.ts';

/** A date written in the plans of the sample market. Throws on one that does not exist. */
export function dayNamed(date: string): number {
  const day = parseDay(date);
  if (day === undefined) throw new RangeError(`${date} is not a date`);
  return day;
}

export const FIRST_DAY = dayNamed('2012-01-02');
/** A Sunday, so that the last crypto week and the last equity week are both over. */
export const LAST_DAY = dayNamed('2026-01-18');

const SATURDAY = 6;
const SUNDAY = 7;

/** Epoch day of a month's `count`-th weekday (1 Monday to 7 Sunday); a negative count goes back from its end. */
function nthWeekday(year: number, month: number, weekday: number, count: number): number {
  const pad = (value: number) => String(value).padStart(2, '0');
  if (count > 0) {
    const first = dayNamed(`${year}-${pad(month)}-01`);
    return first + ((weekday - isoWeekday(first) + 7) % 7) + 7 * (count - 1);
  }
  const next = month === 12 ? dayNamed(`${year + 1}-01-01`) : dayNamed(`${year}-${pad(month + 1)}-01`);
  return next - 1 - ((isoWeekday(next - 1) - weekday + 7) % 7);
}

/** Western Easter Sunday (the anonymous Gregorian algorithm, Meeus). */
function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const moon = epact - Math.floor((golden + 11 * epact) / 319);
  const fullMoon = dayNamed(`${year}-03-21`) + moon;
  return fullMoon + SUNDAY - (isoWeekday(fullMoon) % 7);
}

/** A fixed holiday moves from Saturday to Friday and from Sunday to Monday. */
function observed(date: string): number {
  const day = dayNamed(date);
  if (isoWeekday(day) === SATURDAY) return day - 1;
  return isoWeekday(day) === SUNDAY ? day + 1 : day;
}

function holidaysOf(year: number): number[] {
  const fixed = [`${year}-07-04`, `${year}-12-25`, ...(year >= 2022 ? [`${year}-06-19`] : [])];
  const newYear = dayNamed(`${year}-01-01`);
  // A New Year's Day on a Saturday is not made up for: the year's last session stays.
  return [
    isoWeekday(newYear) === SUNDAY ? newYear + 1 : newYear,
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    easterSunday(year) - 2,
    nthWeekday(year, 5, 1, -1),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 11, 4, 4),
    ...fixed.map(observed),
  ];
}

function listDays(isOpen: (day: number) => boolean): readonly number[] {
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) if (isOpen(day)) days.push(day);
  return days;
}

const holidays = new Set(Array.from({ length: 15 }, (_, index) => holidaysOf(2012 + index)).flat());

/** Every day that trades, by calendar: all days for crypto, the New York sessions for the rest. */
export const TRADING_DAYS: Readonly<Record<Calendar, readonly number[]>> = {
  utc: listDays(() => true),
  equity: listDays((day) => isoWeekday(day) < SATURDAY && !holidays.has(day)),
};

/** For each day of the sample, how many trading days there were up to and including it. */
function countTradingDays(days: readonly number[]): Int32Array {
  const counts = new Int32Array(LAST_DAY - FIRST_DAY + 1);
  for (const day of days) counts[day - FIRST_DAY] = 1;
  for (let index = 1; index < counts.length; index += 1) {
    counts[index] = (counts[index] ?? 0) + (counts[index - 1] ?? 0);
  }
  return counts;
}

const COUNTS: Readonly<Record<Calendar, Int32Array>> = {
  utc: countTradingDays(TRADING_DAYS.utc),
  equity: countTradingDays(TRADING_DAYS.equity),
};

/** Position among a calendar's trading days of a day, or of the last trading day before it; -1 before the first. */
export function tradingIndex(calendar: Calendar, day: number): number {
  return (COUNTS[calendar][day - FIRST_DAY] ?? 0) - 1;
}
