import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainLink, type DayValue, median, spliceByMedianRatio } from '../../src/sources/chained-index.ts';

const members = (day: number, caps: Record<string, number>) => ({ day, caps: new Map(Object.entries(caps)) });

describe('a chain-linked index', () => {
  it("moves by yesterday's members alone", () => {
    // By hand: (110 + 60) / (100 + 50) on the second day; b leaves and c enters on the third: 121 / 110.
    const index = chainLink([
      members(1, { a: 100, b: 50 }),
      members(2, { a: 110, b: 60, c: 1000 }),
      members(3, { a: 121, c: 900 }),
    ]);
    expect(index.map(({ day }) => day)).toEqual([1, 2, 3]);
    expect(index[1]?.value).toBeCloseTo((100 * 170) / 150, 10);
    expect(index[2]?.value).toBeCloseTo((((100 * 170) / 150) * (121 + 900)) / (110 + 1000), 10);
  });

  it('ends where no member of the day before is left', () => {
    expect(chainLink([members(1, { a: 1 }), members(2, { b: 1 }), members(3, { b: 2 })])).toEqual([
      { day: 1, value: 100 },
    ]);
  });

  it('of no days is empty', () => {
    expect(chainLink([])).toEqual([]);
  });

  it('follows the sum of caps exactly while nobody enters or leaves', () => {
    const days = fc.array(
      fc.tuple(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true })),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(days, (rows) => {
        const index = chainLink(
          rows.map(([a, b], day) => members(day, { a, b })),
          1,
        );
        const [first = [0, 0]] = rows;
        const last = rows.at(-1) ?? [0, 0];
        const expected = (last[0] + last[1]) / (first[0] + first[1]);
        expect((index.at(-1)?.value ?? 0) / expected).toBeCloseTo(1, 9);
      }),
    );
  });
});

it('finds the middle of values, of an even number between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
});

describe('a splice', () => {
  const days = (from: number, values: readonly number[]): DayValue[] =>
    values.map((value, index) => ({ day: from + index, value }));

  it('scales history by the median ratio and gives way on a day that has it', () => {
    const history = days(1, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    // Twice the history, except for a first day of nine times and a later one of ten times.
    const live = days(2, [99, 24, 26, 280, 30, 32, 34, 36, 40]);
    const splice = spliceByMedianRatio(history, live);
    expect(splice).toMatchObject({ ratio: 2, overlapDays: 9, spliceDay: 3 });
    expect(splice?.values).toEqual([{ day: 1, value: 20 }, { day: 2, value: 22 }, ...live.slice(1)]);
  });

  it('takes no change from two measurements', () => {
    const history = days(1, [100, 110, 99, 105, 108, 111, 100, 103, 104]);
    const live = days(2, [226, 200, 211, 219, 220, 202, 207, 209, 215]);
    const { values = [], spliceDay = 0 } = spliceByMedianRatio(history, live) ?? {};
    const changeInto = (list: readonly DayValue[], day: number) =>
      (list.find((entry) => entry.day === day)?.value ?? 0) /
      (list.find((entry) => entry.day === day - 1)?.value ?? 0);
    expect(changeInto(values, spliceDay)).toBeCloseTo(changeInto(history, spliceDay), 12);
    expect(changeInto(values, spliceDay + 1)).toBeCloseTo(changeInto(live, spliceDay + 1), 12);
  });

  it('is refused on fewer than seven common days', () => {
    const history = days(1, [1, 1, 1, 1, 1, 1]);
    expect(spliceByMedianRatio(history, days(1, [1, 1, 1, 1, 1, 1, 1, 1]))).toBeUndefined();
    expect(spliceByMedianRatio(history, [])).toBeUndefined();
  });

  it('of a history in any unit gives the same values', () => {
    const values = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 10, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (history, unit) => {
        const live = days(2, history.slice(1));
        const plain = spliceByMedianRatio(days(1, history), live);
        const scaled = spliceByMedianRatio(
          days(
            1,
            history.map((value) => value * unit),
          ),
          live,
        );
        expect((scaled?.values[0]?.value ?? 0) / (plain?.values[0]?.value ?? 1)).toBeCloseTo(1, 9);
      }),
    );
  });
});
