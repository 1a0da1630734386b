import * as fc from 'fast-check';
import { EMA } from 'technicalindicators';
import { describe, expect, test } from 'vitest';
import {
  calculateMacd,
  FIRST_CROSS_INDEX,
  FIRST_MACD_INDEX,
  FIRST_SIGNAL_INDEX,
} from '../../src/analysis/macd.ts';
import { advanceMacd, histogramOf, lastMacdState } from '../../src/analysis/macd-state.ts';
import { arbitraryCloses, arbitraryPrefix } from './support/arbitraries.ts';
import { createSyntheticBars, syntheticCloses } from './support/synthetic.ts';

const point = (index: number) => calculateMacd(syntheticCloses)[index];

describe('the synthetic series of the method', () => {
  test('is the series the reference values belong to', () => {
    expect(syntheticCloses.slice(0, 5)).toEqual([95.4094, 95.2918, 96.9021, 94.6493, 94.5892]);
    expect(syntheticCloses.slice(-3)).toEqual([227.0407, 224.2695, 221.4474]);
    expect(syntheticCloses.reduce((sum, close) => sum + close, 0)).toBeCloseTo(23442.7857, 8);
    expect(createSyntheticBars()).toHaveLength(160);
  });

  test.each([
    [33, -1.544096965962, -1.700100008932, 0.156003042969],
    [60, 5.35638507632, 4.913697660052, 0.442687416267],
    [104, 10.77898937143, 10.636468142632, 0.142521228798],
    [159, 13.264377840604, 11.665520318829, 1.598857521775],
  ])(
    'gives the MACD, signal and histogram of TTR at index %i to 12 decimals',
    (index, macd, signal, histogram) => {
      expect(point(index)?.macd).toBeCloseTo(macd, 11);
      expect(point(index)?.signal).toBeCloseTo(signal, 11);
      expect(point(index)?.histogram).toBeCloseTo(histogram, 11);
    },
  );

  test('has its first MACD at index 25 and its first signal at index 33', () => {
    expect([FIRST_MACD_INDEX, FIRST_SIGNAL_INDEX, FIRST_CROSS_INDEX]).toEqual([25, 33, 34]);
    expect(point(24)).toEqual({ macd: null, signal: null, histogram: null });
    expect(point(25)?.macd).toBeCloseTo(-1.105514588485, 11);
    expect(point(32)).toMatchObject({ signal: null, histogram: null });
    expect(point(33)?.signal).not.toBeNull();
  });

  test('ends with the EMAs of the reference', () => {
    const state = lastMacdState(syntheticCloses);
    expect(state.fast).toBeCloseTo(213.719566887753, 11);
    expect(state.slow).toBeCloseTo(200.45518904715, 11);
    expect(state.signal).toBeCloseTo(11.665520318829, 11);
  });
});

describe('traps of technicalindicators', () => {
  test.each([Number.NaN, 0, -1, Number.POSITIVE_INFINITY])('a close of %d is refused', (bad) => {
    expect(() => calculateMacd([...syntheticCloses.slice(0, 50), bad, 100])).toThrow(RangeError);
  });

  test('the averages are exponential, not simple', () => {
    const simple = (closes: readonly number[]): number =>
      closes.reduce((sum, close) => sum + close, 0) / closes.length;
    const last = calculateMacd(syntheticCloses).at(-1)?.macd ?? Number.NaN;
    expect(
      Math.abs(last - (simple(syntheticCloses.slice(-12)) - simple(syntheticCloses.slice(-26)))),
    ).toBeGreaterThan(1);
  });

  test('a price that never moves has no signal, whatever its digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (close) => {
        const points = calculateMacd(Array.from({ length: 80 }, () => close));
        expect(points.slice(33).every(({ signal, histogram }) => signal === null && histogram === null)).toBe(
          true,
        );
      }),
    );
  });

  test('a histogram that is zero beside a real signal is zero, not missing', () => {
    const closes = syntheticCloses.slice(0, 60);
    const state = lastMacdState(closes);
    // The close that puts the MACD line exactly on the old signal, where both lines meet.
    const meeting = (351 / 28) * (state.signal - (11 / 13) * state.fast + (25 / 27) * state.slow);
    const met = calculateMacd([...closes, meeting]).at(-1);
    expect(met?.histogram).toBe(0);
    expect(met?.signal).toBeCloseTo(state.signal, 9);
  });

  test('fewer closes than the slow period give only undefined points', () => {
    expect(calculateMacd([])).toEqual([]);
    expect(calculateMacd(syntheticCloses.slice(0, 25)).every(({ macd }) => macd === null)).toBe(true);
  });
});

describe('properties', () => {
  test('a point never changes when later weeks arrive', () => {
    fc.assert(
      fc.property(arbitraryPrefix(1, 120), ({ closes, seen }) => {
        expect(calculateMacd(closes.slice(0, seen))).toEqual(calculateMacd(closes).slice(0, seen));
      }),
    );
  });

  test('prices in another currency scale the MACD with them', () => {
    fc.assert(
      fc.property(
        arbitraryCloses(34, 90),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (closes, factor) => {
          const scaled = calculateMacd(closes.map((close) => close * factor)).at(-1);
          const plain = calculateMacd(closes).at(-1);
          const tolerance = 1e-10 * factor * Math.max(...closes);
          expect(Math.abs((scaled?.macd ?? 0) - factor * (plain?.macd ?? 0))).toBeLessThan(tolerance);
          expect(Math.abs((scaled?.histogram ?? 0) - factor * (plain?.histogram ?? 0))).toBeLessThan(
            tolerance,
          );
        },
      ),
    );
  });

  test('the state kept for the next week equals the library after every history', () => {
    fc.assert(
      fc.property(arbitraryCloses(34, 120), (closes) => {
        const state = lastMacdState(closes);
        const last = calculateMacd(closes).at(-1);
        const rounding = 1e-12 * Math.max(...closes);
        expect(state.fast).toBe(EMA.calculate({ period: 12, values: closes }).at(-1));
        expect(state.slow).toBe(EMA.calculate({ period: 26, values: closes }).at(-1));
        expect(Math.abs(state.fast - state.slow - (last?.macd ?? 0))).toBeLessThanOrEqual(rounding);
        expect(Math.abs(histogramOf(state) - (last?.histogram ?? 0))).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  test('advancing a state by a close equals starting over with that close appended', () => {
    fc.assert(
      fc.property(arbitraryCloses(35, 120), (closes) => {
        const advanced = advanceMacd(lastMacdState(closes.slice(0, -1)), closes.at(-1) ?? Number.NaN);
        expect(advanced).toEqual(lastMacdState(closes));
      }),
    );
  });
});

test('a state needs the 34 closes of the first signal', () => {
  expect(() => lastMacdState(syntheticCloses.slice(0, 33))).toThrow(RangeError);
  expect(histogramOf(lastMacdState(syntheticCloses.slice(0, 34)))).toBeCloseTo(0.156003042969, 11);
});
