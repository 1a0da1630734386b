import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDivergence, percentileOfLast } from '../../src/analysis/divergence.ts';
import { createSecondCloses } from './support/pairs.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { livelyWalks, valuesOf } from './support/weekly.ts';

const leader = valuesOf(syntheticCloses);
const follower = valuesOf(createSecondCloses());

describe('divergence', () => {
  it("equals R's lm residual over its sigma, and the ratio in its own sd", () => {
    const rows = measureDivergence(leader, follower);
    expect(rows).toHaveLength(160 - 103);
    expect(rows.at(-1)).toEqual({
      week: 159,
      z: expect.closeTo(-1.54332835656292, 10),
      ratioZ: expect.closeTo(-2.20929526337682, 10),
      slope: expect.closeTo(-0.231755772364011, 10),
    });
    expect(rows[0]).toEqual({
      week: 103,
      z: expect.closeTo(2.24925834173267, 10),
      ratioZ: expect.closeTo(-1.49244550552567, 10),
      slope: expect.closeTo(-0.594358900879341, 10),
    });
  });

  it('counts shared weeks only', () => {
    const holed = follower.filter(({ week }) => week % 10 !== 3);
    const both = leader.filter(({ week }) => week % 10 !== 3);
    expect(measureDivergence(leader, holed)).toEqual(measureDivergence(both, holed));
    expect(measureDivergence(leader, follower.slice(0, 103))).toEqual([]);
    expect(measureDivergence(leader.slice(0, 50), follower.slice(60))).toEqual([]);
  });

  it('is nothing where a side never moves or the follower is the leader in other units', () => {
    const still = leader.map((point) => ({ ...point, value: 5 }));
    const scaled = leader.map((point) => ({ ...point, value: point.value * 1000 }));
    expect(measureDivergence(still, follower)).toEqual([]);
    expect(measureDivergence(leader, still)).toEqual([]);
    expect(measureDivergence(leader, scaled)).toEqual([]);
  });

  it('does not depend on units', () => {
    fc.assert(
      fc.property(
        livelyWalks({ min: 104, max: 120 }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (prices, unit) => {
          const plain = measureDivergence(leader, valuesOf(prices));
          const scaled = measureDivergence(leader, valuesOf(prices.map((price) => price * unit)));
          expect(scaled).toHaveLength(plain.length);
          scaled.forEach(({ z }, index) => expect(z).toBeCloseTo(plain[index]?.z ?? Number.NaN, 5));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('changes nothing in the past when later weeks come in', () => {
    const whole = measureDivergence(leader, follower);
    for (const seen of [104, 120, 159]) {
      const early = measureDivergence(leader.slice(0, seen), follower.slice(0, seen));
      expect(whole.slice(0, early.length)).toEqual(early);
      expect(early.length).toBeGreaterThan(0);
    }
  });
});

describe('percentile of the newest value', () => {
  it('is the share at or below it', () => {
    expect(percentileOfLast([1, 2, 3, 4])).toBe(1);
    expect(percentileOfLast([4, 3, 2, 1])).toBe(0.25);
    expect(percentileOfLast([5, 1, 5])).toBe(1);
    expect(percentileOfLast([])).toBeNull();
  });
});
