import * as fc from 'fast-check';
import { mean as sampleMean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { measureSpread } from '../../src/analysis/spread.ts';

describe('a stretch’s spread', () => {
  it('is the mean and the sample standard deviation of its own values alone', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squares 32, over 7.
    const { mean, sd } = measureSpread([99, 2, 4, 4, 4, 5, 5, 7, 9, -99], 1, 9);
    expect(mean).toBe(5);
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('agrees with a library on any values', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 2,
      maxLength: 120,
    });
    fc.assert(
      fc.property(values, (sample) => {
        const { mean, sd } = measureSpread(sample, 0, sample.length);
        expect(mean).toBeCloseTo(sampleMean(sample), 6);
        expect(sd).toBeCloseTo(sampleStandardDeviation(sample), 6);
      }),
    );
  });

  it('is unknown for one value, beyond the sample and beside a missing value', () => {
    expect(measureSpread([1, 2], 0, 1).sd).toBeNaN();
    expect(measureSpread([1, 2], 0, 3).sd).toBeNaN();
    expect(measureSpread([1, Number.NaN, 2], 0, 3).mean).toBeNaN();
  });
});
