import { describe, expect, it } from 'vitest';
import { measureDeskPurchases, measureReservePurchases } from '../../src/analysis/reserve-purchases.ts';
import { describeWithReference } from '../reference.ts';
import { dailyBarsOf } from './support/daily-bars.ts';
import { dayFrom, readReferenceBars } from './support/reference-series.ts';

const FIRST = 20_005;
const weekly = (levels: readonly number[]) => dailyBarsOf(levels, FIRST, 7);
const MONTHS = 30.44 / 28;

describe('reserve purchases by holdings', () => {
  it('are four weeks of growth as a month, of all holdings and of Treasuries alone', () => {
    const found = measureReservePurchases(
      weekly([4000, 4010, 4020, 4030, 4056]),
      weekly([2000, 1996, 1992, 1988, 1984]),
    );
    expect(found).toEqual({
      totalPerMonth: 40 * MONTHS,
      treasuriesPerMonth: 56 * MONTHS,
      day: FIRST + 28,
    });
  });

  it('are unknown when a leg ends earlier or lacks its start', () => {
    const five = weekly([1, 2, 3, 4, 5]);
    expect(measureReservePurchases(five, five.slice(0, 4))).toBeNull();
    expect(measureReservePurchases(five.slice(1), five)).toBeNull();
    expect(measureReservePurchases(five, five.slice(1))).toBeNull();
    expect(measureReservePurchases([], [])).toBeNull();
  });
});

describe('bill purchases by operations', () => {
  const operations = dailyBarsOf([8, 7, 6, 5, 4], FIRST, 10);

  it('are the sum of four weeks as a month, the first day left out', () => {
    expect(measureDeskPurchases(operations, FIRST + 40)).toBe((6 + 5 + 4) * MONTHS);
    expect(measureDeskPurchases(operations, FIRST + 38)).toBe((6 + 5) * MONTHS);
    expect(measureDeskPurchases(operations, FIRST + 37)).toBe((7 + 6 + 5) * MONTHS);
  });

  it('are unknown while the record is younger than four weeks or silent in them', () => {
    expect(measureDeskPurchases(operations, FIRST + 27)).toBeNull();
    expect(measureDeskPurchases(operations, FIRST + 28)).not.toBeNull();
    expect(measureDeskPurchases(operations, FIRST + 68)).toBeNull();
    expect(measureDeskPurchases([], FIRST)).toBeNull();
  });
});

describeWithReference('reserve purchases of real history', (dir) => {
  it('ran at about 27 by all holdings and 42 by Treasuries in the weeks before the article', () => {
    const read = (file: string) =>
      readReferenceBars(dir, file, dayFrom('2026-01-14')).map((bar) =>
        Object.assign(bar, { close: bar.close / 1000 }),
      );
    const found = measureReservePurchases(read('TREAST'), read('MBS'));
    expect(found?.totalPerMonth).toBeCloseTo(26.77, 2);
    expect(found?.treasuriesPerMonth).toBeCloseTo(42.48, 2);
  });
});
