import { describe, expect, it } from 'vitest';
import { findJumps } from '../../src/market/jumps.ts';

/** A price that moves by two percent up and down, week after week. */
const calm = (count: number, level = 100) =>
  Array.from({ length: count }, (_, index) => level * (1 + 0.02 * (index % 2)));

describe('a jump in weekly closes', () => {
  it.each([
    ['an unadjusted split', 0.5, 'etf', true],
    ['another unit', 100, 'index', true],
    ['another unit', 0.001, 'crypto', true],
    ['a great week of a coin', 2.2, 'crypto', false],
    ['a crash that is within a market’s means', 0.7, 'index', false],
  ] as const)('by %s (×%d, %s) is doubtful: %s', (_, factor, kind, isDoubtful) => {
    const closes = [...calm(60), ...calm(10, 100 * factor)];
    expect(findJumps(closes, kind)).toEqual(isDoubtful ? [60] : []);
  });

  it('is nothing unusual in a market that always moves so', () => {
    const levels = [100, 170, 120, 90, 150, 240, 130];
    const wild = Array.from({ length: 70 }, (_, index) => levels[index % levels.length] ?? 0);
    expect(findJumps([...wild, 180], 'etf')).toEqual([]);
  });

  it('is not looked for before there is a history to judge it by', () => {
    expect(findJumps([...calm(20), 1_000], 'index')).toEqual([]);
  });
});
