import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cross, findCrosses } from '../../src/analysis/crosses.ts';
import { calculateMacd } from '../../src/analysis/macd.ts';
import { findEpisodes, findHorizonPeaks, findPeak } from '../../src/analysis/peak-episodes.ts';
import { arbitraryPrefix } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { weeksOf } from './support/weekly-bars.ts';

function crossAt(index: number, direction: Cross['direction']): Cross {
  return {
    index,
    week: 2000 + index,
    day: 0,
    close: 0,
    direction,
    macd: 0,
    isBelowZero: false,
    isMarginal: false,
  };
}

const crossesOf = (closes: readonly number[]): Cross[] => findCrosses(weeksOf(closes), calculateMacd(closes));

test('the episodes of the synthetic series are those of an independent study in R', () => {
  const episodes = findEpisodes(syntheticCloses, crossesOf(syntheticCloses));
  expect(episodes.map(({ weeksToPeak }) => weeksToPeak)).toEqual([25, 0, 4]);
  expect(episodes.map(({ weeksToDeathCross }) => weeksToDeathCross)).toEqual([30, 2, 5]);
  expect(episodes[0]?.gain).toBeCloseTo(0.40001390075615584, 13);
  expect(episodes[1]?.gain).toBe(0);
  expect(episodes[2]?.gain).toBeCloseTo(0.027383634745765661, 13);
  expect(episodes.map(({ hasFailed }) => hasFailed)).toEqual([false, true, true]);
  expect(episodes.map(({ isClustered }) => isClustered)).toEqual([false, false, true]);
});

test('the peak may be the week of the death cross itself, and the first of equal closes counts', () => {
  const [episode] = findEpisodes([1, 2, 5, 5, 6, 9], [crossAt(1, 'golden'), crossAt(4, 'death')]);
  expect(episode).toMatchObject({ weeksToPeak: 3, gain: 2, weeksToDeathCross: 3, hasFailed: false });
  expect(findPeak([1, 5, 2, 5, 1], 0, 4)).toEqual({ weeksToPeak: 1, gain: 4 });
});

test('a gain of exactly five percent has not failed', () => {
  const crosses = [crossAt(0, 'golden'), crossAt(1, 'death')];
  expect(findEpisodes([100, 105], crosses)[0]?.hasFailed).toBe(false);
  expect(findEpisodes([100, 104.99], crosses)[0]?.hasFailed).toBe(true);
});

test('the running episode has no known peak and is left out', () => {
  expect(findEpisodes([1, 2, 3], [crossAt(0, 'death'), crossAt(1, 'golden')])).toEqual([]);
});

test('crosses seven weeks apart are flagged as one cluster, eight weeks apart are not', () => {
  const closes = Array.from({ length: 30 }, () => 1);
  const flags = (second: number): boolean[] =>
    findEpisodes(closes, [
      crossAt(2, 'golden'),
      crossAt(5, 'death'),
      crossAt(second, 'golden'),
      crossAt(20, 'death'),
    ]).map(({ isClustered }) => isClustered);
  expect(flags(9)).toEqual([false, true]);
  expect(flags(10)).toEqual([false, false]);
});

test('an episode never changes when later weeks arrive', () => {
  fc.assert(
    fc.property(arbitraryPrefix(40, 150), ({ closes, seen }) => {
      const known = closes.slice(0, seen);
      const early = findEpisodes(known, crossesOf(known));
      const all = findEpisodes(closes, crossesOf(closes));
      expect(early).toEqual(
        all.filter(({ cross, weeksToDeathCross }) => cross.index + weeksToDeathCross < seen),
      );
    }),
  );
});

test('a fixed horizon counts only where it is over', () => {
  const closes = [1, 3, 2, 4, 1];
  expect(findHorizonPeaks(closes, [0, 1, 2, 3], 2)).toEqual([
    { index: 0, weeksToPeak: 1 },
    { index: 1, weeksToPeak: 2 },
    { index: 2, weeksToPeak: 1 },
  ]);
  expect(findHorizonPeaks(closes, [3, 4], 2)).toEqual([]);
});

test('a horizon peak never changes when later weeks arrive', () => {
  fc.assert(
    fc.property(arbitraryPrefix(5, 100), fc.integer({ min: 1, max: 60 }), ({ closes, seen }, horizon) => {
      const starts = [...closes.keys()];
      const early = findHorizonPeaks(closes.slice(0, seen), starts, horizon);
      expect(early).toEqual(
        findHorizonPeaks(closes, starts, horizon).filter(({ index }) => index + horizon < seen),
      );
    }),
  );
});
