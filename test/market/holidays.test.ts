import { describe, expect, it } from 'vitest';
import { formatDay, isoWeekday } from '../../src/market/days.ts';
import {
  fourthTuesdayAfter,
  isBusinessDay,
  isEarlyClose,
  isMoneyMarketDay,
  isSession,
} from '../../src/market/holidays.ts';
import { openReader } from '../../src/sources/reader.ts';
import { describeWithReference, referenceDir } from '../reference.ts';
import { day } from './memory-reader.ts';

function weekdaysWhere(year: number, accepts: (day: number) => boolean): string[] {
  const days: string[] = [];
  for (let date = day(`${year}-01-01`); date <= day(`${year}-12-31`); date += 1)
    if (isoWeekday(date) < 6 && accepts(date)) days.push(formatDay(date).slice(5));
  return days;
}

describe('sessions', () => {
  // nyse.com/markets/hours-calendars, as published for 2025 to 2027.
  it.each([
    [2025, '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
    [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
    [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
  ])('leave out the holidays that the exchange publishes for %i', (year, holidays) => {
    expect(weekdaysWhere(year, (date) => !isSession(date)).join(' ')).toBe(holidays);
  });

  it.each([
    [2025, '07-03 11-28 12-24'],
    [2026, '11-27 12-24'],
    [2027, '11-26'],
  ])('end at 13:00 on the days that the exchange publishes for %i', (year, days) => {
    expect(weekdaysWhere(year, isEarlyClose).join(' ')).toBe(days);
  });

  it('keep the Friday before a New Year’s Day on a Saturday', () => {
    expect([isSession(day('2021-12-31')), isSession(day('2022-01-03'))]).toEqual([true, true]);
    expect(isSession(day('2023-01-02'))).toBe(false);
  });
});

describe('business days', () => {
  // federalreserve.gov/aboutthefed/k8.htm
  it.each([
    [2025, '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25'],
    [2026, '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25'],
    [2027, '01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25'],
  ])('leave out the holidays that the central bank publishes for %i', (year, holidays) => {
    expect(weekdaysWhere(year, (date) => !isBusinessDay(date)).join(' ')).toBe(holidays);
  });

  it('of money markets leave out Good Friday too', () => {
    expect(weekdaysWhere(2026, (date) => isBusinessDay(date) && !isMoneyMarketDay(date))).toEqual(['04-03']);
  });
});

it('finds the release day of the money stock', () => {
  const releases = ['2026-08-01', '2026-09-30', '2026-10-01', '2025-12-01'];
  expect(releases.map((date) => formatDay(fourthTuesdayAfter(day(date))))).toEqual([
    '2026-09-22',
    '2026-10-27',
    '2026-11-24',
    '2026-01-27',
  ]);
});

describeWithReference('the calendars against real history', () => {
  const reader = openReader(`csv:${referenceDir}/data`);
  const daysOf = (id: 'SPY' | 'VIX' | 'RRP' | 'SOFR' | 'TGA_DAILY', from: string) =>
    (reader.read(id)?.bars ?? []).map((bar) => bar.day).filter((date) => date >= day(from));

  it.each([
    ['SPY', '2000-01-03', isSession],
    ['VIX', '2000-01-03', isSession],
    ['TGA_DAILY', '2022-04-18', isBusinessDay],
    ['SOFR', '2022-01-03', isMoneyMarketDay],
    ['RRP', '2022-01-03', isMoneyMarketDay],
  ] as const)('name exactly the days of %s since %s', (id, from, isOpen) => {
    const known = new Set(daysOf(id, from));
    const wrong: string[] = [];
    for (let date = day(from); date <= day('2026-06-26'); date += 1)
      if (known.has(date) !== isOpen(date)) wrong.push(formatDay(date));
    expect(wrong).toEqual([]);
  });
});
