import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulateExcess, relativeScorer } from '../../src/analysis/relative-strength.ts';
import { livelyWalks, walks } from './support/weekly.ts';

/** The formula of METHOD 4.5 step 3 written out, as an independent check. */
function naiveScore(strength: readonly number[], index: number): number {
  const scoreOver = (weeks: number) => {
    const changes = strength.map((value, week) => value - (strength[week - weeks] ?? Number.NaN));
    const past = changes.slice(0, index).filter(Number.isFinite).slice(-104);
    if (past.length < 52) return Number.NaN;
    const mean = past.reduce((sum, change) => sum + change, 0) / past.length;
    const sd = Math.sqrt(past.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (past.length - 1));
    const z = ((changes[index] ?? Number.NaN) - mean) / sd;
    return Math.max(-3, Math.min(3, z));
  };
  return 0.25 * scoreOver(4) + 0.5 * scoreOver(13) + 0.25 * scoreOver(26);
}

describe('cumulated excess', () => {
  it('starts at zero in the week before the first excess', () => {
    expect(cumulateExcess([Number.NaN, Number.NaN, 1, 2])).toEqual([Number.NaN, 0, 1, 3]);
  });

  it('adds nothing in a week without one', () => {
    expect(cumulateExcess([Number.NaN, 1, Number.NaN, 2])).toEqual([0, 1, 1, 3]);
  });

  it('never starts without any excess', () => {
    expect(cumulateExcess([Number.NaN, Number.NaN])).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('relative score', () => {
  it('equals the written-out formula on any line', () => {
    fc.assert(
      fc.property(livelyWalks({ min: 80, max: 200 }), (strength) => {
        const index = strength.length - 1;
        expect(relativeScorer(strength)(index)).toBeCloseTo(naiveScore(strength, index), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('is first known when 52 changes over 26 weeks lie before it', () => {
    const strength = Array.from({ length: 100 }, (_, week) => Math.sin(week));
    const score = relativeScorer(strength);
    expect(score(77)).toBeNaN();
    expect(score(78)).toBeCloseTo(naiveScore(strength, 78), 12);
  });

  it('is missing for a line that never moves, and for no line at all', () => {
    expect(relativeScorer(Array.from({ length: 120 }, () => 1))(119)).toBeNaN();
    expect(relativeScorer(Array.from({ length: 120 }, () => Number.NaN))(119)).toBeNaN();
  });

  it('is clipped at three when a calm line jumps', () => {
    const strength = Array.from({ length: 120 }, (_, week) => (week === 119 ? 50 : Math.sin(week)));
    expect(relativeScorer(strength)(119)).toBe(3);
  });

  it('at a week does not depend on later weeks', () => {
    fc.assert(
      fc.property(walks({ min: 100, max: 160 }), fc.nat(99), (strength, cut) => {
        const truncated = relativeScorer(strength.slice(0, cut + 1))(cut);
        expect(truncated).toEqual(relativeScorer(strength)(cut));
      }),
    );
  });
});
