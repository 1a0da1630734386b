import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, formatDay, isoWeekday, MS_PER_DAY, parseDay } from '../../src/market/days.ts';

/** 1000-01-01 to 9999-12-31. */
const anyDay = fc.integer({ min: -354_285, max: 2_932_896 });

describe('calendar days', () => {
  it('count from 1970-01-01, a Thursday', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2026-01-18')).toBe(20_471);
    expect(formatDay(20_471)).toBe('2026-01-18');
    expect([0, 3, 20_471, -4].map(isoWeekday)).toEqual([4, 7, 7, 7]);
  });

  it('survive the way to text and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
      }),
    );
  });

  it('agree with the machine calendar on weekdays', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const sundayFirst = new Date(day * MS_PER_DAY).getUTCDay();
        expect(isoWeekday(day)).toBe(sundayFirst === 0 ? 7 : sundayFirst);
      }),
    );
  });

  it('hold every instant of their UTC day', () => {
    expect(dayOf(Date.UTC(2026, 0, 18))).toBe(20_471);
    expect(dayOf(Date.UTC(2026, 0, 19) - 1)).toBe(20_471);
    expect(dayOf(-1)).toBe(-1);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '1900-02-29',
    '0024-01-01',
    '2026-1-18',
    '20260118',
    ' 2026-01-18',
    '2026-01-18T00:00',
    '',
  ])('refuse %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('know the leap days of the Gregorian calendar', () => {
    expect(['2024-02-29', '2000-02-29'].map(parseDay)).toEqual([19_782, 11_016]);
  });
});
