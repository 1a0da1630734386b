import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import type { PhaseLeg } from '../analysis/phase-legs.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';

/** Why a week had to do without a member, in the words an answer puts behind its name. */
export type PhaseGaps = ReadonlyMap<SeriesId, string>;

/** A basket with less of its weight than this says nothing (METHOD 4.5 step 1). */
const LEAST_WEIGHT = 0.5;
/** So that weights such as .1 + .2 + .2, which binary fractions cannot add exactly, still make half a basket. */
const SUM_TOLERANCE = 1e-9;

/** Absent, too old and too young are three things: only the first is missing. */
function explainGap(view: MarketView, id: SeriesId): string {
  if (!view.has(id)) return 'missing';
  const last = view.joint(id).at(-1);
  if (last === undefined) return 'too short a history';
  if (view.provenance(id).stale) return 'stale';
  return last.week < view.lastJointWeek ? 'without this week' : 'too short a history';
}

/** What keeps each absent member of the newest week out of its basket. */
export function findPhaseGaps(view: MarketView, legs: readonly PhaseLeg[]): PhaseGaps {
  return new Map(legs.filter((leg) => !leg.isPresent).map(({ id }) => [id, explainGap(view, id)]));
}

/** The baskets that too little is known of to take part. */
export function findThinBaskets(legs: readonly PhaseLeg[]): Phase[] {
  const weightOf = (members: readonly PhaseLeg[]) => members.reduce((sum, { weight }) => sum + weight, 0);
  return PHASES.filter((phase) => {
    const members = legs.filter((leg) => leg.phase === phase);
    const present = members.filter((leg) => leg.isPresent);
    return weightOf(present) < LEAST_WEIGHT * weightOf(members) - SUM_TOLERANCE;
  });
}
