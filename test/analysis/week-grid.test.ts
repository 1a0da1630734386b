import { describe, expect, it } from 'vitest';
import { requirePositive, toNullable, toWeekGrid, valueAt } from '../../src/analysis/week-grid.ts';
import { valuesOf } from './support/weekly.ts';

describe('week grid', () => {
  it('puts each value on its week and NaN on a week without one', () => {
    const values = valuesOf([1, 2, 3, 4], 10).filter(({ week }) => week !== 12);
    expect(toWeekGrid(values, 9, 14)).toEqual([Number.NaN, 1, 2, Number.NaN, 4, Number.NaN]);
  });

  it('leaves out values before its first and after its last week', () => {
    expect(toWeekGrid(valuesOf([1, 2, 3, 4], 10), 11, 12)).toEqual([2, 3]);
  });

  it('is empty when the last week lies before the first', () => {
    expect(toWeekGrid(valuesOf([1], 10), 12, 10)).toEqual([]);
  });

  it.each([Number.NaN, 0, -1, Number.POSITIVE_INFINITY])(
    'refuses the price %d and names its week',
    (price) => {
      expect(() => toWeekGrid(valuesOf([1, price], 10), 10, 11)).toThrow(/week 11/);
      expect(() => requirePositive(price, 'here')).toThrow(RangeError);
    },
  );

  it('reads NaN outside its weeks', () => {
    expect(valueAt([1], 0)).toBe(1);
    expect(valueAt([1], -1)).toBeNaN();
    expect(valueAt([1], 1)).toBeNaN();
  });

  it('reports a missing value as null and a zero as zero', () => {
    expect(toNullable(Number.NaN)).toBeNull();
    expect(toNullable(0)).toBe(0);
  });
});
