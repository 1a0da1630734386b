import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPivots } from '../../src/analysis/pivots.ts';
import { barsOf, walks } from './support/weekly.ts';

function pivotIndexes(highs: readonly (number | null)[]): number[] {
  const bars = highs.map((high, week) => ({ week, day: week * 7, high }));
  return findPivots(bars).map(({ week }) => week);
}

describe('pivots', () => {
  it('top the four weeks on either side', () => {
    expect(pivotIndexes([1, 1, 1, 1, 2, 1, 1, 1, 1])).toEqual([4]);
    expect(pivotIndexes([3, 1, 1, 1, 2, 1, 1, 1, 1])).toEqual([]);
    expect(pivotIndexes([1, 1, 1, 1, 2, 1, 1, 1, 3])).toEqual([]);
  });

  it('are the first of equal highs', () => {
    expect(pivotIndexes([1, 1, 1, 1, 2, 2, 1, 1, 1, 1])).toEqual([4]);
  });

  it('are not known before the fourth week after them is over, nor told without four before', () => {
    expect(pivotIndexes([1, 1, 1, 1, 2, 1, 1, 1])).toEqual([]);
    expect(pivotIndexes([1, 1, 1, 2, 1, 1, 1, 1])).toEqual([]);
  });

  it('skip weeks without a high', () => {
    expect(pivotIndexes([null, 1, 1, 1, 2, 1, null, 1, 1])).toEqual([4]);
    expect(pivotIndexes([1, 1, 1, 1, null, 1, 1, 1, 1])).toEqual([]);
  });

  it('keep their price and date', () => {
    const bars = barsOf([1, 1, 1, 1, 2, 1, 1, 1, 1]);
    expect(findPivots(bars)).toEqual([{ week: 1_004, day: bars[4]?.day, price: 2.02 }]);
  });

  it('known at a week stay pivots whatever follows', () => {
    fc.assert(
      fc.property(walks({ min: 40, max: 60 }), fc.nat(39), (closes, cut) => {
        const bars = barsOf(closes);
        const known = findPivots(bars).filter(({ week }) => week + 4 <= 1_000 + cut);
        expect(findPivots(bars.slice(0, cut + 1))).toEqual(known);
      }),
    );
  });
});
