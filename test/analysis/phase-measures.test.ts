import { describe, expect, it } from 'vitest';
import { measurePhases, subtract } from '../../src/analysis/phase-measures.ts';
import { SINGLE_BASKETS, singleSeries } from './support/phases.ts';

/** Log prices that drift by `drift` a week around a small alternation, which gives them a volatility. */
function drifting(drift: number, length: number): number[] {
  return Array.from({ length }, (_, week) => Math.exp(drift * week + 0.01 * (week % 2)));
}

describe('phase measures', () => {
  it('accumulate each basket against the mean of the three', () => {
    const series = singleSeries(drifting(0.003, 40), drifting(0, 40), drifting(-0.003, 40));
    const { weeks, marketReturns } = measurePhases(series, 39, SINGLE_BASKETS);
    // 26 returns before it make week 27 the first valid one; strength starts at zero the week before.
    expect(weeks.findIndex(({ strength }) => strength !== null)).toBe(27);
    expect(weeks[39]?.strength?.[1]).toBeCloseTo(13 * 0.003, 12);
    expect(weeks[39]?.strength?.[3]).toBeCloseTo(-13 * 0.003, 12);
    expect(marketReturns.findIndex(Number.isFinite)).toBe(27);
  });

  it('add nothing to any basket in a week in which one is invalid, and give it no scores', () => {
    const length = 130;
    const wave = (period: number) =>
      Array.from({ length }, (_, week) => Math.exp(Math.sin(week / period) / 10));
    const series = singleSeries(wave(3), wave(4), wave(5));
    const holed = { ...series, IWM: series.IWM.filter(({ week }) => week !== 115) };
    const { weeks } = measurePhases(holed, length - 1, SINGLE_BASKETS);
    expect(weeks[114]?.scores).not.toBeNull();
    expect(weeks[115]?.scores).toBeNull();
    expect(weeks[115]?.strength).toEqual(weeks[114]?.strength);
  });

  it('call risk-off only while all three trends are down', () => {
    const down = drifting(-0.01, 40);
    const up = drifting(0.01, 40);
    const isRiskOff = (coin: readonly number[]) =>
      measurePhases(singleSeries(down, down, coin), 39, SINGLE_BASKETS).weeks.at(-1)?.isRiskOff;
    expect(isRiskOff(down)).toBe(true);
    expect(isRiskOff(up)).toBe(false);
  });

  it('span one unscored week when no member has data', () => {
    const { weeks } = measurePhases({}, 500, SINGLE_BASKETS);
    expect(weeks).toEqual([{ week: 500, strength: null, scores: null, isRiskOff: false }]);
  });

  it('do not look at values after the last closed week', () => {
    const series = singleSeries(drifting(0.003, 40), drifting(0, 40), drifting(0.001, 40));
    expect(measurePhases(series, 35, SINGLE_BASKETS).weeks.at(-1)?.week).toBe(35);
  });
});

describe('subtraction', () => {
  it('is missing where either side is', () => {
    expect(subtract([1, 2, Number.NaN], [0.5, Number.NaN, 1])).toEqual([0.5, Number.NaN, Number.NaN]);
  });
});
