import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSpread, logReturns, rollingSd, rollingZScores } from '../../src/analysis/returns.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { livelyWalks, walks } from './support/weekly.ts';

function naiveSd(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

describe('log returns', () => {
  it('are the difference of logarithms, with none for the first week', () => {
    expect(logReturns([100, 110, 99])).toEqual([Number.NaN, Math.log(1.1), Math.log(0.9)]);
  });

  it('are missing on both sides of a missing week', () => {
    const returns = logReturns([1, 2, Number.NaN, 2, 4]);
    expect(returns.map(Number.isFinite)).toEqual([false, true, false, false, true]);
  });
});

describe('rolling standard deviation', () => {
  it('equals the synthetic vector of METHOD 10.1 with n - 1', () => {
    expect(rollingSd(syntheticCloses, 20).at(-1)).toBeCloseTo(18.974419912062, 11);
  });

  it('gives the realised volatility of METHOD 10.1 over 26 weekly returns', () => {
    const weekly = rollingSd(logReturns(syntheticCloses), 26).at(-1) ?? Number.NaN;
    expect(weekly * Math.sqrt(52)).toBeCloseTo(0.204199785023, 12);
  });

  it('is missing until its window is full and while a missing value is inside it', () => {
    const sds = rollingSd([1, 2, 3, Number.NaN, 5, 6, 8], 3);
    expect(sds.map(Number.isFinite)).toEqual([false, false, true, false, false, false, true]);
  });

  it('agrees with the naive formula to 1e-9 on any walk', () => {
    fc.assert(
      fc.property(walks({ min: 30, max: 80 }), (prices) => {
        const sd = rollingSd(prices, 26).at(-1) ?? Number.NaN;
        const naive = naiveSd(prices.slice(-26));
        expect(Math.abs(sd - naive)).toBeLessThanOrEqual(1e-9 * naive + 1e-12);
      }),
    );
  });
});

describe('spread', () => {
  it('is absent in a constant series, in its rounding noise, and where there is no value', () => {
    expect([0, 1e-16, Number.NaN].map(hasSpread)).toEqual([false, false, false]);
    expect(hasSpread(1e-6)).toBe(true);
  });
});

describe('rolling z-score', () => {
  it('scores the last value against its own window', () => {
    expect(rollingZScores([9, 1, 2, 3], 3).at(-1)).toBeCloseTo(1, 12);
  });

  it('is missing for values that do not vary', () => {
    expect(rollingZScores([5, 5, 5, 5], 3).every(Number.isNaN)).toBe(true);
  });

  it('stays within (n - 1) / sqrt(n), and a later value changes no earlier score', () => {
    fc.assert(
      fc.property(livelyWalks({ min: 20, max: 60 }), fc.nat(19), (prices, cut) => {
        const scores = rollingZScores(prices, 14);
        const finite = scores.filter(Number.isFinite);
        expect(finite.every((score) => Math.abs(score) <= 13 / Math.sqrt(14) + 1e-9)).toBe(true);
        expect(rollingZScores(prices.slice(0, cut + 1), 14)).toEqual(scores.slice(0, cut + 1));
      }),
    );
  });
});
