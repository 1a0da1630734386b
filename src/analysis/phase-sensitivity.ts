import {
  labelNewest,
  NORMATIVE_THRESHOLDS,
  type PhaseLabel,
  type PhaseThresholds,
  rankWeeks,
} from './phase-label.ts';
import type { MeasuredWeek } from './phase-measures.ts';

/** Under how many of the other settings the newest week would be labelled otherwise. */
export interface PhaseSensitivity {
  readonly differs: number;
  readonly of: number;
}

const SWITCH_MARGINS = [0.1, 0.25, 0.5];
const SWITCH_WEEKS = [1, 2, 3];
const MIXED_MARGINS = [0.05, 0.1, 0.2];

function isNormative(thresholds: PhaseThresholds): boolean {
  const { switchMargin, switchWeeks, mixedMargin } = NORMATIVE_THRESHOLDS;
  return (
    thresholds.switchMargin === switchMargin &&
    thresholds.switchWeeks === switchWeeks &&
    thresholds.mixedMargin === mixedMargin
  );
}

/** Every combination of half, once and twice the margins, and a week less or more, besides the normative one. */
export const OTHER_THRESHOLDS: readonly PhaseThresholds[] = SWITCH_MARGINS.flatMap((switchMargin) =>
  SWITCH_WEEKS.flatMap((switchWeeks) =>
    MIXED_MARGINS.map((mixedMargin) => ({ switchMargin, switchWeeks, mixedMargin })),
  ),
).filter((thresholds) => !isNormative(thresholds));

/** Relabels the weeks under each other setting and compares the newest one. */
export function measureSensitivity(weeks: readonly MeasuredWeek[], label: PhaseLabel): PhaseSensitivity {
  const rankings = rankWeeks(weeks);
  const others = OTHER_THRESHOLDS.map((thresholds) => labelNewest(weeks, rankings, thresholds));
  return { differs: others.filter((other) => other !== label).length, of: others.length };
}
