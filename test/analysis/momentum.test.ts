import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentumAt, trendScores } from '../../src/analysis/momentum.ts';
import { logReturns, rollingSd } from '../../src/analysis/returns.ts';
import { walks } from './support/weekly.ts';

function scoresOf(prices: readonly number[]): number[] {
  return trendScores(prices, rollingSd(logReturns(prices), 26));
}

describe('momentum', () => {
  it('is the log return over its weeks, missing when either end is', () => {
    expect(momentumAt([1, 2, 4, 8], 3, 2)).toBeCloseTo(Math.log(4), 15);
    expect(momentumAt([1, 2], 1, 2)).toBeNaN();
    expect(momentumAt([1, Number.NaN, 4], 1, 1)).toBeNaN();
  });
});

describe('trend score', () => {
  it('blends the 4, 13 and 26-week returns in units of their own volatility', () => {
    // Alternating +3 % and -2 % log returns: every horizon's return and the 26-week sd are known in closed form.
    const prices = Array.from({ length: 40 }, (_, week) => Math.exp((week % 2) * 0.03 + (week >> 1) * 0.01));
    const sd = 0.025 * Math.sqrt(26 / 25);
    const at = (weeks: number, change: number) => change / (sd * Math.sqrt(weeks));
    const expected = 0.25 * at(4, 0.02) + 0.5 * at(13, 0.09) + 0.25 * at(26, 0.13);
    expect(scoresOf(prices).at(-1)).toBeCloseTo(expected, 10);
  });

  it('is clipped to three in a relentless rise', () => {
    const prices = Array.from({ length: 40 }, (_, week) => Math.exp(week * 0.05 + (week % 2) * 0.001));
    expect(scoresOf(prices).at(-1)).toBe(3);
  });

  it('is missing before 26 returns, and for a price that never moves', () => {
    const prices = Array.from({ length: 40 }, (_, week) => 100 + (week % 3));
    expect(scoresOf(prices).findIndex(Number.isFinite)).toBe(26);
    expect(scoresOf(prices.map(() => 100)).every(Number.isNaN)).toBe(true);
  });

  it('at a week does not depend on later weeks', () => {
    fc.assert(
      fc.property(walks({ min: 40, max: 60 }), fc.nat(39), (prices, cut) => {
        expect(scoresOf(prices.slice(0, cut + 1))).toEqual(scoresOf(prices).slice(0, cut + 1));
      }),
    );
  });
});
