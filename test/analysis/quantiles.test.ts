import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile, sortAscending, summarize } from '../../src/analysis/quantiles.ts';
import { PEAK_WEEKS } from './support/synthetic.ts';

test('quantiles are of type 7, as R gives them', () => {
  const probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
  const fromR = [0, 0, 1.5, 9.5, 18.5, 30, 37.5];
  for (const [index, p] of probabilities.entries()) {
    expect(quantile(PEAK_WEEKS, p)).toBeCloseTo(fromR[index] ?? Number.NaN, 12);
  }
});

test('type 7 is told from the types that average neighbours', () => {
  // R: quantile(1:4, .25) is 1.75 (type 7), 1.5 (type 2), 1.25 (type 6).
  expect(quantile([4, 3, 2, 1], 0.25)).toBe(1.75);
});

test('a summary gives the reference median and quartiles', () => {
  expect(summarize(PEAK_WEEKS)).toEqual({ n: 26, median: 9.5, q1: 1.5, q3: 18.5 });
});

test('an empty sample has no median, not a zero', () => {
  expect(summarize([])).toEqual({ n: 0, median: null, q1: null, q3: null });
  expect(() => quantile([], 0.5)).toThrow();
});

test('one value is its own median and quartiles', () => {
  expect(summarize([3])).toEqual({ n: 1, median: 3, q1: 3, q3: 3 });
});

test('sorting is numeric and leaves the input alone', () => {
  const values = [10, 9, -1, 100];
  expect(sortAscending(values)).toEqual([-1, 9, 10, 100]);
  expect(values).toEqual([10, 9, -1, 100]);
});

test('quantiles rise with p and stay between the extremes', () => {
  const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(sample, probability, probability, (values, a, b) => {
      const low = quantile(values, Math.min(a, b));
      const high = quantile(values, Math.max(a, b));
      const rounding = 1e-9 * Math.max(...values.map(Math.abs), 1);
      expect(low).toBeLessThanOrEqual(high + rounding);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(high).toBeLessThanOrEqual(Math.max(...values));
    }),
  );
});
