import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, createXoshiro128 } from '../../src/analysis/random.ts';

test('xoshiro128** gives the published sequence of the state 1, 2, 3, 4', () => {
  // Blackman and Vigna's xoshiro128starstar.c 1.1; the same vector is in rand_xoshiro's tests.
  const published = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ];
  const next = createXoshiro128([1, 2, 3, 4]);
  expect(published.map(() => next())).toEqual(published);
});

test('the same seed gives the same numbers and its neighbour gives others', () => {
  const draw = (seed: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random());
  };
  expect(draw(2923)).toEqual(draw(2923));
  const [own, neighbour] = [draw(2923), draw(2924)];
  expect(own.filter((value) => neighbour.includes(value))).toEqual([]);
});

test('numbers of neighbouring seeds are uncorrelated', () => {
  const firsts = Array.from({ length: 4000 }, (_, seed) => createRandom(seed)() - 0.5);
  const lagged = firsts.slice(1).reduce((sum, value, index) => sum + value * (firsts[index] ?? 0), 0);
  // Uncorrelated uniforms: variance 1/12 each, so the sum has a standard deviation of sqrt(3999)/12 = 5.3.
  expect(Math.abs(lagged)).toBeLessThan(5.3 * 4);
});

test('numbers lie in [0, 1) for every integer seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const values = Array.from({ length: 50 }, () => random());
      expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(new Set(values).size).toBeGreaterThan(45);
    }),
  );
});

test('100,000 numbers fill ten bins evenly', () => {
  const random = createRandom(7);
  const bins = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 100_000; i += 1) {
    const bin = Math.floor(random() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  // Chi-square with 9 degrees of freedom exceeds 27.9 once in a thousand.
  const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});
