import { describe, expect, it } from 'vitest';
import { PHASE_BASKETS, PHASES, perPhase } from '../../src/analysis/phase-baskets.ts';

describe('phase baskets', () => {
  it.each(PHASES)('give basket %d a whole weight of one', (phase) => {
    const weights = PHASE_BASKETS.filter((member) => member.phase === phase).map(({ weight }) => weight);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('name no series twice', () => {
    const ids = PHASE_BASKETS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('build one value for each phase', () => {
    expect(perPhase((phase) => phase * 10)).toEqual({ 1: 10, 2: 20, 3: 30 });
  });
});
