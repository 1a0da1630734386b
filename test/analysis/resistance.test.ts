import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageTrueRanges } from '../../src/analysis/atr.ts';
import { findResistance } from '../../src/analysis/resistance.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars, toEquityWeeks } from './support/reference-series.ts';
import { barsOf, changeBars, walks } from './support/weekly.ts';

const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);

/** Two visits to `top`, ten weeks apart, then a stay at `last`. */
function doubleTop(top: number, last: number): number[] {
  return [...repeat(80, 6), top, ...repeat(80, 9), top, ...repeat(80, 6), last];
}

describe('resistance', () => {
  it('is the ceiling of record when it lies at the highest zone', () => {
    const resistance = findResistance(barsOf(doubleTop(100, 95)), null);
    expect(resistance.zones).toHaveLength(1);
    expect(resistance.zones[0]).toMatchObject({ low: 101, high: 101, touches: 2, ageWeeks: 10 });
    expect(resistance).toMatchObject({ ceiling: { close: 100 }, highestHigh: 101 });
    expect(resistance.headline).toEqual({ price: 100, kind: 'ceiling' });
  });

  it('is the nearest zone above when the ceiling lies far over the zones', () => {
    const { headline } = findResistance(barsOf([150, ...doubleTop(100, 95)]), null);
    expect(headline).toEqual({ price: 101, kind: 'zone' });
  });

  it('is the nearest zone above when the highest zone lies far over the ceiling', () => {
    const spikes = changeBars(barsOf(doubleTop(100, 95)), ({ close }) =>
      close === 100 ? { high: 130 } : {},
    );
    expect(findResistance(spikes, null).headline).toEqual({ price: 130, kind: 'zone' });
  });

  it('is the ceiling when no zone lies above the price', () => {
    const { headline } = findResistance(barsOf([150, ...doubleTop(100, 120)]), null);
    expect(headline).toEqual({ price: 150, kind: 'ceiling' });
    expect(findResistance(barsOf([3, 2, 1]), null).headline).toEqual({ price: 3, kind: 'ceiling' });
  });

  it('has no ceiling in a first week', () => {
    expect(findResistance(barsOf([100]), null)).toEqual({
      zones: [],
      ceiling: null,
      highestHigh: null,
      headline: null,
    });
  });

  it('leaves pivots older than five years out, and highs that are missing', () => {
    const old = barsOf([...doubleTop(100, 95), ...repeat(80, 260)]);
    expect(findResistance(old, null).zones).toEqual([]);
    const highless = changeBars(barsOf(doubleTop(100, 95)), () => ({ high: null }));
    expect(findResistance(highless, null)).toMatchObject({ zones: [], highestHigh: null });
  });

  it('at a week depends on the weeks up to it alone', () => {
    fc.assert(
      fc.property(walks({ min: 80, max: 120 }), fc.integer({ min: 20, max: 78 }), (closes, cut) => {
        const at = (all: readonly number[]) => {
          const bars = barsOf(all).slice(0, cut + 1);
          return findResistance(bars, averageTrueRanges(bars).at(-1) ?? null);
        };
        expect(at(closes.map((close, week) => (week > cut ? close * 9 : close)))).toEqual(at(closes));
      }),
    );
  });
});

describeWithReference('resistance of the Russell 2000', (dir) => {
  function zonesAsOf(date: string) {
    const day = dayFrom(date);
    const { closed } = toEquityWeeks('RUT', readReferenceBars(dir, 'RUT', day), day);
    return findResistance(closed, averageTrueRanges(closed).at(-1) ?? null);
  }

  it.each([
    ['2024-07-12', 4],
    ['2024-11-29', 5],
  ])('as of %s is the zone 2,288 to 2,360 with %d touches, as METHOD 3.1 measured', (date, touches) => {
    const zone = zonesAsOf(date).zones.at(-1);
    expect(zone).toMatchObject({ touches });
    expect([zone?.low, zone?.high].map((price) => Math.round(price ?? 0))).toEqual([2_288, 2_360]);
  });

  it('as of 2025-09-12 has a zone over 2,459 with 2 touches, and the record close of 2021 as headline', () => {
    const { zones, headline } = zonesAsOf('2025-09-12');
    expect(zones.at(-1)).toMatchObject({ touches: 2 });
    expect(Math.round(zones.at(-1)?.low ?? 0)).toBe(2_459);
    expect(headline).toEqual({ price: 2437.0801, kind: 'ceiling' });
  });
});
