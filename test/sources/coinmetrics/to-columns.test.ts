import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOf, valueAt } from '../../../src/sources/coinmetrics/cap-column.ts';
import type { AssetMetrics } from '../../../src/sources/coinmetrics/schema.ts';
import { rebaseSupplySteps, toColumns } from '../../../src/sources/coinmetrics/to-columns.ts';

const metrics = (
  asset: string,
  time: number,
  estimated: number | null,
  rate: number | null = null,
  current: number | null = null,
): AssetMetrics => ({
  asset,
  time,
  CapMrktEstUSD: estimated,
  CapMrktCurUSD: current,
  ReferenceRateUSD: rate,
});

describe('columns', () => {
  it('drop trailing missing caps and keep holes', () => {
    const [column] = toColumns([
      metrics('sol', 10, null),
      metrics('sol', 11, 100),
      metrics('sol', 12, null),
      metrics('sol', 13, 120),
      metrics('sol', 14, null, 6),
    ]);
    if (column === undefined) throw new Error('no column');
    expect([column.firstDay, lastDayOf(column)]).toEqual([11, 13]);
    expect([10, 11, 12, 13, 14].map((day) => valueAt(column, day))).toEqual([
      undefined,
      100,
      undefined,
      120,
      undefined,
    ]);
  });

  it('prefer the estimated cap and never mix it with the other', () => {
    const [mixed, current] = toColumns([
      metrics('a', 1, 100, null, 150),
      metrics('a', 2, null, null, 160),
      metrics('b', 1, null, null, 50),
    ]);
    expect([mixed && valueAt(mixed, 1), mixed && valueAt(mixed, 2)]).toEqual([100, undefined]);
    expect(current && valueAt(current, 1)).toBe(50);
  });

  it('leave out assets without any cap and parts of another asset', () => {
    const columns = toColumns([metrics('a', 1, 0), metrics('usdt_trx', 1, 5), metrics('b', 1, 7)]);
    expect(columns.map(({ symbol }) => symbol)).toEqual(['b']);
  });

  it('know stable coins by their ticker', () => {
    const columns = toColumns([metrics('usdt', 1, 5), metrics('sol', 1, 7)]);
    expect(columns.map(({ isExcluded }) => isExcluded)).toEqual([true, false]);
  });
});

describe('a supply step', () => {
  it('rescales what came before it, priced by the close, which is the rate of the day after', () => {
    // The estimate doubles on day 3 while the price, 12 at the end of day 2 and 11.76 at the end of day 3, falls 2 %.
    const [column] = toColumns([
      metrics('sol', 1, 80, 10),
      metrics('sol', 2, 96, 10),
      metrics('sol', 3, 188.16, 12),
      metrics('sol', 4, 188.16, 11.76),
      metrics('sol', 5, null, 11.76),
    ]);
    if (column === undefined) throw new Error('no column');
    expect(valueAt(column, 3)).toBe(188.16);
    expect(valueAt(column, 2)).toBeCloseTo(188.16, 10);
    expect(valueAt(column, 1)).toBeCloseTo((188.16 * 80) / 96, 10);
  });

  it('is not seen in a fall that the price confirms', () => {
    const [column] = toColumns([
      metrics('luna', 1, 100),
      metrics('luna', 2, 10, 10),
      metrics('luna', 3, 10, 1),
    ]);
    expect(column && valueAt(column, 1)).toBe(100);
  });

  it('is only believed without a price when no market moves so far in a day', () => {
    const plain = (caps: number[]) => {
      const column = { symbol: 'x', isExcluded: false, firstDay: 0, caps: Float64Array.from(caps) };
      rebaseSupplySteps(column, new Map());
      return [...column.caps];
    };
    expect(plain([100, 150])).toEqual([100, 150]);
    expect(plain([100, 206, 210])).toEqual([206, 206, 210]);
    expect(plain([100, Number.NaN, 206])).toEqual([100, Number.NaN, 206]);
  });

  it('never survives, and a series without one is not touched', () => {
    const rows = fc.array(
      fc.tuple(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.constantFrom(1, 1, 1, 1.5, 2, 0.5)),
      { minLength: 2, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (days) => {
        let price = 10;
        let supply = 1000;
        const prices = new Map<number, number>();
        const caps = days.map(([move, step], day) => {
          price *= Math.exp(move);
          supply *= step;
          prices.set(day, price);
          return price * supply;
        });
        const column = { symbol: 'x', isExcluded: false, firstDay: 0, caps: Float64Array.from(caps) };
        rebaseSupplySteps(column, prices);
        for (const [day, [move, step]] of days.entries()) {
          if (day === 0) continue;
          const ratio = (column.caps[day] ?? 0) / (column.caps[day - 1] ?? 0);
          expect(Math.log(ratio)).toBeCloseTo(step === 1 ? move : 0, 8);
        }
      }),
    );
  });
});
