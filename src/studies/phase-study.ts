import { type PhaseReading, readPhase } from '../analysis/phase.ts';
import { PHASE_BASKETS } from '../analysis/phase-baskets.ts';
import { measureSensitivity, type PhaseSensitivity } from '../analysis/phase-sensitivity.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView, WeeklyValue } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';
import { findPhaseGaps, type PhaseGaps } from './phase-gaps.ts';
import { createPhaseMemory } from './phase-memory.ts';

/** The members' ids, in basket order. */
export const PHASE_SERIES: readonly SeriesId[] = PHASE_BASKETS.map((member) => member.id);

const recallReading = createPhaseMemory(PHASE_SERIES);

/** The rotation phase as of an instant (METHOD 4.5). Members without data are left out; the reading says which. */
export interface PhaseStudy {
  readonly reading: PhaseReading;
  /** How much the label owes to the thresholds it was made with; null where there is no label. */
  readonly sensitivity: PhaseSensitivity | null;
  readonly gaps: PhaseGaps;
}

/** A stale member has no value for the newest week, whatever day of it its last one is from. */
function valuesOf(view: MarketView, id: SeriesId): readonly WeeklyValue[] {
  const values = view.joint(id);
  return view.provenance(id).stale ? values.filter(({ week }) => week < view.lastJointWeek) : values;
}

/** The reading alone, for answers that only need the label. */
export function readPhaseOf(view: MarketView): PhaseReading {
  const present = PHASE_SERIES.filter((id) => view.has(id));
  const series = Object.fromEntries(present.map((id) => [id, valuesOf(view, id)]));
  const lastWeek = view.lastJointWeek;
  return recallReading(series, lastWeek, () => readPhase({ series, lastWeek }));
}

/** Reads the phase; `pause` lets others go first between the series' alignment and each part that takes a while. */
export async function studyPhase(view: MarketView, pause: () => Promise<void>): Promise<PhaseStudy> {
  for (const id of PHASE_SERIES) {
    await pause();
    if (view.has(id)) view.joint(id);
  }
  await pause();
  const reading = readPhaseOf(view);
  await pause();
  const isLabelled = reading.label !== 'unknown';
  const sensitivity = isLabelled ? measureSensitivity(reading.measures.weeks, reading.label) : null;
  await pause();
  return { reading, sensitivity, gaps: findPhaseGaps(view, reading.legs) };
}

export function phaseFacts({ reading, sensitivity, gaps }: PhaseStudy): Readonly<Record<string, unknown>> {
  return {
    phase: reading.label,
    current: reading.current,
    weekEnd: formatDay(sundayOf(reading.week)),
    since: reading.sinceWeek === null ? null : formatDay(sundayOf(reading.sinceWeek)),
    weeks: reading.weeks,
    scores: reading.scores,
    margin: reading.margin,
    top: reading.top,
    runnerUp: reading.runnerUp,
    confidence: reading.confidence,
    breadth: reading.breadth,
    candidate: reading.candidate,
    legs: reading.legs.map(({ phase, id, momentum, z, weight, isPresent }) => ({
      phase,
      asset: id,
      momentum,
      z,
      weight,
      present: isPresent,
      gap: gaps.get(id) ?? null,
    })),
    degraded: reading.degraded,
    order: reading.order,
    fullRotation: reading.fullRotation,
    sensitivity,
    transitions: reading.transitions.map(({ week, from, to }) => ({
      weekEnd: formatDay(sundayOf(week)),
      from,
      to,
    })),
  };
}
