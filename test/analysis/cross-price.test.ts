import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  crossPrice,
  findCrossTarget,
  flatMacdPrice,
  isMarginal,
  zeroLinePrice,
} from '../../src/analysis/cross-price.ts';
import { calculateMacd } from '../../src/analysis/macd.ts';
import { advanceMacd, histogramOf, lastMacdState } from '../../src/analysis/macd-state.ts';
import { arbitraryCloses } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';

/** Slope of next week's histogram in this week's close (METHOD 1.6). */
const SLOPE = 0.0638176638;

const state = lastMacdState(syntheticCloses);

const arbitraryState = fc.record({
  fast: fc.double({ min: 1, max: 1e5, noNaN: true }),
  slow: fc.double({ min: 1, max: 1e5, noNaN: true }),
  signal: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
});

test('the cross price of the synthetic series is the reference value', () => {
  expect(crossPrice(state)).toBeCloseTo(205.993668091783, 10);
});

test('a close at the cross price leaves a histogram of zero, one at the zero-line price a MACD of zero', () => {
  expect(histogramOf(advanceMacd(state, crossPrice(state)))).toBeCloseTo(0, 10);
  const atZeroLine = advanceMacd(state, zeroLinePrice(state));
  expect(atZeroLine.fast - atZeroLine.slow).toBeCloseTo(0, 10);
});

test('a close at the flat price leaves the MACD line where it was', () => {
  const next = advanceMacd(state, flatMacdPrice(state));
  expect(next.fast - next.slow).toBeCloseTo(state.fast - state.slow, 10);
});

test('the line ends above its signal exactly when the close is above the cross price', () => {
  fc.assert(
    fc.property(arbitraryState, fc.double({ min: 0.01, max: 2e5, noNaN: true }), (random, close) => {
      const price = crossPrice(random);
      fc.pre(Math.abs(close - price) > 1e-6 * Math.max(1, Math.abs(price)));
      expect(histogramOf(advanceMacd(random, close)) > 0).toBe(close > price);
    }),
  );
});

test('the histogram is linear in the close with the slope of the method', () => {
  fc.assert(
    fc.property(arbitraryState, fc.double({ min: 1, max: 1e5, noNaN: true }), (random, close) => {
      const rise = histogramOf(advanceMacd(random, close + 1000)) - histogramOf(advanceMacd(random, close));
      expect(rise / 1000).toBeCloseTo(SLOPE, 9);
    }),
  );
});

test('the cross price is homogeneous of degree one', () => {
  fc.assert(
    fc.property(arbitraryState, fc.double({ min: 0.001, max: 1000, noNaN: true }), (random, factor) => {
      const scaled = {
        fast: random.fast * factor,
        slow: random.slow * factor,
        signal: random.signal * factor,
      };
      const tolerance = 1e-8 * factor * Math.max(random.fast, random.slow, Math.abs(random.signal));
      expect(Math.abs(crossPrice(scaled) - factor * crossPrice(random))).toBeLessThan(tolerance);
    }),
  );
});

test('every week of a history closes on the side of the price known a week before', () => {
  fc.assert(
    fc.property(arbitraryCloses(36, 100), (closes) => {
      const points = calculateMacd(closes);
      for (let index = 34; index < closes.length; index += 1) {
        const close = closes[index] ?? Number.NaN;
        const histogram = points[index]?.histogram ?? 0;
        const price = crossPrice(lastMacdState(closes.slice(0, index)));
        const isTie = Math.abs(close / price - 1) <= 1e-9;
        expect(isTie || Math.sign(close - price) === Math.sign(histogram)).toBe(true);
        expect(isMarginal(close, histogram)).toBe(Math.abs(close - price) <= 0.001 * Math.abs(price));
      }
    }),
    { numRuns: 30 },
  );
});

test('the target of a positive price carries its distance from the last close', () => {
  const target = findCrossTarget(state, 221.4474);
  expect(target.reach).toBe('price');
  expect(target.price).toBeCloseTo(205.993668091783, 10);
  expect(target.distance).toBeCloseTo(205.993668091783 / 221.4474 - 1, 12);
});

test('a line far above its signal cannot be brought below it by any price', () => {
  const above = { fast: 200, slow: 100, signal: 10 };
  expect(crossPrice(above)).toBeLessThan(0);
  expect(findCrossTarget(above, 210)).toEqual({ reach: 'no-price', price: null, distance: null });
  expect(histogramOf(advanceMacd(above, 0.0001))).toBeGreaterThan(0);
});

test('a line below its signal that every price would lift above it says so', () => {
  const below = { fast: 1, slow: 100, signal: -98 };
  expect(histogramOf(below)).toBeLessThan(0);
  expect(findCrossTarget(below, 1)).toEqual({ reach: 'any-price', price: null, distance: null });
  expect(histogramOf(advanceMacd(below, 0.0001))).toBeGreaterThan(0);
});

test('a close within a thousandth of its deciding price is marginal on either side', () => {
  expect(isMarginal(100.09, 0.09 * SLOPE)).toBe(true);
  expect(isMarginal(99.91, -0.09 * SLOPE)).toBe(true);
  expect(isMarginal(100.11, 0.11 * SLOPE)).toBe(false);
  expect(isMarginal(99.89, -0.11 * SLOPE)).toBe(false);
});
