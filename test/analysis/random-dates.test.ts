import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RandomDatesQuestion, testRandomDates } from '../../src/analysis/random-dates.ts';

const now = () => Promise.resolve();

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? Number.NaN, sorted[Math.floor(middle)] ?? Number.NaN];
  return (low + high) / 2;
}

/** Every set of `size` out of `values`. */
function subsets(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) =>
    subsets(values.slice(index + 1), size - 1).map((rest) => [value].concat(rest)),
  );
}

function twoSided(medians: readonly number[], observed: number): number {
  const atLeast = medians.filter((median) => median >= observed).length;
  const atMost = medians.filter((median) => median <= observed).length;
  return Math.min(1, (2 * (1 + Math.min(atLeast, atMost))) / (1 + medians.length));
}

const RETURNS = [0.3, -0.2, 0.11, 0.05, -0.4, 0.7, 0.02, -0.13, 0.21, 0.09];

describe('the median after events against random dates', () => {
  it.each([
    { name: 'an odd number of events', positions: [0, 5, 8] },
    { name: 'an even number of events', positions: [1, 4, 6, 7] },
  ])('comes to the p of all sets of weeks for $name', async ({ positions }) => {
    const found = await testRandomDates({ returns: RETURNS, positions, seed: 11 }, now);
    const observed = medianOf(positions.map((position) => RETURNS[position] ?? Number.NaN));
    const medians = subsets(RETURNS, positions.length).map(medianOf);
    expect(found).toMatchObject({ n: positions.length, draws: 10_000 });
    expect(found.median).toBeCloseTo(observed, 12);
    // 10,000 draws of a share under one half: its standard error is 0.005, doubled with p.
    expect(Math.abs(found.p - twoSided(medians, observed))).toBeLessThan(0.03);
  });

  it('comes to the p of every circular shift exactly', async () => {
    const positions = [0, 5, 8];
    const found = await testRandomDates({ returns: RETURNS, positions, seed: 11, draws: 10 }, now);
    const shifts = RETURNS.slice(1).map((_, index) =>
      medianOf(positions.map((position) => RETURNS[(position + index + 1) % RETURNS.length] ?? Number.NaN)),
    );
    expect(found.shiftedP).toBeCloseTo(twoSided(shifts, found.median), 12);
  });

  it('is never zero and never above one, and the same for the same seed', async () => {
    const question = fc
      .array(fc.integer({ min: -90, max: 300 }), { minLength: 2, maxLength: 40 })
      .chain((percents) =>
        fc.record({
          returns: fc.constant(percents.map((percent) => percent / 100)),
          positions: fc.subarray([...percents.keys()], { minLength: 1 }),
          seed: fc.integer(),
          draws: fc.constant(50),
        }),
      );
    const check = async (asked: RandomDatesQuestion) => {
      const first = await testRandomDates(asked, now);
      expect(await testRandomDates(asked, now)).toEqual(first);
      for (const p of [first.p, first.shiftedP]) {
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    };
    await fc.assert(fc.asyncProperty(question, check));
  });

  it('tells an extreme choice of weeks from chance', async () => {
    const returns = Array.from({ length: 100 }, (_, index) => index / 100);
    const found = await testRandomDates({ returns, positions: [95, 96, 97, 98, 99], seed: 3 }, now);
    expect(found.p).toBeLessThan(0.001);
  });

  it('pauses often enough that no turn draws more than 250 sets', async () => {
    let pauses = 0;
    const pause = () => {
      pauses += 1;
      return Promise.resolve();
    };
    await testRandomDates({ returns: RETURNS, positions: [1], seed: 1, draws: 1_000 }, pause);
    expect(pauses).toBe(1_000 / 250 + 1);
  });

  it('refuses to test nothing', async () => {
    await expect(testRandomDates({ returns: RETURNS, positions: [], seed: 1 }, now)).rejects.toThrow(
      RangeError,
    );
  });
});
