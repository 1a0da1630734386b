import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadrantOf } from '../../src/analysis/rotation-map.ts';
import { findNearestTurn } from '../../src/analysis/rotation-turn.ts';

const place = (x: number, y: number) => ({ week: 1, x, y, quadrant: quadrantOf(x, y), tail: [] });

describe('nearest turn on the map', () => {
  it('lies across the closer axis', () => {
    expect(findNearestTurn(place(101, 100.5))).toEqual({ distance: 0.5, quadrant: 'weakening' });
    expect(findNearestTurn(place(100.5, 98))).toEqual({ distance: 0.5, quadrant: 'lagging' });
    expect(findNearestTurn(place(99, 99.5))).toEqual({ distance: 0.5, quadrant: 'improving' });
    expect(findNearestTurn(place(99.5, 102))).toEqual({ distance: 0.5, quadrant: 'leading' });
  });

  it('is the quadrant that a step of that distance, and a hair, reaches', () => {
    const coordinate = fc
      .integer({ min: 9_700, max: 10_300 })
      .filter((value) => value !== 10_000)
      .map((value) => value / 100);
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const { distance, quadrant } = findNearestTurn(place(x, y));
        const step = distance + 0.001;
        const towards = (value: number) => value + (value >= 100 ? -step : step);
        const isMomentum = Math.abs(y - 100) <= Math.abs(x - 100);
        expect(quadrant).toBe(isMomentum ? quadrantOf(x, towards(y)) : quadrantOf(towards(x), y));
        expect(quadrant).not.toBe(quadrantOf(x, y));
      }),
    );
  });
});
