import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossPrice } from '../../src/analysis/cross-price.ts';
import { calculateMacd, type MacdPoint } from '../../src/analysis/macd.ts';
import { countTrendWeeks, projectMacd, readMacd } from '../../src/analysis/macd-reading.ts';
import { lastMacdState } from '../../src/analysis/macd-state.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { arbitraryCloses } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { readReferenceWeeks, weeksOf } from './support/weekly-bars.ts';

const reading = readMacd(weeksOf(syntheticCloses), null);

describe('the synthetic series', () => {
  test('ends above its signal line, its last cross 27 weeks ago', () => {
    expect(reading).toMatchObject({
      week: 2159,
      close: 221.4474,
      state: 'above',
      goldenCount: 4,
      deathCount: 4,
      weeks: 160,
      isShortHistory: false,
      provisional: null,
      weeksToCross: null,
    });
    expect(reading.lastCross).toMatchObject({ direction: 'golden', index: 132, weeksAgo: 27, week: 2132 });
    expect(reading.histogram).toBeCloseTo(1.598857521775, 11);
    expect(reading.histogramRatio).toBeCloseTo(1.598857521775 / 221.4474, 13);
    expect(reading.macdRatio).toBeCloseTo(13.264377840604 / 221.4474, 13);
    expect(reading.target.price).toBeCloseTo(205.993668091783, 10);
    expect(reading.points).toHaveLength(160);
  });

  test('the last point and the reading tell the same numbers', () => {
    const { macd, signal, histogram } = reading;
    expect(reading.points.at(-1)).toEqual({ macd, signal, histogram });
  });

  test('below its signal line it says how many weeks the cross may take', () => {
    const below = readMacd(weeksOf(syntheticCloses.slice(0, 123)), null);
    expect(below.state).toBe('below');
    expect(below.weeksToCross?.paths).toBe(2000);
    expect(below).toMatchObject({ isShortHistory: true, weeks: 123 });
  });

  test('the last zero-line cross comes with its direction', () => {
    expect(reading.lastZeroLineCross).toMatchObject({ direction: 'up' });
  });
});

describe('a price that never moved', () => {
  const flat = readMacd(weeksOf(Array.from({ length: 60 }, () => 0.1)), 0.1);

  test('has neither side, cross nor weeks to one', () => {
    expect(flat).toMatchObject({
      state: null,
      lastCross: null,
      lastZeroLineCross: null,
      weeksToCross: null,
      trendWeeks: 0,
      goldenCount: 0,
      deathCount: 0,
    });
  });
});

test('a history under sixty weeks is refused', () => {
  expect(() => readMacd(weeksOf(syntheticCloses.slice(0, 59)), null)).toThrow(RangeError);
});

describe('the running week', () => {
  const closes = syntheticCloses.slice(0, 123);
  const state = lastMacdState(closes);

  test('is what the week would be if it closed at the current price', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), (price) => {
        const provisional = readMacd(weeksOf(closes), price).provisional;
        const closed = calculateMacd([...closes, price]).at(-1);
        expect(provisional?.close).toBe(price);
        expect(provisional?.macd).toBeCloseTo(closed?.macd ?? Number.NaN, 9);
        expect(provisional?.signal).toBeCloseTo(closed?.signal ?? Number.NaN, 9);
        expect(provisional?.histogram).toBeCloseTo(closed?.histogram ?? Number.NaN, 9);
      }),
      { numRuns: 20 },
    );
  });

  test('would cross only beyond the cross price', () => {
    const price = crossPrice(state);
    expect(projectMacd(state, price * 1.001)).toMatchObject({ state: 'above', wouldCross: 'golden' });
    expect(projectMacd(state, price * 0.999)).toMatchObject({ state: 'below', wouldCross: null });
    const above = lastMacdState(syntheticCloses);
    expect(projectMacd(above, crossPrice(above) * 0.999)).toMatchObject({ wouldCross: 'death' });
  });

  test('changes nothing of the closed weeks', () => {
    const { provisional, ...closed } = readMacd(weeksOf(closes), 500);
    const { provisional: none, ...alone } = readMacd(weeksOf(closes), null);
    expect(closed).toEqual(alone);
    expect([provisional?.wouldCross, none]).toEqual(['golden', null]);
  });
});

