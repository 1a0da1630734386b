import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, grow, intersects, spread } from '../../src/charts/boxes.ts';

const box = { left: 0, top: 0, right: 10, bottom: 10 };

describe('boxes', () => {
  it('intersect only when they share ground', () => {
    expect(intersects(box, { left: 9, top: 9, right: 20, bottom: 20 })).toBe(true);
    expect(intersects(box, { left: 10, top: 0, right: 20, bottom: 10 })).toBe(false);
  });

  it('contain, grow and shrink', () => {
    expect(contains(box, grow(box, -1))).toBe(true);
    expect(contains(box, grow(box, 0, 1))).toBe(false);
    expect(grow(box, 2, 3)).toEqual({ left: -2, top: -3, right: 12, bottom: 13 });
  });
});

describe('spreading', () => {
  it('leaves alone what is apart', () => {
    const wishes = [
      { center: 80, height: 20 },
      { center: 20, height: 20 },
    ];
    expect(spread(wishes, 0, 100)).toEqual([80, 20]);
  });

  it('moves two in each other’s way by the same amount', () => {
    const wishes = [
      { center: 50, height: 20 },
      { center: 52, height: 20 },
    ];
    expect(spread(wishes, 0, 100)).toEqual([41, 61]);
  });

  it('keeps everything apart, in order, and within bounds that can hold it', () => {
    const wish = fc.record({
      center: fc.integer({ min: -50, max: 650 }),
      height: fc.integer({ min: 10, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        const centers = spread(wishes, 0, 600);
        const placed = wishes
          .map(({ center, height }, i) => ({ wish: center, height, at: centers[i] ?? Number.NaN }))
          .sort((a, b) => a.at - b.at);
        for (const [i, { wish: wanted, height, at }] of placed.entries()) {
          expect(at - height / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(at + height / 2).toBeLessThanOrEqual(600 + 1e-6);
          const next = placed[i + 1];
          if (next === undefined) continue;
          expect(next.at - next.height / 2).toBeGreaterThanOrEqual(at + height / 2 - 1e-6);
          expect(next.wish).toBeGreaterThanOrEqual(wanted);
        }
      }),
    );
  });
});
