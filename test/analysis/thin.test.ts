import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CHART_POINTS, thinIndices } from '../../src/analysis/thin.ts';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 1500,
});

describe('thinning', () => {
  it('keeps everything that fits', () => {
    expect(thinIndices([3, 1, 2])).toEqual([0, 1, 2]);
  });

  it('keeps both ends, the extremes and what it is told to, in order, within the limit', () => {
    fc.assert(
      fc.property(values, fc.array(fc.nat(1499), { maxLength: 20 }), (all, wanted) => {
        const keep = wanted.filter((index) => index < all.length);
        const picked = thinIndices(all, keep);
        expect(picked.length).toBeLessThanOrEqual(Math.max(MAX_CHART_POINTS, 0));
        expect(picked).toEqual([...new Set(picked)].sort((a, b) => a - b));
        expect(picked).toEqual(expect.arrayContaining([0, all.length - 1, ...keep]));
        const seen = picked.map((index) => (all[index] ?? Number.NaN) + 0);
        expect([Math.min(...seen), Math.max(...seen)]).toEqual([Math.min(...all) + 0, Math.max(...all) + 0]);
      }),
    );
  });

  it('keeps a single spike in a long quiet stretch', () => {
    const quiet = Array.from({ length: 1000 }, (_, index) => (index === 617 ? 5 : Math.sin(index)));
    expect(thinIndices(quiet)).toContain(617);
  });

  it('returns more than the limit only when that much is to be kept', () => {
    const all = Array.from({ length: 1000 }, (_, index) => index);
    expect(thinIndices(all, all.slice(0, 400))).toHaveLength(401);
  });
});
