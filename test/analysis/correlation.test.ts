import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlate,
  correlateRanks,
  correlateWindow,
  fisherInterval,
  pairReturns,
  rollCorrelation,
} from '../../src/analysis/correlation.ts';
import { arbitraryPairs, cutPairs, loosePairs, tiedPairs } from './support/pairs.ts';
import { valuesOf } from './support/weekly.ts';

describe('pairs of weekly returns', () => {
  it('join by week, whatever else either series holds', () => {
    const leader = valuesOf([100, 110, 99], 50);
    const follower = valuesOf([7, 10, 20, 30, 60], 49);
    expect(pairReturns(leader, follower)).toEqual({
      weeks: [51, 52],
      leader: [Math.log(1.1), Math.log(0.9)],
      follower: [Math.log(2), Math.log(1.5)],
    });
  });

  it('drop the two pairs that a missing week belongs to, on either side', () => {
    const whole = valuesOf([1, 2, 3, 4, 5, 6]);
    const holed = whole.filter(({ week }) => week !== 2);
    expect(pairReturns(whole, holed).weeks).toEqual([1, 4, 5]);
    expect(pairReturns(holed, whole).weeks).toEqual([1, 4, 5]);
  });

  it('are none without a shared week', () => {
    expect(pairReturns([], valuesOf([1, 2])).weeks).toEqual([]);
    expect(pairReturns(valuesOf([1, 2]), []).weeks).toEqual([]);
  });
});

describe('correlation', () => {
  it("equals R's cor.test, interval included", () => {
    expect(correlateWindow(tiedPairs, 159, 26)).toEqual({
      r: expect.closeTo(0.910449801482, 11),
      low: expect.closeTo(0.808078437298, 11),
      high: expect.closeTo(0.959440973234, 11),
      n: 26,
    });
    expect(correlateWindow(loosePairs, 159, 52)).toEqual({
      r: expect.closeTo(-0.0339180633325701, 12),
      low: expect.closeTo(-0.30400444081906, 12),
      high: expect.closeTo(0.24121500177894, 12),
      n: 52,
    });
  });

  it("equals R's rank correlation, which is 1 for any rising curve", () => {
    expect(correlateRanks(loosePairs, 52)).toBeCloseTo(-0.0435413642960813, 12);
    const leader = loosePairs.leader.slice(0, 30);
    const curved = {
      weeks: loosePairs.weeks.slice(0, 30),
      leader,
      follower: leader.map((x) => Math.exp(50 * x)),
    };
    expect(correlateRanks(curved, 30)).toBeCloseTo(1, 12);
  });

  it('lies inside its interval, which narrows as the sample grows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.999, max: 0.999, noNaN: true }),
        fc.integer({ min: 4, max: 400 }),
        (r, n) => {
          const [few, many] = [fisherInterval(r, n), fisherInterval(r, n + 50)];
          expect(few.low).toBeLessThanOrEqual(r);
          expect(few.high).toBeGreaterThanOrEqual(r);
          expect(many.high - many.low).toBeLessThan(few.high - few.low);
        },
      ),
    );
  });

  it('does not care for the units or the order of its sides', () => {
    fc.assert(
      fc.property(arbitraryPairs(8, 60), fc.double({ min: 0.5, max: 20, noNaN: true }), (pairs, unit) => {
        const found = correlate(pairs.leader, pairs.follower);
        const turned = correlate(
          pairs.follower,
          pairs.leader.map((value) => value * unit),
        );
        expect(turned?.r ?? 2).toBeCloseTo(found?.r ?? 2, 9);
      }),
    );
  });

  it('is perfect against itself, with an interval that says so', () => {
    expect(correlate([1, 2, 4, 3], [1, 2, 4, 3])).toEqual({ r: 1, low: 1, high: 1, n: 4 });
    expect(correlate([1, 2, 4, 3], [-1, -2, -4, -3])?.r).toBe(-1);
  });

  it('does not exist under four values or against a side that never moves', () => {
    expect(correlate([1, 2, 3], [3, 1, 2])).toBeNull();
    expect(correlate([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 5])).toBeNull();
    expect(correlate([1, 2, 3, 5], [0.1, 0.1, 0.1, 0.1])).toBeNull();
    const still = { weeks: [1, 2, 3, 4], leader: [1, 2, 3, 4], follower: [5, 5, 5, 5] };
    expect(correlateRanks(still, 4)).toBeNull();
  });

  it('says nothing about a sample of three independent values or fewer', () => {
    expect(fisherInterval(0.8, 3)).toEqual({ low: -1, high: 1 });
    expect(fisherInterval(0.8, 2.5)).toEqual({ low: -1, high: 1 });
  });
});

describe('rolling correlation', () => {
  it('starts with the first full window and equals each window on its own', () => {
    const rolling = rollCorrelation(loosePairs, 52);
    expect(rolling).toHaveLength(159 - 51);
    expect(rolling[0]?.week).toBe(loosePairs.weeks[51]);
    expect(rolling.at(-1)).toEqual({ week: 159, correlation: correlateWindow(loosePairs, 159, 52) });
    expect(rollCorrelation(cutPairs(loosePairs, 0, 51), 52)).toEqual([]);
    expect(correlateRanks(cutPairs(loosePairs, 0, 51), 52)).toBeNull();
  });

  it('leaves out windows in which a side never moved', () => {
    const leader = loosePairs.leader.map((value, index) => (index < 60 ? 0 : value));
    const rolling = rollCorrelation({ weeks: loosePairs.weeks, leader, follower: loosePairs.follower }, 26);
    expect(rolling[0]?.week).toBe(loosePairs.weeks[60]);
  });

  it('changes nothing in the past when later weeks come in', () => {
    fc.assert(
      fc.property(arbitraryPairs(20, 60), fc.integer({ min: 13, max: 20 }), (pairs, seen) => {
        const early = rollCorrelation(cutPairs(pairs, 0, seen), 13);
        expect(rollCorrelation(pairs, 13).slice(0, early.length)).toEqual(early);
      }),
    );
  });
});
