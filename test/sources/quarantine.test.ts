import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import { type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { findDoubtful, isConfirmedBy, isConfirmedByTime } from '../../src/sources/quarantine.ts';
import { openReader } from '../../src/sources/reader.ts';
import { flatBar, wobbling } from '../fakes/providers.ts';
import { describeWithReference, referenceDir } from '../reference.ts';

const calm = wobbling(1_000, 100, 50);
const closeAt = (day: number) => calm.find((bar) => bar.day === day)?.close ?? Number.NaN;

describe('a doubtful move', () => {
  it('is one beyond eight deviations and the floor of its kind', () => {
    expect(findDoubtful(calm, [flatBar(1_001, 56)], 'index')).toEqual([]);
    expect(findDoubtful(calm, [flatBar(1_001, 60)], 'index')).toEqual([1_001]);
    expect(findDoubtful(calm, [flatBar(1_001, 60)], 'crypto')).toEqual([]);
    expect(findDoubtful(calm, [flatBar(1_001, 75)], 'crypto')).toEqual([1_001]);
  });

  it('is a spike that the next bar takes back', () => {
    const spike = [flatBar(1_001, closeAt(1_000) * 1.11), flatBar(1_002, closeAt(1_000))];
    expect(findDoubtful(calm, spike, 'index')).toEqual([1_001]);
    expect(
      findDoubtful(calm, [spike[0] ?? flatBar(0, 0), flatBar(1_002, closeAt(1_000) * 1.1)], 'index'),
    ).toEqual([]);
  });

  it('is no measure of the move after it', () => {
    expect(findDoubtful(calm, [flatBar(1_001, 90), flatBar(1_002, 50)], 'index')).toEqual([1_001]);
  });

  it('is the measure of the move after it once it is trusted', () => {
    const fresh = [flatBar(1_001, 90), flatBar(1_002, 91)];
    expect(findDoubtful(calm, fresh, 'index')).toEqual([1_001, 1_002]);
    expect(findDoubtful(calm, fresh, 'index', ({ day }) => day === 1_001)).toEqual([]);
  });

  it('is never seen in balances and rates, which jump lawfully, nor with too little history', () => {
    expect(findDoubtful(calm, [flatBar(1_001, 500)], 'liquidity')).toEqual([]);
    expect(findDoubtful(calm, [flatBar(1_001, 500)], 'rate')).toEqual([]);
    expect(findDoubtful(calm.slice(-15), [flatBar(1_001, 500)], 'index')).toEqual([]);
  });

  it('is found wherever a price is a hundred times too large or ten times too small', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(100, 0.1, 10, 0.01),
        (position, factor) => {
          const fresh = wobbling(1_020, 20, 50).map((bar, index) =>
            index === position - 1 ? flatBar(bar.day, bar.close * factor) : bar,
          );
          expect(findDoubtful(calm, fresh, 'crypto')).toEqual([1_000 + position]);
        },
      ),
    );
  });
});

describe('confirmation', () => {
  const before = flatBar(1_000, 50);
  const bar = flatBar(1_001, 30);

  it('by a source that saw the same move within one percent, at whatever level', () => {
    const saw = (close: number) =>
      isConfirmedBy([flatBar(1_000, 500), flatBar(1_001, close)], 1_001, { before, bar });
    expect([saw(300), saw(302), saw(310), saw(500)]).toEqual([true, true, false, false]);
    expect(isConfirmedBy([flatBar(1_001, 300)], 1_001, { before, bar })).toBe(false);
  });

  it('by the same value six hours later', () => {
    const held = [{ ...bar, firstSeenAt: 0 }];
    const sixHours = 6 * 3_600_000;
    expect(isConfirmedByTime(held, bar, sixHours)).toBe(true);
    expect(isConfirmedByTime(held, bar, sixHours - 1)).toBe(false);
    expect(isConfirmedByTime(held, flatBar(1_001, 31), sixHours)).toBe(false);
    expect(isConfirmedByTime([], bar, sixHours)).toBe(false);
  });
});

describeWithReference('doubt over real history', () => {
  const reader = openReader(`csv:${referenceDir}/data`);
  const doubtful = (id: SeriesId, since: string) => {
    const bars: readonly Bar[] = reader.read(id)?.bars ?? [];
    const { kind } = seriesRow(id);
    return bars
      .filter(
        (bar, index) => findDoubtful(bars.slice(Math.max(0, index - 61), index), [bar], kind).length > 0,
      )
      .map((bar) => formatDay(bar.day))
      .filter((date) => date >= since);
  };

  it.each([
    ['RUT', '2021-07-01', []],
    ['SPX', '2021-07-01', []],
    ['BTC', '2021-07-01', []],
    ['SILVER', '2021-07-01', ['2026-01-30']],
    ['COPPER', '2021-07-01', ['2025-07-31']],
    ['GOLD', '2021-07-01', []],
  ] as const)('falls on nothing in %s but the moves that DATA lists', (id, since, days) => {
    expect(doubtful(id, since)).toEqual(days);
  });
});
