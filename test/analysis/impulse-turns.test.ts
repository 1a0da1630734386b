import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findImpulseUpturns, firstTestableDay } from '../../src/analysis/impulse-turns.ts';
import { computeImpulses, computeNetLiquidity, type LiquidityImpulse } from '../../src/analysis/liquidity.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { readLegs } from './support/liquidity.ts';

/** Impulses on consecutive Wednesdays with these z; null where there is none, undefined for a missing week. */
function impulsesOf(scores: readonly (number | null | undefined)[]): LiquidityImpulse[] {
  return scores.flatMap((z, index) =>
    z === undefined ? [] : [{ day: 20_005 + 7 * index, change: 1, ratio: 0.01, z }],
  );
}

const weeksOf = (impulses: readonly LiquidityImpulse[]) => impulses.map(({ day }) => (day - 20_005) / 7);

test('an upturn is a rise above zero from zero or below', () => {
  const impulses = impulsesOf([-1, 0.2, 0.4, 0, 0.1, -0.1, -0.2, 3]);
  expect(weeksOf(findImpulseUpturns(impulses))).toEqual([1, 4, 7]);
});

test('without the week before nothing is known of a turn', () => {
  expect(findImpulseUpturns(impulsesOf([1, 2]))).toEqual([]);
  expect(findImpulseUpturns(impulsesOf([null, 1, 2]))).toEqual([]);
  expect(findImpulseUpturns(impulsesOf([-1, undefined, 1]))).toEqual([]);
  expect(findImpulseUpturns(impulsesOf([-1, null, 1]))).toEqual([]);
});

test('the first week that could have been one is the second with a score', () => {
  expect(firstTestableDay(impulsesOf([null, null, -1, 2, 3]))).toBe(20_005 + 21);
  expect(firstTestableDay(impulsesOf([null, 1]))).toBeNull();
});

test('no upturn is found or lost when later weeks arrive', () => {
  const scores = fc.array(fc.option(fc.integer({ min: -3, max: 3 })), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.nat(60), (values, seen) => {
      const all = impulsesOf(values);
      const past = all.slice(0, seen);
      expect(findImpulseUpturns(past)).toEqual(findImpulseUpturns(all).filter((turn) => past.includes(turn)));
    }),
  );
});

describeWithReference('upturns of the real liquidity impulse', (dir) => {
  test('the newest before the article is that of 7 January 2026', () => {
    const impulses = computeImpulses(computeNetLiquidity(readLegs(dir, '2026-01-15')));
    const turns = findImpulseUpturns(impulses).map(({ day }) => formatDay(day));
    expect(turns).toHaveLength(30);
    expect(turns.slice(-3)).toEqual(['2025-05-07', '2025-07-16', '2026-01-07']);
  });
});