describe('the trend of the histogram', () => {
  const points = (histograms: readonly (number | null)[]): MacdPoint[] =>
    histograms.map((histogram) => ({ macd: 0, signal: 0, histogram }));

  test.each([
    [[null, 5, 1, 2, 3], 2],
    [[1, 2, 3], 2],
    [[1, 4, 3, 2, 1], -3],
    [[1, 2, 2], 0],
    [[null, 2], 0],
    [[null], 0],
  ])('of %j runs for %i weeks', (histograms, weeks) => {
    expect(countTrendWeeks(points(histograms))).toBe(weeks);
  });
});

test('a reading of the weeks to a date does not depend on later weeks', () => {
  fc.assert(
    fc.property(arbitraryCloses(61, 130), (closes) => {
      const early = readMacd(weeksOf(closes.slice(0, 60)), null);
      const late = readMacd(weeksOf(closes), null);
      expect(early.points).toEqual(late.points.slice(0, 60));
      expect(early.crosses).toEqual(late.crosses.filter(({ index }) => index < 60));
      expect(readMacd(weeksOf(closes).slice(0, 60), null)).toEqual(early);
    }),
    { numRuns: 20 },
  );
});

/** Equal to a relative tolerance of 1e-9. */
function expectClose(actual: number | null | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(1e-9);
}

describeWithReference('the weekly MACD of Bitcoin in the reference folder', (dir) => {
  test('as of 2026-01-18 gives the reference answer', () => {
    const btc = readMacd(readReferenceWeeks(dir, 'BTC', '2026-01-18'), null);
    expect(formatDay(btc.day)).toBe('2026-01-18');
    expect(btc.close).toBe(93634.43);
    expectClose(btc.macd, -4516.820864730966);
    expectClose(btc.signal, -3099.394880436605);
    expectClose(btc.histogram, -1417.4259842943607);
    expectClose(btc.target.price, 108140.37333516566);
    expectClose(btc.target.distance, 108140.37333516566 / 93634.43 - 1);
    expect(btc).toMatchObject({ state: 'below', goldenCount: 24, deathCount: 25 });
    expect(btc.lastCross).toMatchObject({ direction: 'death', weeksAgo: 20 });
    expect(formatDay(btc.lastCross?.day ?? 0)).toBe('2025-08-31');
  });

  test('as of 2026-01-18 gives five flat weeks and the published simulation', () => {
    const weeks = readMacd(readReferenceWeeks(dir, 'BTC', '2026-01-18'), null).weeksToCross;
    expect(weeks).toMatchObject({ flat: 5, median: 5, low: 2, high: 17 });
    // Published with other random numbers: .21 within two weeks and .45 within four, to sampling error.
    expect(Math.abs((weeks?.within[2] ?? 0) - 0.21)).toBeLessThan(0.04);
    expect(Math.abs((weeks?.within[4] ?? 0) - 0.45)).toBeLessThan(0.04);
  });

  test('as of 2026-04-19 shows the golden cross confirmed below the zero line', () => {
    const btc = readMacd(readReferenceWeeks(dir, 'BTC', '2026-04-19'), null);
    expectClose(btc.histogram, 451.58824107527835);
    expect(btc.lastCross).toMatchObject({
      direction: 'golden',
      weeksAgo: 0,
      close: 73856.352,
      isBelowZero: true,
    });
    expect(formatDay(btc.lastCross?.day ?? 0)).toBe('2026-04-19');
    expect(btc.weeksToCross).toBeNull();
  });

  test('in the week before, a price above 66,780 would have made it', () => {
    const btc = readMacd(readReferenceWeeks(dir, 'BTC', '2026-04-12'), 73856.352);
    expect(btc.target.price).toBeCloseTo(66_780.13, 2);
    expect(btc.provisional).toMatchObject({ state: 'above', wouldCross: 'golden' });
    expectClose(btc.provisional?.histogram, 451.58824107527835);
  });
});
