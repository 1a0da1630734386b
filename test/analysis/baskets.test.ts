import { describe, expect, it } from 'vitest';
import { basketReturn, basketTrend, isPresent, measureMember } from '../../src/analysis/baskets.ts';
import type { BasketMember } from '../../src/analysis/phase-baskets.ts';
import { valuesOf } from './support/weekly.ts';

const LAST_WEEK = 39;

/** Prices whose weekly log returns alternate between +size and -size, and end with `last`. */
function alternating(size: number, last: number): number[] {
  const prices = Array.from({ length: LAST_WEEK }, (_, week) => Math.exp((week % 2) * size));
  return [...prices, (prices.at(-1) ?? Number.NaN) * Math.exp(last)];
}

function member(weight: number, prices: readonly number[], skipped: readonly number[] = []) {
  const row: BasketMember = { phase: 1, id: 'GLD', weight };
  const values = valuesOf(prices).filter(({ week }) => !skipped.includes(week));
  return measureMember(row, values, 0, LAST_WEEK);
}

describe('basket return', () => {
  it('weights members by weight over the volatility of the 26 returns before', () => {
    const calm = member(0.5, alternating(0.01, 0.02));
    const wild = member(0.5, alternating(0.04, -0.08));
    // A quarter of the volatility gives four times the weight: 4/5 of +2 % and 1/5 of -8 %.
    expect(basketReturn([calm, wild], LAST_WEEK)).toBeCloseTo(0.8 * 0.02 - 0.2 * 0.08, 12);
  });

  it('goes on without a missing member while half of the weight is present', () => {
    const present = member(0.5, alternating(0.01, 0.02));
    const missing = member(0.5, alternating(0.01, 0.5), [LAST_WEEK]);
    expect(basketReturn([present, missing], LAST_WEEK)).toBeCloseTo(0.02, 12);
  });

  it('is missing when less than half of the weight is present', () => {
    const present = member(0.49, alternating(0.01, 0.02));
    const missing = member(0.51, alternating(0.01, 0.5), [LAST_WEEK]);
    expect(basketReturn([present, missing], LAST_WEEK)).toBeNaN();
    expect(basketReturn([], LAST_WEEK)).toBeNaN();
  });

  it('counts weights that binary fractions cannot add as the half they are', () => {
    const present = [0.1, 0.2, 0.2].map((weight) => member(weight, alternating(0.01, 0.02)));
    const missing = [0.4, 0.1].map((weight) => member(weight, alternating(0.01, 0.5), [LAST_WEEK]));
    expect(basketReturn([...present, ...missing], LAST_WEEK)).toBeCloseTo(0.02, 12);
  });
});

describe('presence in a basket', () => {
  it('needs a return this week and all 26 before it', () => {
    const prices = alternating(0.01, 0.02);
    expect(isPresent(member(1, prices), 26)).toBe(false);
    expect(isPresent(member(1, prices), 27)).toBe(true);
    expect(isPresent(member(1, prices, [LAST_WEEK]), LAST_WEEK)).toBe(false);
    expect(isPresent(member(1, prices, [20]), LAST_WEEK)).toBe(false);
  });

  it('is refused to a price that has not moved, which is a frozen feed', () => {
    const frozen = Array.from({ length: LAST_WEEK + 1 }, () => 5);
    expect(isPresent(member(1, frozen), LAST_WEEK)).toBe(false);
  });
});

describe('basket trend', () => {
  const rising = Array.from({ length: LAST_WEEK + 1 }, (_, week) =>
    Math.exp(week * 0.05 + (week % 2) * 0.001),
  );
  const falling = rising.map((price) => 1 / price);

  it('is the weight average of the members that have a trend', () => {
    const basket = [member(0.75, rising), member(0.25, falling), member(9, rising, [LAST_WEEK])];
    expect(basketTrend(basket, LAST_WEEK)).toBeCloseTo(0.75 * 3 - 0.25 * 3, 12);
  });

  it('is missing when no member has one', () => {
    expect(basketTrend([member(1, rising, [LAST_WEEK])], LAST_WEEK)).toBeNaN();
  });
});
