import { mean, medianSorted, sampleStandardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { bootstrapInterval } from '../../src/analysis/bootstrap.ts';
import { quantile, sortAscending } from '../../src/analysis/quantiles.ts';
import { PEAK_WEEKS, syntheticCloses } from './support/synthetic.ts';

const medianOf = (sample: readonly number[]): number => medianSorted(sortAscending(sample));

test('the bootstrap interval of the reference list is the published 3 to 15', () => {
  expect(bootstrapInterval(PEAK_WEEKS, medianOf, 1)).toEqual({ low: 3, high: 15 });
});

test('the interval of a mean agrees with the normal approximation', () => {
  const returns = syntheticCloses
    .slice(1)
    .map((close, index) => Math.log(close / (syntheticCloses[index] ?? close)));
  const standardError = sampleStandardDeviation(returns) / Math.sqrt(returns.length);
  const interval = bootstrapInterval(returns, mean, 5);
  expect(interval.low).toBeCloseTo(mean(returns) - 1.96 * standardError, 3);
  expect(interval.high).toBeCloseTo(mean(returns) + 1.96 * standardError, 3);
});

test('a seed reproduces the interval and the input stays as it was', () => {
  const values = [3, 1, 2, 9, 4, 4];
  const quartile = (sample: readonly number[]): number => quantile(sample, 0.25);
  expect(bootstrapInterval(values, quartile, 11, 200)).toEqual(bootstrapInterval(values, quartile, 11, 200));
  expect(values).toEqual([3, 1, 2, 9, 4, 4]);
});

test('every resample draws as many values as the sample holds, all of them from it', () => {
  const seen = new Set<number>();
  const sizes = new Set<number>();
  bootstrapInterval(
    [5, 6, 7],
    (sample) => {
      sizes.add(sample.length);
      for (const value of sample) seen.add(value);
      return mean([...sample]);
    },
    3,
    100,
  );
  expect([...sizes]).toEqual([3]);
  expect(sortAscending([...seen])).toEqual([5, 6, 7]);
});

test('an empty sample is refused', () => {
  expect(() => bootstrapInterval([], medianOf, 1)).toThrow(RangeError);
});
