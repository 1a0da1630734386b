import { describe, expect, it } from 'vitest';
import { computeNetLiquidity, type LiquidityWeek } from '../../src/analysis/liquidity.ts';
import { requirePlausible } from '../../src/analysis/liquidity-guards.ts';
import { DataError } from '../../src/lib/errors.ts';
import { describeWithReference } from '../reference.ts';
import { readLegs, weeksOfLiquidity } from './support/liquidity.ts';
import { dayFrom } from './support/reference-series.ts';

function refusal(weeks: readonly LiquidityWeek[]): DataError {
  try {
    requirePlausible(weeks);
  } catch (error) {
    if (error instanceof DataError) return error;
  }
  throw new Error('nothing was refused');
}

const [week] = weeksOfLiquidity([5800]);
const weekWith = (change: Partial<LiquidityWeek>): LiquidityWeek[] =>
  week === undefined ? [] : [Object.assign({}, week, change)];

describe('plausible sizes', () => {
  it('pass', () => {
    expect(() => requirePlausible(weeksOfLiquidity([5800, 5900, 5500]))).not.toThrow();
    expect(() => requirePlausible([])).not.toThrow();
  });

  it.each([
    ['fedAssets', 6_580_000, 'WALCL', 'Fed assets is 6,580,000.0 billion dollars on 2024-10-09'],
    ['fedAssets', 6.58, 'WALCL', 'Fed assets is 6.6 billion'],
    ['treasuryGeneralAccount', 777_061, 'TGA', 'The Treasury General Account is 777,061.0'],
    ['reverseRepo', 3_223, 'RRP', 'The reverse repo is 3,223.0'],
    ['netLiquidity', -20, 'WALCL', 'Net liquidity is −20.0'],
  ] as const)('are missed by a %s of %d', (leg, value, series, message) => {
    const error = refusal(weekWith({ [leg]: value }));
    expect(error.series).toBe(series);
    expect(error.message).toContain(message);
    expect(error.message).toContain('looks like a unit error');
    expect(error.hint).not.toBe('');
  });

  it('are missed by a change of 700 billion within a week, either way', () => {
    expect(refusal(weeksOfLiquidity([5000, 5701])).message).toContain('changed within a week by 701.0');
    expect(refusal(weeksOfLiquidity([5701, 5000])).message).toContain('by −701.0');
    expect(() => requirePlausible(weeksOfLiquidity([5000, 5699]))).not.toThrow();
  });

  it('were smaller before spring 2020', () => {
    const before = { fedAssets: 3_800, netLiquidity: 2_900, reverseRepo: 200 };
    expect(() => requirePlausible(weekWith({ ...before, day: dayFrom('2019-08-28') }))).not.toThrow();
    expect(() => requirePlausible(weekWith({ ...before, day: dayFrom('2020-04-01') }))).toThrow(DataError);
  });
});

describeWithReference('plausible sizes of real history', (dir) => {
  it('are those of every week since 2003', () => {
    const weeks = computeNetLiquidity(readLegs(dir, '2026-06-30'));
    expect(weeks.length).toBeGreaterThan(650);
    expect(() => requirePlausible(weeks)).not.toThrow();
  });
});
