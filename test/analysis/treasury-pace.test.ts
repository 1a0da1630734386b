import { describe, expect, it } from 'vitest';
import { measureTreasuryPace } from '../../src/analysis/treasury-pace.ts';
import { isoWeekday } from '../../src/market/days.ts';
import { dailyBarsOf } from './support/daily-bars.ts';
import { dayFrom } from './support/reference-series.ts';

const WEDNESDAY = dayFrom('2026-01-14');
/** Wednesdays up to 14 January 2026 whose level is a function of the day. */
const levels = (weeks: number, level: (day: number) => number) => {
  const first = WEDNESDAY - 7 * (weeks - 1);
  return dailyBarsOf(
    Array.from({ length: weeks }, (_, index) => level(first + 7 * index)),
    first,
    7,
  );
};

describe('pace of the Treasury account', () => {
  it('is a quarter of the change over four weeks', () => {
    expect(measureTreasuryPace(levels(5, (day) => (day === WEDNESDAY ? 700 : 800)))).toMatchObject({
      perWeek: -25,
      priorYears: { n: 0, median: null, low: null, high: null },
    });
  });

  it('is compared with the Wednesday nearest to the same date of each of ten years', () => {
    const dates = [
      '2025-01-15',
      '2024-01-17',
      '2023-01-11',
      '2022-01-12',
      '2021-01-13',
      '2020-01-15',
      '2019-01-16',
      '2018-01-17',
      '2017-01-11',
      '2016-01-13',
    ];
    const days = new Set(dates.map(dayFrom));
    for (const day of days) expect(isoWeekday(day)).toBe(3);
    const pace = measureTreasuryPace(levels(52 * 14, (day) => (days.has(day) ? 500 : 400)));
    expect(pace?.priorYears).toMatchObject({ n: 10, median: 25, low: 25, high: 25 });
  });

  it('takes the median of the years it has, with their extremes', () => {
    // The account rises faster each year.
    const pace = measureTreasuryPace(levels(52 * 4, (day) => (day - WEDNESDAY) ** 2 / 1e4));
    expect(pace?.priorYears.n).toBe(3);
    expect(pace?.priorYears.low).toBeLessThan(pace?.priorYears.median ?? 0);
    expect(pace?.priorYears.high).toBeGreaterThan(pace?.priorYears.median ?? 0);
  });

  it('is unknown without the level of four weeks ago', () => {
    expect(measureTreasuryPace(levels(4, () => 700))).toBeNull();
    expect(measureTreasuryPace(levels(9, () => 700).filter(({ day }) => day !== WEDNESDAY - 28))).toBeNull();
    expect(measureTreasuryPace([])).toBeNull();
  });
});
