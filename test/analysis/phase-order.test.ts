import { describe, expect, it } from 'vitest';
import type { Phase } from '../../src/analysis/phase-baskets.ts';
import { labelWeeks } from '../../src/analysis/phase-label.ts';
import { countCyclicOrder, countFullRotation, findTransitions } from '../../src/analysis/phase-order.ts';
import { weeksWithScores } from './support/phases.ts';

/** Labels that change at once, in this order, each lasting one week. */
function transitionsOf(phases: readonly Phase[]) {
  const rows = phases.map((phase) => [+(phase === 1), +(phase === 2), +(phase === 3)] as const);
  const atOnce = { switchMargin: 0, switchWeeks: 1, mixedMargin: 0 };
  return findTransitions(labelWeeks(weeksWithScores([null, ...rows]), atOnce));
}

describe('phase transitions', () => {
  it('are the changes of the label, dated by the week that made them', () => {
    expect(transitionsOf([1, 1, 2, 2, 1])).toEqual([
      { week: 3, from: 1, to: 2 },
      { week: 5, from: 2, to: 1 },
    ]);
  });

  it('do not count the setting of the first label', () => {
    expect(transitionsOf([2])).toEqual([]);
  });
});

describe('phase order', () => {
  it('counts 1 to 2, 2 to 3 and 3 to 1, of all changes', () => {
    expect(countCyclicOrder(transitionsOf([1, 2, 3, 1, 3, 2, 1, 2]))).toEqual({ k: 4, n: 7 });
  });

  it('counts the full rotation among consecutive changes', () => {
    expect(countFullRotation(transitionsOf([1, 2, 3, 1, 2, 1, 2, 3]))).toEqual({ k: 2, n: 6 });
    expect(countFullRotation(transitionsOf([3, 2, 3, 1, 3]))).toEqual({ k: 0, n: 3 });
  });

  it('is none of none before the first change', () => {
    expect(countCyclicOrder([])).toEqual({ k: 0, n: 0 });
    expect(countFullRotation([])).toEqual({ k: 0, n: 0 });
    expect(countFullRotation(transitionsOf([1, 2]))).toEqual({ k: 0, n: 0 });
  });
});
