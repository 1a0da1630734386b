import { isoWeekday, parseDay } from '../../market/days.ts';
import { nyseHolidays } from '../../market/holidays.ts';
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

function listDays(isOpen: (day: number) => boolean): readonly number[] {
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) if (isOpen(day)) days.push(day);
  return days;
}

/** By the exchange's rules alone: nothing unforeseen happens in the sample. */
const holidays = new Set(Array.from({ length: 15 }, (_, index) => nyseHolidays(2012 + index)).flat());

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
