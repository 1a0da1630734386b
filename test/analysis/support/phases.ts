import type { BasketMember, PerPhase } from '../../../src/analysis/phase-baskets.ts';
import type { MeasuredWeek } from '../../../src/analysis/phase-measures.ts';
import { valuesOf } from './weekly.ts';

/** One member per basket, so that a test can move a basket by moving one price. */
export const SINGLE_BASKETS: readonly BasketMember[] = [
  { phase: 1, id: 'GLD', weight: 1 },
  { phase: 2, id: 'IWM', weight: 1 },
  { phase: 3, id: 'BTC', weight: 1 },
];

export function singleSeries(gold: readonly number[], small: readonly number[], coin: readonly number[]) {
  return { GLD: valuesOf(gold), IWM: valuesOf(small), BTC: valuesOf(coin) };
}

/** Weeks measured with these scores (null: no score), from week 0 on. */
export function weeksWithScores(
  scores: readonly (readonly [number, number, number] | null)[],
  isRiskOff = false,
): MeasuredWeek[] {
  return scores.map((row, week) => {
    const values: PerPhase<number> | null = row === null ? null : { 1: row[0], 2: row[1], 3: row[2] };
    return { week, scores: values, strength: values, isRiskOff };
  });
}
