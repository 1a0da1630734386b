import * as fc from 'fast-check';
import { sampleCovariance, sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { hasRemainder, measureMoments, varies } from '../../src/analysis/moments.ts';

const sample = fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 })), {
  minLength: 2,
  maxLength: 40,
});

describe('centred sums', () => {
  it('are variance and covariance times n - 1', () => {
    fc.assert(
      fc.property(sample, (rows) => {
        const [xs, ys] = [rows.map(([x]) => x), rows.map(([, y]) => y)];
        const { n, xx, xy, yy } = measureMoments(xs, ys, 0, xs.length);
        expect(xx / (n - 1)).toBeCloseTo(sampleVariance(xs), 6);
        expect(yy / (n - 1)).toBeCloseTo(sampleVariance(ys), 6);
        expect(xy / (n - 1)).toBeCloseTo(sampleCovariance(xs, ys), 6);
      }),
    );
  });

  it('look at the stretch alone', () => {
    expect(measureMoments([9, 1, 2, 3, 9], [7, 2, 4, 6, 0], 1, 4)).toEqual({
      n: 3,
      meanX: 2,
      meanY: 4,
      xx: 2,
      xy: 4,
      yy: 8,
    });
  });

  it('refuse a stretch beyond the samples instead of passing NaN on', () => {
    expect(() => measureMoments([1, 2], [1, 2], 0, 3)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it('is not taken for movement', () => {
    const { xx, n } = measureMoments([0.1, 0.1, 0.1], [0, 0, 0], 0, 3);
    expect(varies(xx, n)).toBe(false);
    expect(varies(1e-8, 100)).toBe(true);
  });

  it('is not taken for a remainder', () => {
    expect(hasRemainder(0.1 + 0.2 - 0.3, 0.3)).toBe(false);
    expect(hasRemainder(1e-6, 1)).toBe(true);
    expect(hasRemainder(0, 0)).toBe(false);
  });
});
