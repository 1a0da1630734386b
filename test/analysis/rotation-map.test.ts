import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOnMap, quadrantOf } from '../../src/analysis/rotation-map.ts';
import { livelyWalks, valuesOf } from './support/weekly.ts';

/** METHOD 4.2c written out: EMA seeded with the mean of its first ten, then two z-scores that include the week. */
function naivePoint(logRatios: readonly number[]): { x: number; y: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const z = (values: readonly number[]) => {
    const center = mean(values);
    const sd = Math.sqrt(
      mean(values.map((value) => (value - center) ** 2)) * (values.length / (values.length - 1)),
    );
    return ((values.at(-1) ?? Number.NaN) - center) / sd;
  };
  const seed = mean(logRatios.slice(0, 10));
  const averages = [seed];
  for (const value of logRatios.slice(10)) {
    const previous = averages.at(-1) ?? Number.NaN;
    averages.push(previous + (2 / 11) * (value - previous));
  }
  const rolling = (values: readonly number[]) =>
    values.slice(51).map((_, index) => 100 + z(values.slice(index, index + 52)));
  const xs = rolling(averages);
  const changes = xs.slice(4).map((x, index) => x - (xs[index] ?? Number.NaN));
  return { x: xs.at(-1) ?? Number.NaN, y: rolling(changes).at(-1) ?? Number.NaN };
}

const ones = (length: number) => valuesOf(Array.from({ length }, () => 1));
const swinging = (length: number) => Array.from({ length }, (_, week) => Math.exp(Math.sin(week / 7) / 10));

describe('rotation map', () => {
  it('equals the written-out formula on any walk', () => {
    fc.assert(
      fc.property(livelyWalks({ min: 116, max: 160 }), (prices) => {
        const place = placeOnMap(valuesOf(prices), ones(prices.length), prices.length - 1);
        const expected = naivePoint(prices.map((price) => Math.log(price)));
        expect(place?.x).toBeCloseTo(expected.x, 8);
        expect(place?.y).toBeCloseTo(expected.y, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('names the quadrants, a hundred counting as strong', () => {
    expect(quadrantOf(100, 100)).toBe('leading');
    expect(quadrantOf(101, 99)).toBe('weakening');
    expect(quadrantOf(99, 99)).toBe('lagging');
    expect(quadrantOf(99, 100)).toBe('improving');
  });

  it('places an asset from 116 joint weeks on, with a tail of at most eight weeks', () => {
    expect(placeOnMap(valuesOf(swinging(115)), ones(115), 114)).toBeNull();
    expect(placeOnMap(valuesOf(swinging(116)), ones(116), 115)?.tail).toHaveLength(1);
    const place = placeOnMap(valuesOf(swinging(140)), ones(140), 139);
    expect(place?.tail.map(({ week }) => week)).toEqual([132, 133, 134, 135, 136, 137, 138, 139]);
    expect(place?.tail.at(-1)).toEqual({ week: 139, x: place?.x, y: place?.y });
    expect(place?.quadrant).toBe(quadrantOf(place?.x ?? Number.NaN, place?.y ?? Number.NaN));
  });

  it('has no place for an asset without its last closed week, or for the benchmark itself', () => {
    const values = valuesOf(swinging(140));
    expect(placeOnMap(values, ones(140), 140)).toBeNull();
    expect(placeOnMap(values, values, 139)).toBeNull();
    expect(placeOnMap([], ones(140), 139)).toBeNull();
  });

  it('drops a week that either side misses, and looks at none after the last closed one', () => {
    const values = valuesOf(swinging(140));
    const holed = ones(140).filter(({ week }) => week !== 120);
    expect(placeOnMap(values, holed, 139)).toEqual(
      placeOnMap(
        values.filter(({ week }) => week !== 120),
        ones(140),
        139,
      ),
    );
    expect(placeOnMap(values, ones(140), 130)).toEqual(placeOnMap(values.slice(0, 131), ones(140), 130));
  });

  it('survives a seed of exactly zero, which the average takes for none', () => {
    const flatStart = swinging(140).map((price, week) => (week < 10 ? 1 : price));
    const place = placeOnMap(valuesOf(flatStart), ones(140), 139);
    expect(place?.x).toBeCloseTo(naivePoint(flatStart.map((price) => Math.log(price))).x, 4);
  });
});
