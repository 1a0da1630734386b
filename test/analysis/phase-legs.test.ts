import { describe, expect, it } from 'vitest';
import type { BasketMember } from '../../src/analysis/phase-baskets.ts';
import { measureBreadth, measureLegs, type PhaseLeg } from '../../src/analysis/phase-legs.ts';
import { measurePhases } from '../../src/analysis/phase-measures.ts';
import { SINGLE_BASKETS } from './support/phases.ts';
import { valuesOf } from './support/weekly.ts';

function leg(phase: 1 | 2, weight: number, z: number | null, isPresent = true): PhaseLeg {
  return { phase, id: 'GLD', weight, isPresent, momentum: null, z };
}

describe('breadth', () => {
  it('is the share of the present weight whose z is above zero', () => {
    const legs = [leg(1, 0.3, 1), leg(1, 0.1, 0), leg(1, 0.2, null), leg(1, 0.4, 2, false), leg(2, 1, 1)];
    expect(measureBreadth(legs, 1)).toBeCloseTo(0.5, 12);
  });

  it('is unknown for a basket without a present leg', () => {
    expect(measureBreadth([leg(1, 1, 1, false)], 1)).toBeNull();
  });
});

describe('legs', () => {
  const wave = (period: number) =>
    Array.from({ length: 150 }, (_, week) => Math.exp(0.1 * Math.sin(week / period) + 0.01 * (week % 3)));
  const series = { GLD: valuesOf(wave(5)), IWM: valuesOf(wave(9)), BTC: valuesOf(wave(14)) };

  it('of single-member baskets carry the scores of their baskets', () => {
    const measures = measurePhases(series, 149, SINGLE_BASKETS);
    const scores = measures.weeks.at(-1)?.scores;
    const legs = measureLegs(measures, 149);
    expect(legs.map(({ z }) => z)).toEqual(
      [scores?.[1], scores?.[2], scores?.[3]].map((score) => expect.closeTo(score ?? Number.NaN, 9)),
    );
    expect(legs.every(({ isPresent, momentum }) => isPresent && momentum !== null)).toBe(true);
  });

  it('that are missing in the week give no evidence, and one that is young gives momentum alone', () => {
    const extra: BasketMember[] = [
      { phase: 1, id: 'XLG', weight: 0.2 },
      { phase: 2, id: 'SLV', weight: 0.2 },
      { phase: 3, id: 'ETH', weight: 0.2 },
    ];
    const young = valuesOf(wave(3).slice(0, 60), 90);
    const stopped = valuesOf(wave(3).slice(0, 149));
    const measures = measurePhases({ ...series, XLG: young, SLV: stopped }, 149, [
      ...SINGLE_BASKETS,
      ...extra,
    ]);
    const [, , , xlg, slv, eth] = measureLegs(measures, 149);
    expect(xlg).toMatchObject({ isPresent: true, momentum: expect.any(Number), z: null });
    expect(slv).toEqual({ phase: 2, id: 'SLV', weight: 0.2, isPresent: false, momentum: null, z: null });
    expect(eth).toMatchObject({ isPresent: false, momentum: null, z: null });
  });
});
