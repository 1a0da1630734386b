import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeBy, measureSeasons, summarizeSeason, summerOf } from '../../src/analysis/seasonality.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars } from './support/reference-series.ts';

const closeOn = (date: string, close: number) => ({ day: dayFrom(date), close });

/** Closes on the ends of the quarters of two years. */
const BARS = [
  closeOn('2023-11-30', 100),
  closeOn('2024-02-29', 110),
  closeOn('2024-05-31', 121),
  closeOn('2024-08-31', 242),
  closeOn('2024-11-30', 121),
  closeOn('2025-02-28', 121),
  closeOn('2025-05-31', 100),
  closeOn('2025-08-31', 90),
];

describe('returns of three months at a time', () => {
  it('sets the summers apart from the other stretches of the same cut', () => {
    const { summers, others } = measureSeasons(BARS, dayFrom('2025-09-10'));
    expect(summers.map(({ year, value }) => [year, value])).toEqual([
      [2024, 1],
      [2025, expect.closeTo(-0.1, 12)],
    ]);
    expect(others.map(({ year, value }) => [year, value])).toEqual([
      [2024, expect.closeTo(0.1, 12)],
      [2024, expect.closeTo(0.1, 12)],
      [2024, -0.5],
      [2025, 0],
      [2025, expect.closeTo(100 / 121 - 1, 12)],
    ]);
  });

  it('leaves out months that are not over, even where their last close is there', () => {
    const summersBy = (date: string) => measureSeasons(BARS, dayFrom(date)).summers.map(({ year }) => year);
    expect(summersBy('2025-08-30')).toEqual([2024]);
    expect(summersBy('2025-08-31')).toEqual([2024, 2025]);
  });

  it('takes the last session before a weekend, and nothing older than six days', () => {
    expect(closeBy(BARS, dayFrom('2024-06-06'))).toBe(121);
    expect(closeBy(BARS, dayFrom('2024-06-07'))).toBeUndefined();
    expect(closeBy(BARS, dayFrom('2023-11-29'))).toBeUndefined();
    const gap = BARS.filter(({ day }) => day !== dayFrom('2024-08-31'));
    expect(measureSeasons(gap, dayFrom('2025-09-10')).summers.map(({ year }) => year)).toEqual([2025]);
  });

  it('has nothing to say of no closes', () => {
    expect(measureSeasons([], dayFrom('2025-01-01'))).toEqual({ summers: [], others: [] });
    expect(summarizeSeason([])).toEqual({
      returns: [],
      n: 0,
      median: null,
      q1: null,
      q3: null,
      up: { k: 0, n: 0, low: null, high: null },
      medianInterval: null,
    });
  });

  it('counts rises and gives the median its exact interval from six on', () => {
    const returns = [-2, -1, 0, 1, 2, 3].map((value, index) => ({ year: 2000 + index, value }));
    expect(summarizeSeason(returns)).toMatchObject({
      n: 6,
      median: 0.5,
      up: { k: 3, n: 6 },
      medianInterval: { low: -2, high: 3 },
    });
  });

  it('multiplies up to the whole way from the first cut to the last', () => {
    const firstDay = dayFrom('2020-02-29');
    const closes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 370, maxLength: 1_500 });
    fc.assert(
      fc.property(closes, (values) => {
        const bars = values.map((close, index) => ({ day: firstDay + index, close }));
        const lastDay = firstDay + values.length - 1;
        const { summers, others } = measureSeasons(bars, lastDay);
        const growth = [...summers, ...others].reduce((product, { value }) => product * (1 + value), 1);
        const cuts = Array.from({ length: 7 }, (_, year) => [
          summerOf(2020 + year).before,
          summerOf(2020 + year).end,
        ]).flat();
        expect(summers.length).toBe(cuts.filter((day, index) => index % 2 === 1 && day <= lastDay).length);
        const ends = ['02-28', '05-31', '08-31', '11-30']
          .flatMap((date) => [2020, 2021, 2022, 2023, 2024].map((year) => dayFrom(`${year}-${date}`)))
          .map((day) => (formatDay(day).endsWith('2024-02-28') ? day + 1 : day))
          .filter((day) => day > firstDay && day <= lastDay);
        const last = bars[Math.max(...ends) - firstDay]?.close ?? Number.NaN;
        expect(growth).toBeCloseTo(last / (values[0] ?? Number.NaN), 6);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a summer from the last close of May to that of August', () => {
    const { before, end } = summerOf(2026);
    expect([formatDay(before), formatDay(end)]).toEqual(['2026-05-31', '2026-08-31']);
  });
});

describeWithReference('seasons of Bitcoin as of 2026-04-20', (dir) => {
  const lastDay = dayFrom('2026-04-20');
  const { summers, others } = measureSeasons(readReferenceBars(dir, 'BTC', lastDay), lastDay);

  it('are those of an independent count over the same file', () => {
    expect(summarizeSeason(summers)).toMatchObject({
      n: 15,
      up: { k: 7, n: 15 },
      median: expect.closeTo(-0.0005821278074633618, 12),
      medianInterval: {
        low: expect.closeTo(-0.06178489702517176, 12),
        high: expect.closeTo(0.23462082773697213, 12),
      },
    });
    expect(summarizeSeason(others)).toMatchObject({
      n: 47,
      up: { k: 31, n: 47 },
      median: expect.closeTo(0.1759295684508908, 12),
    });
  });
});
