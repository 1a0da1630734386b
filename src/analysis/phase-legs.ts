import type { SeriesId } from '../market/catalogue.ts';
import { isPresent } from './baskets.ts';
import type { Phase } from './phase-baskets.ts';
import { type PhaseMeasures, subtract } from './phase-measures.ts';
import { cumulateExcess, relativeScorer } from './relative-strength.ts';
import { toNullable, valueAt } from './week-grid.ts';

/** One member's own evidence in a week. */
export interface PhaseLeg {
  readonly phase: Phase;
  readonly id: SeriesId;
  /** Its weight in the basket before volatility scaling, a ratio. */
  readonly weight: number;
  /** False when the week's return or the volatility before it is missing: the basket goes on without it. */
  readonly isPresent: boolean;
  /** M_i of METHOD 4.2a, within -3..3; null when not present. */
  readonly momentum: number | null;
  /** Its relative strength scored like a basket's, within -3..3; null when not present or too short a history. */
  readonly z: number | null;
}

/** The legs' evidence at one week of the measures (METHOD 4.5 step 6). */
export function measureLegs(measures: PhaseMeasures, index: number): PhaseLeg[] {
  return measures.members.map((member) => {
    const { phase, id, weight } = member;
    const present = isPresent(member, index);
    if (!present) return { phase, id, weight, isPresent: false, momentum: null, z: null };
    const excess = cumulateExcess(subtract(member.returns, measures.marketReturns));
    return {
      phase,
      id,
      weight,
      isPresent: true,
      momentum: toNullable(valueAt(member.trends, index)),
      z: toNullable(relativeScorer(excess)(index)),
    };
  });
}

function totalWeight(legs: readonly PhaseLeg[]): number {
  return legs.reduce((sum, leg) => sum + leg.weight, 0);
}

/** Share of a basket's present weight whose own z is above zero, a ratio; null when no leg is present. */
export function measureBreadth(legs: readonly PhaseLeg[], phase: Phase): number | null {
  const present = legs.filter((leg) => leg.phase === phase && leg.isPresent);
  const rising = present.filter((leg) => leg.z !== null && leg.z > 0);
  return toNullable(totalWeight(rising) / totalWeight(present));
}
