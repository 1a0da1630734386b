import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cross, findCrosses } from '../../src/analysis/crosses.ts';
import { calculateMacd } from '../../src/analysis/macd.ts';
import {
  isInPeakWindow,
  measureBaseRate,
  measureHorizonBaseRate,
} from '../../src/analysis/peak-base-rates.ts';
import { findHorizonPeaks, findPeak } from '../../src/analysis/peak-episodes.ts';
import { quantile } from '../../src/analysis/quantiles.ts';
import { arbitraryCloses } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { weeksOf } from './support/weekly-bars.ts';

const crossesOf = (closes: readonly number[]): Cross[] => findCrosses(weeksOf(closes), calculateMacd(closes));

test('weeks 18 and 19 are the window, their neighbours are not', () => {
  expect([17, 18, 19, 20].map(isInPeakWindow)).toEqual([false, true, true, false]);
});

test('the base rate of the synthetic series is that of an independent study in R', () => {
  const baseRate = measureBaseRate(syntheticCloses, crossesOf(syntheticCloses));
  expect(baseRate).toMatchObject({ n: 74, median: 8.5 });
  expect(baseRate.inWindow).toBeCloseTo(0.054054054054054057, 14);
});

test('the base rates of fixed horizons are those of an independent study in R', () => {
  expect(measureHorizonBaseRate(syntheticCloses, 26)).toEqual({ n: 100, inWindow: 0.04, median: 24 });
  const long = measureHorizonBaseRate(syntheticCloses, 52);
  expect(long).toMatchObject({ n: 74, median: 46 });
  expect(long.inWindow).toBeCloseTo(0.027027027027027029, 14);
});

test('one pass over the history equals looking from every week to its next death cross', () => {
  fc.assert(
    fc.property(arbitraryCloses(40, 200), (closes) => {
      const crosses = crossesOf(closes);
      const deaths = crosses.filter(({ direction }) => direction === 'death').map(({ index }) => index);
      const weeks = [...closes.keys()].slice(34).flatMap((start) => {
        const end = deaths.find((death) => death > start);
        return end === undefined ? [] : [findPeak(closes, start, end).weeksToPeak];
      });
      const expected =
        weeks.length === 0
          ? { n: 0, inWindow: null, median: null }
          : {
              n: weeks.length,
              inWindow: weeks.filter(isInPeakWindow).length / weeks.length,
              median: quantile(weeks, 0.5),
            };
      expect(measureBaseRate(closes, crosses)).toEqual(expected);
    }),
  );
});

test('sliding a horizon along the history equals searching every window', () => {
  fc.assert(
    fc.property(arbitraryCloses(34, 150), fc.integer({ min: 1, max: 40 }), (closes, horizon) => {
      const starts = [...closes.keys()].slice(34);
      const weeks = findHorizonPeaks(closes, starts, horizon).map(({ weeksToPeak }) => weeksToPeak);
      const { n, inWindow, median } = measureHorizonBaseRate(closes, horizon);
      expect({ n, median }).toEqual({
        n: weeks.length,
        median: weeks.length === 0 ? null : quantile(weeks, 0.5),
      });
      expect(inWindow).toBe(weeks.length === 0 ? null : weeks.filter(isInPeakWindow).length / weeks.length);
    }),
  );
});

test('the first of equal closes is the peak there too', () => {
  const closes = Array.from({ length: 60 }, () => 7);
  const death: Cross = {
    index: 54,
    week: 54,
    day: 0,
    close: 7,
    direction: 'death',
    macd: 0,
    isBelowZero: false,
    isMarginal: false,
  };
  expect(measureBaseRate(closes, [death])).toEqual({ n: 20, inWindow: 0, median: 0 });
  expect(measureHorizonBaseRate(closes, 20)).toEqual({ n: 6, inWindow: 0, median: 0 });
});

test('a history without a death cross has no base rate', () => {
  expect(measureBaseRate(syntheticCloses.slice(0, 60), [])).toEqual({ n: 0, inWindow: null, median: null });
  expect(measureHorizonBaseRate(syntheticCloses.slice(0, 40), 26)).toEqual({
    n: 0,
    inWindow: null,
    median: null,
  });
});
