import type { SeriesId } from '../market/catalogue.ts';
import { at } from './at.ts';
import { type BasketMember, type PerPhase, PHASE_BASKETS, type Phase } from './phase-baskets.ts';
import { type LabelledWeek, labelWeeks, type PhaseLabel } from './phase-label.ts';
import { measureBreadth, measureLegs, type PhaseLeg } from './phase-legs.ts';
import { measurePhases, type PhaseMeasures, type PhaseSeries } from './phase-measures.ts';
import {
  type Count,
  countCyclicOrder,
  countFullRotation,
  findTransitions,
  type PhaseTransition,
} from './phase-order.ts';

/** The phase of one closed week, its evidence, and how every earlier week was labelled. */
export interface PhaseReading {
  readonly week: number;
  readonly label: PhaseLabel;
  /** The label with hysteresis, kept through mixed, risk-off and unknown weeks; null before the first score. */
  readonly current: Phase | null;
  readonly sinceWeek: number | null;
  /** Week-index difference from `sinceWeek`: 0 in the week that set the label. */
  readonly weeks: number | null;
  readonly scores: PerPhase<number> | null;
  readonly top: Phase | null;
  readonly runnerUp: Phase | null;
  readonly margin: number | null;
  readonly candidate: Phase | null;
  /** Share of the top basket's present weight with a positive z of its own, a ratio. */
  readonly breadth: number | null;
  /** 0 to 100: the margin, capped at 1, times the breadth. How clear the lead is, not how likely it lasts. */
  readonly confidence: number | null;
  readonly legs: readonly PhaseLeg[];
  /** Members that the week had to do without. */
  readonly degraded: readonly SeriesId[];
  readonly order: Count;
  readonly fullRotation: Count;
  readonly transitions: readonly PhaseTransition[];
  readonly history: readonly LabelledWeek[];
  /** What the labels were made from, to relabel the same weeks with other thresholds. */
  readonly measures: PhaseMeasures;
}

export interface PhaseQuestion {
  readonly series: PhaseSeries;
  /** The newest week closed on both calendars. When its values are missing the label is `unknown`. */
  readonly lastWeek: number;
  readonly members?: readonly BasketMember[];
}

/**
 * The rotation phase of METHOD 4.5 as of `lastWeek`. Refuses nothing: too little data is the label `unknown`,
 * because a phase that cannot be told is an answer. Throws RangeError for a price that is not positive.
 */
export function readPhase({ series, lastWeek, members = PHASE_BASKETS }: PhaseQuestion): PhaseReading {
  const measures = measurePhases(series, lastWeek, members);
  const history = labelWeeks(measures.weeks);
  const last = at(history, -1);
  const legs = measureLegs(measures, history.length - 1);
  const transitions = findTransitions(history);
  const breadth = last.top === null ? null : measureBreadth(legs, last.top);
  return {
    week: last.week,
    label: last.label,
    current: last.current,
    sinceWeek: last.sinceWeek,
    weeks: last.sinceWeek === null ? null : last.week - last.sinceWeek,
    scores: last.scores,
    top: last.top,
    runnerUp: last.runnerUp,
    margin: last.margin,
    candidate: last.candidate,
    breadth,
    confidence: confidenceOf(last.margin, breadth),
    legs,
    degraded: legs.filter((leg) => !leg.isPresent).map((leg) => leg.id),
    order: countCyclicOrder(transitions),
    fullRotation: countFullRotation(transitions),
    transitions,
    history,
    measures,
  };
}

function confidenceOf(margin: number | null, breadth: number | null): number | null {
  if (margin === null || breadth === null) return null;
  return 100 * Math.min(1, margin) * breadth;
}
