import { describe, expect, it } from 'vitest';
import { formatDay, isoWeekday } from '../../../src/market/days.ts';
import { TRADING_DAYS, tradingIndex } from '../../../src/sources/sample/sessions.ts';
import { day } from '../../market/memory-reader.ts';

const sessions = new Set(TRADING_DAYS.equity.map(formatDay));

describe('the sample’s trading days', () => {
  it('are all days for crypto and weekdays for exchanges', () => {
    expect(TRADING_DAYS.utc).toHaveLength(day('2026-01-18') - day('2012-01-02') + 1);
    expect(TRADING_DAYS.equity.filter((session) => isoWeekday(session) > 5)).toEqual([]);
  });

  it.each([
    ['Good Friday', ['2012-04-06', '2019-04-19', '2024-03-29', '2025-04-18']],
    ['Thanksgiving', ['2012-11-22', '2023-11-23', '2025-11-27']],
    [
      'holidays observed on another day',
      ['2012-01-02', '2015-07-03', '2021-07-05', '2021-12-24', '2022-12-26'],
    ],
    ['Martin Luther King Day and Juneteenth', ['2025-01-20', '2024-06-19', '2023-06-19']],
  ])('leave out %s', (_title, dates) => {
    expect(dates.filter((date) => sessions.has(date))).toEqual([]);
  });

  it('keep days that look like holidays and are not', () => {
    const open = ['2021-12-31', '2021-06-18', '2025-04-17', '2025-11-28', '2012-10-08'];
    expect(open.filter((date) => !sessions.has(date))).toEqual([]);
  });

  it('number 250 to 253 a year', () => {
    for (let year = 2012; year <= 2025; year += 1) {
      const count = [...sessions].filter((date) => date.startsWith(String(year))).length;
      expect(count).toBeGreaterThanOrEqual(250);
      expect(count).toBeLessThanOrEqual(253);
    }
  });

  it('are found by any date, holidays and weekends by the session before', () => {
    const before = (date: string) => formatDay(TRADING_DAYS.equity[tradingIndex('equity', day(date))] ?? 0);
    expect(['2025-04-17', '2025-04-18', '2025-04-20', '2025-04-21'].map(before)).toEqual([
      '2025-04-17',
      '2025-04-17',
      '2025-04-17',
      '2025-04-21',
    ]);
    expect(tradingIndex('equity', day('2012-01-02'))).toBe(-1);
  });
});
