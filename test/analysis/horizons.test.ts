import { describe, expect, it } from 'vitest';
import { blendHorizons, clipScore } from '../../src/analysis/horizons.ts';

describe('horizons', () => {
  it('limit a score to three either way and leave a missing one missing', () => {
    expect([-9, -3, 0.5, 7].map(clipScore)).toEqual([-3, -3, 0.5, 3]);
    expect(clipScore(Number.NaN)).toBeNaN();
  });

  it('blend a quarter, a half and a quarter', () => {
    expect(blendHorizons(1, 2, 4)).toBe(2.25);
    expect(blendHorizons(1, Number.NaN, 4)).toBeNaN();
  });
});
