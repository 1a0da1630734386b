import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossPrice } from '../../src/analysis/cross-price.ts';
import { advanceMacd, histogramOf, lastMacdState, type MacdState } from '../../src/analysis/macd-state.ts';
import {
  countFlatWeeks,
  simulateWeeksToCross,
  type WeeksToCross,
} from '../../src/analysis/weeks-to-cross.ts';
import { arbitraryCloses } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';

/** The synthetic series up to a week whose histogram is negative: the death cross of index 108 and 14 weeks more. */
const below = syntheticCloses.slice(0, 123);
const belowState = lastMacdState(below);

const simulate = (closes: readonly number[], seed = 1): WeeksToCross =>
  simulateWeeksToCross(closes, lastMacdState(closes), seed);

/** A state whose cross price lies `ratio` of the last close away: the signal moves it by 351/28 per unit. */
function stateAtDistance(closes: readonly number[], ratio: number): MacdState {
  const state = lastMacdState(closes);
  const wanted = (closes.at(-1) ?? Number.NaN) * (1 + ratio);
  return { ...state, signal: state.signal + (wanted - crossPrice(state)) * (28 / 351) };
}

describe('a flat price', () => {
  test('crosses in the first week whose histogram is positive', () => {
    const weeks = countFlatWeeks(belowState, below.at(-1) ?? 0) ?? 0;
    let state = belowState;
    const histograms = Array.from({ length: weeks }, () => {
      state = advanceMacd(state, below.at(-1) ?? 0);
      return histogramOf(state);
    });
    expect(histogramOf(belowState)).toBeLessThan(0);
    expect(histograms.slice(0, -1).every((histogram) => histogram <= 0)).toBe(true);
    expect(histograms.at(-1)).toBeGreaterThan(0);
  });

  test('never crosses when the line falls back towards zero from above', () => {
    expect(countFlatWeeks({ fast: 110, slow: 100, signal: 14.8 }, 105)).toBeNull();
  });
});

describe('the bootstrap', () => {
  test('is the same for the same seed and another for the next week', () => {
    expect(simulate(below, 2923)).toEqual(simulate(below, 2923));
    expect(simulate(below, 2923)).not.toEqual(simulate(below, 2924));
  });

  test('says how many paths and weeks it ran', () => {
    expect(simulate(below)).toMatchObject({ paths: 2000, horizonWeeks: 26 });
  });

  test('finds a cross price under every simulated price reached at once', () => {
    const weeks = simulateWeeksToCross(below, stateAtDistance(below, -0.5), 1);
    expect(weeks).toMatchObject({ flat: 1, median: 1, low: 1, high: 1, within: { 1: 1, 2: 1, 4: 1, 8: 1 } });
  });

  test('leaves weeks beyond its horizon missing rather than at the horizon', () => {
    const weeks = simulateWeeksToCross(below, stateAtDistance(below, 10_000), 1);
    expect(weeks).toMatchObject({ median: null, low: null, high: null, within: { 1: 0, 2: 0, 4: 0, 8: 0 } });
  });

  test('keeps the early quantile when only the late paths lie beyond the horizon', () => {
    const results = [0.1, 0.2, 0.4, 0.8, 1.6].map((ratio) =>
      simulateWeeksToCross(below, stateAtDistance(below, ratio), 1),
    );
    expect(results.some(({ low, high }) => low !== null && high === null)).toBe(true);
  });

  test('crosses in the first week as often as a weekly return reaches the cross price', () => {
    // With blocks every first return is one of the series' own, so the share follows from counting them.
    const state = stateAtDistance(below, 0.02);
    const logs = below.slice(1).map((close, index) => Math.log(close / (below[index] ?? close)));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const starts = logs.slice(0, -3);
    const expected = starts.filter((value) => Math.exp(value - mean) > 1.02).length / starts.length;
    const { within } = simulateWeeksToCross(below, state, 9);
    expect(expected).toBeGreaterThan(0.1);
    // Four standard errors of a share over 2000 paths.
    expect(Math.abs(within[1] - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 2000));
  });

  test('takes the trend out: a steady climb is resampled as a flat price', () => {
    const climb = Array.from({ length: 100 }, (_, week) => 100 * 1.01 ** week);
    const weeks = simulateWeeksToCross(climb, stateAtDistance(climb, 0.005), 3);
    const flat = countFlatWeeks(stateAtDistance(climb, 0.005), climb.at(-1) ?? 0);
    expect([weeks.low, weeks.median, weeks.high]).toEqual([flat, flat, flat]);
  });

  test('looks back 156 returns and no further', () => {
    const wild = [1, 90, 2, 300, 1, 80, 3, ...syntheticCloses.slice(0, 157)];
    const state = stateAtDistance(wild, 0.03);
    expect(simulateWeeksToCross(wild, state, 4)).toEqual(
      simulateWeeksToCross(syntheticCloses.slice(0, 157), state, 4),
    );
    expect(simulateWeeksToCross(wild.slice(0, 100), state, 4)).not.toEqual(
      simulateWeeksToCross(wild.slice(10, 100), state, 4),
    );
  });

  test('gives shares that rise with the weeks and quantiles in order', () => {
    const beyond = 27;
    fc.assert(
      fc.property(
        arbitraryCloses(60, 200),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer(),
        (closes, ratio, seed) => {
          const { within, low, median, high } = simulateWeeksToCross(
            closes,
            stateAtDistance(closes, ratio),
            seed,
          );
          const shares = [0, within[1], within[2], within[4], within[8], 1];
          expect(shares).toEqual(shares.toSorted((a, b) => a - b));
          const quantiles = [1, low ?? beyond, median ?? beyond, high ?? beyond];
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
          // The interpolated median touches 8 only when the middle paths do.
          fc.pre(within[8] !== 0.5);
          expect((median ?? beyond) <= 8).toBe(within[8] > 0.5);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is likelier within any time the nearer the cross price', () => {
    const [near, far] = [0.01, 0.05].map((ratio) =>
      simulateWeeksToCross(below, stateAtDistance(below, ratio), 6),
    );
    for (const weeks of [1, 2, 4, 8] as const) {
      expect(near?.within[weeks]).toBeGreaterThanOrEqual(far?.within[weeks] ?? Number.NaN);
    }
  });
});
