import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeriesId, seriesRow } from '../../../src/market/catalogue.ts';
import { readSeries } from '../../../src/sources/fred/to-bars.ts';
import { divisorByPeak, divisorOf } from '../../../src/sources/fred/units.ts';
import { SourceFault } from '../../../src/sources/source-error.ts';
import { describeWithReference } from '../../reference.ts';

describe('the stated unit', () => {
  it.each([
    ['Millions of U.S. Dollars', 'usd-billions', 1000],
    ['Millions of Dollars', 'usd-billions', 1000],
    ['Billions of US Dollars', 'usd-billions', 1],
    ['Billions of Dollars', 'usd-billions', 1],
    ['Percent', 'percent', 1],
    ['Index', 'points', 1],
    ['Index Jan 2006=100', 'points', 1],
  ] as const)('%s is %s divided by %i', (units, unit, divisor) => {
    expect(divisorOf(units, unit)).toBe(divisor);
  });

  it.each([
    ['Trillions of Dollars', 'usd-billions'],
    ['Thousands of Dollars', 'usd-billions'],
    ['Billions of Chained 2017 Dollars', 'usd-billions'],
    ['lin', 'usd-billions'],
    ['Percent Change', 'percent'],
    ['Billions of Dollars', 'percent'],
  ] as const)('%s is not known for %s', (units, unit) => {
    expect(() => divisorOf(units, unit)).toThrow(SourceFault);
  });

  it('can change without changing a value', () => {
    const levels = fc.array(fc.integer({ min: 1_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(levels, (millions) => {
        const read = (units: string, values: readonly number[]) =>
          readSeries(
            { observations: values.map((value, day) => ({ day, value })), units, updatedAt: null },
            seriesRow('WALCL'),
          ).bars.map((bar) => bar.close);
        const inBillions = millions.map((value) => value / 1000);
        expect(read('Billions of U.S. Dollars', inBillions)).toEqual(
          read('Millions of U.S. Dollars', millions),
        );
      }),
    );
  });
});

describe('the unit by the peak of a history', () => {
  it('needs none where the series is not in dollars', () => {
    expect(divisorByPeak('SOFR', 'percent', [5.3])).toBe(1);
  });

  it('is refused for a series whose peak nobody measured', () => {
    expect(() => divisorByPeak('TGA_DAILY', 'usd-billions', [900_000])).toThrow(SourceFault);
  });

  it('is refused for a history a thousand times too large or small, and for none', () => {
    expect(divisorByPeak('TGA', 'usd-billions', [1_792_434, 0])).toBe(1000);
    expect(() => divisorByPeak('TGA', 'usd-billions', [1_792.434, 0])).toThrow(SourceFault);
    expect(() => divisorByPeak('TGA', 'usd-billions', [1_792_434_000])).toThrow(SourceFault);
    expect(() => divisorByPeak('TGA', 'usd-billions', [])).toThrow(SourceFault);
  });
});

/** Series whose published history the reference folder keeps in the publisher's own unit. */
const PUBLISHED: ReadonlyArray<readonly [SeriesId, string, number]> = [
  ['WALCL', 'WALCL', 1000],
  ['TREAST', 'TREAST', 1000],
  ['MBS', 'MBS', 1000],
  ['RESERVES', 'RESERVES_WED', 1000],
  ['BILLS', 'BILLS', 1000],
  ['TGA', 'TGA_WED', 1000],
  ['TGA_WEEK_AVERAGE', 'TGA', 1000],
  ['RRP', 'RRP', 1],
  ['M2', 'M2', 1],
  ['M2_WEEKLY', 'M2_WEEKLY', 1],
];

describeWithReference('published histories', (directory) => {
  it.each(PUBLISHED)('%s is told by its peak, and its unit turned is refused', (id, file, divisor) => {
    const text = readFileSync(resolve(directory, 'data', `${file}.csv`), 'utf8');
    const values = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    expect(divisorByPeak(id, 'usd-billions', values)).toBe(divisor);
    for (const flip of [1e3, 1e-3, 1e6, 1e-6]) {
      const flipped = values.map((value) => value * flip);
      expect(() => divisorByPeak(id, 'usd-billions', flipped)).toThrow(SourceFault);
    }
  });
});
