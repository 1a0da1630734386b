import * as fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  changesOver,
  computeImpulses,
  computeNetLiquidity,
  latestChange,
} from '../../src/analysis/liquidity.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { dailyBarsOf } from './support/daily-bars.ts';
import { readLegs, weeksOfLiquidity } from './support/liquidity.ts';

/** A Wednesday. */
const FIRST = 20_005;

const wednesdays = (levels: readonly number[]) => dailyBarsOf(levels, FIRST, 7);

describe('net liquidity', () => {
  it('is what the Treasury and the reverse repo leave of the assets, on each Wednesday', () => {
    const weeks = computeNetLiquidity({
      fedAssets: wednesdays([6000, 6100]),
      treasuryGeneralAccount: wednesdays([700, 650]),
      reverseRepo: dailyBarsOf([100, 90, 80, 70, 60, 50, 40, 30], FIRST),
    });
    expect(weeks).toEqual([
      {
        day: FIRST,
        fedAssets: 6000,
        treasuryGeneralAccount: 700,
        reverseRepo: 100,
        reverseRepoDay: FIRST,
        netLiquidity: 5200,
      },
      {
        day: FIRST + 7,
        fedAssets: 6100,
        treasuryGeneralAccount: 650,
        reverseRepo: 30,
        reverseRepoDay: FIRST + 7,
        netLiquidity: 5420,
      },
    ]);
  });

  it('carries the reverse repo over a holiday of five days, never longer', () => {
    const legs = (repoDay: number) => ({
      fedAssets: wednesdays([6000]),
      treasuryGeneralAccount: wednesdays([700]),
      reverseRepo: dailyBarsOf([5], repoDay),
    });
    expect(computeNetLiquidity(legs(FIRST - 5))[0]).toMatchObject({
      reverseRepo: 5,
      reverseRepoDay: FIRST - 5,
    });
    expect(computeNetLiquidity(legs(FIRST - 6))).toEqual([]);
    expect(computeNetLiquidity(legs(FIRST + 1))).toEqual([]);
  });

  it('has no row for a week in which a leg is missing', () => {
    const fedAssets = wednesdays([6000, 6100, 6200]);
    const reverseRepo = dailyBarsOf([0, 0, 0], FIRST, 7);
    const treasuryGeneralAccount = wednesdays([700, 600, 500]).filter((_, index) => index !== 1);
    const days = computeNetLiquidity({ fedAssets, treasuryGeneralAccount, reverseRepo }).map(
      ({ day }) => day,
    );
    expect(days).toEqual([FIRST, FIRST + 14]);
    expect(computeNetLiquidity({ fedAssets, treasuryGeneralAccount, reverseRepo: [] })).toEqual([]);
  });
});

describe('changes', () => {
  it('need the very row that lies so many weeks before', () => {
    const rows = wednesdays([1, 2, 4, 8]).filter((_, index) => index !== 1);
    expect(changesOver(rows, 2, (row) => row.close)).toEqual([{ day: FIRST + 14, change: 3, start: 1 }]);
    expect(latestChange(rows, 1, (row) => row.close)).toBe(4);
    expect(latestChange(rows, 2, (row) => row.close)).toBeNull();
    expect(latestChange([], 1, () => 1)).toBeNull();
  });
});

describe('impulse', () => {
  it('is the change over 13 weeks, as billions and as a ratio of its start', () => {
    const [first] = computeImpulses(weeksOfLiquidity([...Array.from({ length: 13 }, () => 5000), 5250]));
    expect(first).toEqual({ day: FIRST + 91, change: 250, ratio: 0.05, z: null });
    expect(computeImpulses(weeksOfLiquidity([5000]))).toEqual([]);
  });

  const levels = fc.array(fc.integer({ min: 3000, max: 9000 }), { minLength: 13 + 104, maxLength: 13 + 170 });

  it('is scored against the up to 156 changes that end with it, from the 104th on', () => {
    fc.assert(
      fc.property(levels, (values) => {
        const impulses = computeImpulses(weeksOfLiquidity(values));
        const window = impulses.slice(-156).map(({ change }) => change);
        const last = impulses.at(-1);
        expect(last?.z).toBeCloseTo(
          ((last?.change ?? 0) - mean(window)) / sampleStandardDeviation(window),
          9,
        );
        expect(impulses.findIndex(({ z }) => z !== null)).toBe(103);
      }),
      { numRuns: 40 },
    );
  });

  it('has no score where it never changes', () => {
    expect(computeImpulses(weeksOfLiquidity(Array.from({ length: 130 }, () => 5000))).at(-1)?.z).toBeNull();
  });

  it('of a week is not changed by later weeks', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 14, max: 110 }), (values, seen) => {
        const early = computeImpulses(weeksOfLiquidity(values.slice(0, seen)));
        expect(computeImpulses(weeksOfLiquidity(values)).slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 40 },
    );
  });
});

describeWithReference('net liquidity of real history', (dir) => {
  const weeks = computeNetLiquidity(readLegs(dir, '2026-06-30'));
  const netOn = (date: string) => weeks.find(({ day }) => formatDay(day) === date)?.netLiquidity;

  it('equals the values that METHOD gives', () => {
    const expected = [
      ['2026-01-14', 5801.416],
      ['2026-03-18', 5779.408],
      ['2026-04-08', 5996.615],
      ['2026-04-15', 5781.038],
      ['2026-04-29', 5711.101],
      ['2026-05-20', 5906.797],
      ['2026-06-10', 5923.926],
    ] as const;
    for (const [date, value] of expected) expect(netOn(date)).toBeCloseTo(value, 6);
  });

  it('moved by no more than a unit guard allows, and as METHOD measured', () => {
    const impulses = computeImpulses(weeks);
    const on = (date: string) => impulses.find(({ day }) => formatDay(day) === date);
    expect(on('2026-01-14')).toMatchObject({
      change: expect.closeTo(62.398, 6),
      z: expect.closeTo(0.43903, 5),
    });
    expect(on('2025-10-22')).toMatchObject({
      change: expect.closeTo(-454.1, 1),
      z: expect.closeTo(-2.49, 2),
    });
  });
});
