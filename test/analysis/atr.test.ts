import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageTrueRanges } from '../../src/analysis/atr.ts';
import { createSyntheticBars } from './support/synthetic.ts';
import { barsOf, walks } from './support/weekly.ts';

const bars = createSyntheticBars();

describe('average true range', () => {
  it('equals the synthetic vector of METHOD 10.1', () => {
    const ranges = averageTrueRanges(bars);
    expect(ranges).toHaveLength(160);
    expect(ranges.findIndex((range) => range !== null)).toBe(14);
    expect(ranges[14]).toBeCloseTo(4.752228571429, 11);
    expect(ranges[159]).toBeCloseTo(8.746889395348, 11);
  });

  it('starts anew after a bar without high or low', () => {
    const holed = bars.map((bar, index) => (index === 20 ? { ...bar, high: null } : bar));
    const ranges = averageTrueRanges(holed);
    expect(ranges.slice(20, 35).every((range) => range === null)).toBe(true);
    expect(ranges[35]).toBe(averageTrueRanges(bars.slice(21))[14]);
    const lowless = bars.map((bar) => ({ ...bar, low: null }));
    expect(averageTrueRanges(lowless).every((range) => range === null)).toBe(true);
  });

  it.each([Number.NaN, 0, -3])('refuses the price %d instead of freezing on it', (close) => {
    expect(() => averageTrueRanges([...bars, { high: 2, low: 1, close }])).toThrow(/bar 160/);
  });

  it('at a week does not depend on later weeks', () => {
    fc.assert(
      fc.property(walks({ min: 20, max: 60 }), fc.nat(19), (closes, cut) => {
        const all = barsOf(closes);
        expect(averageTrueRanges(all.slice(0, cut + 1))).toEqual(averageTrueRanges(all).slice(0, cut + 1));
      }),
    );
  });
});
