import { at } from './at.ts';
import { type PerPhase, PHASES, type Phase } from './phase-baskets.ts';
import type { MeasuredWeek } from './phase-measures.ts';

/** How much lead, for how long, changes the label. */
export interface PhaseThresholds {
  /** The lead over the second basket, in score units, that counts towards a switch. */
  readonly switchMargin: number;
  /** In how many consecutive closed weeks it must be met. */
  readonly switchWeeks: number;
  /** A smaller lead than this is called mixed. */
  readonly mixedMargin: number;
}

/** METHOD 4.5's thresholds, fixed before any result was seen; other values are for sensitivity only. */
export const NORMATIVE_THRESHOLDS: PhaseThresholds = { switchMargin: 0.25, switchWeeks: 2, mixedMargin: 0.1 };

export type PhaseLabel = Phase | 'mixed' | 'risk-off' | 'unknown';

/** One week as labelled: `current` is the label with hysteresis, `label` the answer, which may withhold it. */
export interface LabelledWeek extends MeasuredWeek {
  readonly label: PhaseLabel;
  readonly current: Phase | null;
  /** The week in which the current label was set. */
  readonly sinceWeek: number | null;
  /** A leading basket that has not led for long enough to become the label. */
  readonly candidate: Phase | null;
  readonly top: Phase | null;
  readonly runnerUp: Phase | null;
  /** Score of the top basket less that of the runner-up; null when unknown. */
  readonly margin: number | null;
}

interface Hysteresis {
  readonly current: Phase;
  readonly sinceWeek: number;
  readonly candidate: Phase | null;
  /** Consecutive weeks in which the candidate has led by enough. */
  readonly streak: number;
}

interface Ranking {
  readonly top: Phase;
  readonly runnerUp: Phase;
  readonly margin: number;
}

/** Baskets by score; the sort is stable, so a tie goes to the earlier phase. */
function rank(scores: PerPhase<number>): Ranking {
  const order = PHASES.toSorted((a, b) => scores[b] - scores[a]);
  const top = at(order, 0);
  const runnerUp = at(order, 1);
  return { top, runnerUp, margin: scores[top] - scores[runnerUp] };
}

function startLabel(phase: Phase, week: number): Hysteresis {
  return { current: phase, sinceWeek: week, candidate: null, streak: 0 };
}

/** Step 4 of METHOD 4.5. A week without scores is not a week of lead, so it breaks the streak. */
function advance(
  state: Hysteresis | null,
  ranking: Ranking | null,
  week: number,
  thresholds: PhaseThresholds,
): Hysteresis | null {
  if (state === null) return ranking === null ? null : startLabel(ranking.top, week);
  if (ranking === null || ranking.top === state.current || ranking.margin < thresholds.switchMargin) {
    return { ...state, candidate: null, streak: 0 };
  }
  const streak = ranking.top === state.candidate ? state.streak + 1 : 1;
  if (streak >= thresholds.switchWeeks) return startLabel(ranking.top, week);
  return { ...state, candidate: ranking.top, streak };
}

/** Step 5 of METHOD 4.5: the first that applies. */
function chooseLabel(
  state: Hysteresis | null,
  ranking: Ranking | null,
  isRiskOff: boolean,
  thresholds: PhaseThresholds,
): PhaseLabel {
  if (state === null || ranking === null) return 'unknown';
  if (isRiskOff) return 'risk-off';
  return ranking.margin < thresholds.mixedMargin ? 'mixed' : state.current;
}

/** Each week's ranking; null where it has no scores. */
export function rankWeeks(weeks: readonly MeasuredWeek[]): readonly (Ranking | null)[] {
  return weeks.map(({ scores }) => (scores === null ? null : rank(scores)));
}

/**
 * The newest week's label under other thresholds, over rankings made once: what `labelWeeks` would end with, without
 * writing all weeks out again for each setting.
 */
export function labelNewest(
  weeks: readonly MeasuredWeek[],
  rankings: readonly (Ranking | null)[],
  thresholds: PhaseThresholds,
): PhaseLabel {
  let state: Hysteresis | null = null;
  for (const [index, { week }] of weeks.entries())
    state = advance(state, rankings[index] ?? null, week, thresholds);
  return chooseLabel(state, rankings.at(-1) ?? null, weeks.at(-1)?.isRiskOff === true, thresholds);
}

/** Labels every week, oldest first. Each week's label depends on earlier weeks and itself alone. */
export function labelWeeks(
  weeks: readonly MeasuredWeek[],
  thresholds: PhaseThresholds = NORMATIVE_THRESHOLDS,
): LabelledWeek[] {
  let state: Hysteresis | null = null;
  const rankings = rankWeeks(weeks);
  return weeks.map((measured, index) => {
    const ranking = rankings[index] ?? null;
    state = advance(state, ranking, measured.week, thresholds);
    return {
      ...measured,
      label: chooseLabel(state, ranking, measured.isRiskOff, thresholds),
      current: state?.current ?? null,
      sinceWeek: state?.sinceWeek ?? null,
      candidate: state?.candidate ?? null,
      top: ranking?.top ?? null,
      runnerUp: ranking?.runnerUp ?? null,
      margin: ranking?.margin ?? null,
    };
  });
}
