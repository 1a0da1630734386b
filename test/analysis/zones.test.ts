import { describe, expect, it } from 'vitest';
import { findZones, zoneTolerance } from '../../src/analysis/zones.ts';

const pivot = (price: number, week: number) => ({ price, week, day: week * 7 });

describe('zone tolerance', () => {
  it('is 1.5 %, or half an average true range when weeks are wider', () => {
    expect(zoneTolerance(100, 2)).toBe(0.015);
    expect(zoneTolerance(100, 5)).toBe(0.025);
    expect(zoneTolerance(100, null)).toBe(0.015);
  });
});

describe('zones', () => {
  it('chain pivots within twice the tolerance of the lowest', () => {
    const pivots = [pivot(102.9, 30), pivot(100, 10), pivot(101, 20), pivot(103.1, 40), pivot(104, 60)];
    expect(findZones(pivots, 0.015)).toEqual([
      { low: 100, high: 102.9, mid: 101, touches: 3, firstWeek: 10, lastWeek: 30, ageWeeks: 20 },
      { low: 103.1, high: 104, mid: 103.55, touches: 2, firstWeek: 40, lastWeek: 60, ageWeeks: 20 },
    ]);
  });

  it('count pivots less than eight weeks apart as one touch', () => {
    expect(findZones([pivot(100, 10), pivot(100.5, 17)], 0.015)).toEqual([]);
    expect(findZones([pivot(100, 10), pivot(100.5, 18)], 0.015)).toHaveLength(1);
    const crowded = [10, 15, 20, 25].map((week) => pivot(100, week));
    expect(findZones(crowded, 0.015)[0]?.touches).toBe(2);
  });

  it('are none without pivots', () => {
    expect(findZones([], 0.015)).toEqual([]);
  });
});
