import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeekday, MS_PER_DAY } from '../../src/market/days.ts';
import {
  fridayOf,
  lastClosedWeek,
  mondayOf,
  sundayOf,
  weekClosesAt,
  weekOfDay,
} from '../../src/market/weeks.ts';
import { day } from './memory-reader.ts';

const MINUTE = 60_000;
const anyDay = fc.integer({ min: -10_000, max: 40_000 });
const anyInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2050, 0, 1) });
const anyCalendar = fc.constantFrom('equity' as const, 'utc' as const);

describe('ISO weeks', () => {
  it('start on Monday and hold seven days', () => {
    fc.assert(
      fc.property(anyDay, (anchor) => {
        const week = weekOfDay(anchor);
        expect(mondayOf(week)).toBe(anchor - isoWeekday(anchor) + 1);
        expect([mondayOf(week), fridayOf(week), sundayOf(week)].map(isoWeekday)).toEqual([1, 5, 7]);
        expect(weekOfDay(sundayOf(week) + 1)).toBe(week + 1);
      }),
    );
  });

  it('number the week of Monday 1970-01-05 zero, as floor((ms - 345,600,000) / 604,800,000) does', () => {
    expect(weekOfDay(day('1970-01-05'))).toBe(0);
    expect(weekOfDay(day('1970-01-04'))).toBe(-1);
    fc.assert(
      fc.property(anyInstant, (ms) => {
        expect(weekOfDay(Math.floor(ms / MS_PER_DAY))).toBe(Math.floor((ms - 345_600_000) / 604_800_000));
      }),
    );
  });

  it('close for crypto when Sunday ends, for equities on Saturday at 05:00 UTC', () => {
    const week = weekOfDay(day('2026-01-14'));
    expect(new Date(weekClosesAt(week, 'utc')).toISOString()).toBe('2026-01-19T00:00:00.000Z');
    expect(new Date(weekClosesAt(week, 'equity')).toISOString()).toBe('2026-01-17T05:00:00.000Z');
  });

  it('are closed exactly from the closing instant on, and after the grace where one is given', () => {
    const week = weekOfDay(day('2026-01-14'));
    for (const calendar of ['utc', 'equity'] as const) {
      const closing = weekClosesAt(week, calendar);
      expect(lastClosedWeek(closing - 1, calendar)).toBe(week - 1);
      expect(lastClosedWeek(closing, calendar)).toBe(week);
      expect(lastClosedWeek(closing + 10 * MINUTE - 1, calendar, 10 * MINUTE)).toBe(week - 1);
      expect(lastClosedWeek(closing + 10 * MINUTE, calendar, 10 * MINUTE)).toBe(week);
    }
  });

  it('have one newest closed week at any instant: it is over and the next is not', () => {
    fc.assert(
      fc.property(anyInstant, anyCalendar, fc.integer({ min: 0, max: 60 }), (instant, calendar, minutes) => {
        const week = lastClosedWeek(instant, calendar, minutes * MINUTE);
        expect(weekClosesAt(week, calendar) + minutes * MINUTE).toBeLessThanOrEqual(instant);
        expect(weekClosesAt(week + 1, calendar) + minutes * MINUTE).toBeGreaterThan(instant);
      }),
    );
  });
});
