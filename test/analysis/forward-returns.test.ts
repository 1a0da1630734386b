import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignAtEvent, compareForwardReturns, forwardReturns } from '../../src/analysis/forward-returns.ts';
import { arbitraryPrefix } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';

const GOLDEN = [67, 99, 103, 132];

test('returns after events and after all weeks are those of an independent study in R', () => {
  const month = compareForwardReturns(syntheticCloses, GOLDEN, 34, 4);
  expect(month).toMatchObject({ weeks: 4, n: 4, up: { k: 3, n: 4 }, baseN: 122, medianInterval: null });
  expect(month.median).toBeCloseTo(0.035271801333509267, 14);
  expect(month.baseUp).toBeCloseTo(0.74590163934426235, 14);
  expect(month.baseMedian).toBeCloseTo(0.037197552626727859, 14);
  const quarter = compareForwardReturns(syntheticCloses, GOLDEN, 34, 18);
  expect(quarter).toMatchObject({ n: 4, up: { k: 2, n: 4 }, baseN: 108 });
  expect(quarter.median).toBeCloseTo(0.055263634590476285, 14);
});

test('an event whose horizon is not over is left out', () => {
  expect(forwardReturns([100, 110, 121], [0, 1, 2], 1)).toEqual([
    expect.closeTo(0.1, 12),
    expect.closeTo(0.1, 12),
  ]);
  expect(forwardReturns([100, 110], [0, 1], 2)).toEqual([]);
});

test('a return of zero is not a rise', () => {
  expect(compareForwardReturns([5, 5, 6], [0, 1], 0, 1)).toMatchObject({ up: { k: 1, n: 2 }, baseUp: 0.5 });
});

test('without any complete horizon nothing is measured', () => {
  expect(compareForwardReturns([1, 2, 3], [1], 0, 52)).toEqual({
    weeks: 52,
    n: 0,
    up: { k: 0, n: 0, low: null, high: null },
    median: null,
    medianInterval: null,
    baseN: 0,
    baseUp: null,
    baseMedian: null,
  });
});

test('returns do not change when later weeks arrive', () => {
  fc.assert(
    fc.property(arbitraryPrefix(5, 80), fc.integer({ min: 1, max: 20 }), ({ closes, seen }, weeks) => {
      const indices = [...closes.keys()].slice(0, Math.max(0, seen - weeks));
      const early = forwardReturns(closes.slice(0, seen), [...closes.keys()], weeks);
      expect(early).toEqual(forwardReturns(closes, indices, weeks));
    }),
  );
});

test('a price aligned at an event starts at 1 and stops at the horizon or at the last week', () => {
  expect(alignAtEvent([8, 4, 6, 2, 10], 1, 2)).toEqual([1, 1.5, 0.5]);
  expect(alignAtEvent([8, 4, 6], 1, 52)).toEqual([1, 1.5]);
});
