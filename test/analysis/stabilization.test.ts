import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterShocks,
  findClockEnds,
  readClock,
  STABILIZATION_DAYS,
  shareOfRunningDays,
} from '../../src/analysis/stabilization.ts';

const arbitraryDays = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 30 });

describe('clusters of shocks', () => {
  it('merge days at most thirty apart, one after the other', () => {
    expect(clusterShocks([61, 1, 31, 92, 130])).toEqual([
      { first: 1, last: 61 },
      { first: 92, last: 92 },
      { first: 130, last: 130 },
    ]);
    expect(clusterShocks([])).toEqual([]);
  });

  it('cover every day once and lie more than thirty days apart', () => {
    fc.assert(
      fc.property(arbitraryDays, (days) => {
        const clusters = clusterShocks(days);
        for (const day of days)
          expect(clusters.filter(({ first, last }) => first <= day && day <= last)).toHaveLength(1);
        clusters.slice(1).forEach(({ first }, index) => {
          expect(first - (clusters[index]?.last ?? first)).toBeGreaterThan(30);
        });
      }),
    );
  });
});

describe('stabilization clock', () => {
  it('counts from the newest shock, which resets it', () => {
    expect(readClock([100], 100)).toEqual({ day: 0, of: 90, endsOn: 190, isOver: false });
    expect(readClock([100], 190)).toEqual({ day: 90, of: 90, endsOn: 190, isOver: false });
    expect(readClock([100], 191)).toEqual({ day: 91, of: 90, endsOn: 190, isOver: true });
    expect(readClock([160, 100], 191)).toEqual({ day: 31, of: 90, endsOn: 250, isOver: false });
  });

  it('does not see shocks of later days, and does not run before the first', () => {
    expect(readClock([100, 300], 200)?.day).toBe(100);
    expect(readClock([100], 99)).toBeNull();
    expect(readClock([], 99)).toBeNull();
  });
});

describe('past clocks', () => {
  it('ended where ninety days passed without another shock', () => {
    expect(findClockEnds([100, 150, 300, 390, 600, 600], 700)).toEqual([240, 480, 690]);
    expect(findClockEnds([100, 190], 500)).toEqual([280]);
    expect(findClockEnds([100, 191], 500)).toEqual([190, 281]);
    expect(findClockEnds([650], 700)).toEqual([]);
  });

  it('were running for the share of days that counting them one by one gives', () => {
    fc.assert(
      fc.property(
        arbitraryDays,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        (days, from, length) => {
          const today = from + length;
          const span = Array.from({ length: length + 1 }, (_, index) => from + index);
          const running = span.filter((day) =>
            days.some((shock) => shock <= day && day - shock <= STABILIZATION_DAYS),
          );
          expect(shareOfRunningDays(days, from, today)).toBeCloseTo(running.length / span.length, 12);
        },
      ),
    );
    expect(shareOfRunningDays([1], 10, 9)).toBeNull();
  });
});
