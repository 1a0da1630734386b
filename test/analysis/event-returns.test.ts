import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareHorizons,
  EVENT_HORIZONS,
  flagClusters,
  TESTED_WEEKS,
} from '../../src/analysis/event-returns.ts';
import { arbitraryPrefix } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';

const GOLDEN = [67, 99, 103, 132];

test('the horizons are those of the evidence table, 13 weeks among them', () => {
  expect(EVENT_HORIZONS).toEqual([4, 13, 18, 26, 52]);
  expect(EVENT_HORIZONS).toContain(TESTED_WEEKS);
});

test('each horizon carries what an independent study in R found after the crosses of the synthetic series', () => {
  const [month, , longer] = compareHorizons(syntheticCloses, GOLDEN, 34);
  expect(month).toMatchObject({ weeks: 4, n: 4, up: { k: 3 }, baseN: 122 });
  expect(month?.spread.median).toBeCloseTo(0.035271801333509267, 14);
  expect(month?.baseSpread.median).toBeCloseTo(0.037197552626727859, 14);
  expect(longer).toMatchObject({ weeks: 18, n: 4, up: { k: 2 }, baseN: 108 });
  expect(longer?.spread.median).toBeCloseTo(0.055263634590476285, 14);
});

test('the worst case names its event, and of equals the first', () => {
  const closes = Array.from({ length: 70 }, (_, week) => (week === 9 || week === 16 ? 50 : 100));
  const [month] = compareHorizons(closes, [5, 12, 20], 0);
  expect(month?.worst).toEqual({ index: 5, value: -0.5 });
});

test('an event whose horizon is not over is in no worst case, and without any event there is none', () => {
  const closes = [100, 100, 100, 100, 100, 1];
  expect(compareHorizons(closes, [0, 3], 0)[0]).toMatchObject({ n: 1, worst: { index: 0, value: 0 } });
  expect(compareHorizons(closes, [], 0)[0]).toMatchObject({
    n: 0,
    worst: null,
    spread: { n: 0, median: null },
  });
});

test('what later weeks bring changes no horizon that was over', () => {
  const events = [3, 9, 30];
  const newest = Math.max(...events);
  const told = (closes: readonly number[], seen: number) =>
    compareHorizons(closes, events, 0)
      .filter(({ weeks }) => newest + weeks < seen)
      .map(({ weeks, up, spread, worst }) => ({ weeks, up, spread, worst }));
  fc.assert(
    fc.property(arbitraryPrefix(60, 160), ({ closes, seen }) => {
      expect(told(closes, seen)).toEqual(told(closes.slice(0, seen), seen));
    }),
  );
});

test('an event less than 8 weeks after the one before it is flagged', () => {
  expect(flagClusters([100, 107, 115, 116])).toEqual([false, true, false, true]);
  expect(flagClusters([])).toEqual([]);
});
