import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianInterval, wilsonInterval } from '../../src/analysis/intervals.ts';
import { PEAK_WEEKS } from './support/synthetic.ts';

test.each([
  [1, 26, 0.006821984994, 0.18892778903],
  [16, 26, 0.425348500851, 0.775714055643],
  [2, 26, 0.021355088472, 0.241415537716],
  [6, 26, 0.110338494058, 0.420515540789],
  [25, 30, 0.664356494936, 0.926634576282],
  [0, 16, 0, 0.193607680534],
  [3, 4, 0.300641842582, 0.95441273919],
  [24, 24, 0.862023795325, 1],
  // The two shares of the reference answer on /peak, to their last digits.
  [1, 24, 0.0073934561655058, 0.2024180647865593],
  [5, 24, 0.0924482535285185, 0.4047045325318865],
])("the Wilson interval of %i in %i equals R's prop.test without correction", (k, n, low, high) => {
  const interval = wilsonInterval(k, n);
  expect(interval?.low).toBeCloseTo(low, 11);
  expect(interval?.high).toBeCloseTo(high, 11);
});

test('no trials give no interval', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
});

test('a Wilson interval lies in [0, 1], holds the share, and mirrors when successes and failures swap', () => {
  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([k, n]) => {
      const interval = wilsonInterval(k, n);
      const mirrored = wilsonInterval(n - k, n);
      if (interval === null || mirrored === null) throw new Error('no interval');
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeLessThanOrEqual(k / n + 1e-12);
      expect(interval.high).toBeGreaterThanOrEqual(k / n - 1e-12);
      expect(mirrored.low).toBeCloseTo(1 - interval.high, 12);
    }),
  );
});

test('the reference list has the exact interval 3 to 17 around its median', () => {
  expect(medianInterval(PEAK_WEEKS)).toEqual({ low: 3, high: 17 });
});

test.each([
  [6, 1],
  [10, 2],
  [24, 7],
  [26, 8],
  [50, 18],
  [200, 86],
  [1500, 712],
])("the rank of %i values is R's qbinom, also where a half to the n underflows", (n, rank) => {
  const values = Array.from({ length: n }, (_, index) => index + 1);
  expect(medianInterval(values)).toEqual({ low: rank, high: n - rank + 1 });
});

test('fewer than six values have no 95 % interval of the median', () => {
  expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
  expect(medianInterval([])).toBeNull();
});

test('the interval of the median is made of sample values and holds the median, in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 6, maxLength: 60 }),
      (values) => {
        const interval = medianInterval(values);
        if (interval === null) throw new Error('no interval');
        expect(values).toContain(interval.low);
        expect(values).toContain(interval.high);
        const below = values.filter((value) => value < interval.low).length;
        const above = values.filter((value) => value > interval.high).length;
        expect(below).toBe(above);
        expect(below).toBeLessThan(values.length / 2);
        expect(medianInterval(values.toReversed())).toEqual(interval);
      },
    ),
  );
});
