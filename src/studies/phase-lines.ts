import { wilsonInterval } from '../analysis/intervals.ts';
import type { PhaseReading } from '../analysis/phase.ts';
import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import { NORMATIVE_THRESHOLDS } from '../analysis/phase-label.ts';
import { describeNextClose, nextJointClose } from '../chat/weeks.ts';
import { describeCount, describeShare } from '../chat/wording.ts';
import { formatDate, formatNumber } from '../lib/format.ts';
import { sundayOf } from '../market/weeks.ts';
import type { PhaseStudy } from './phase-study.ts';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  1: 'mega caps, gold',
  2: 'small caps, silver',
  3: 'crypto, speculative tech, copper, IPOs',
};

/** The state: the phase and since when, or why none can be named. */
export function describePhase({ reading }: PhaseStudy): string {
  const week = `week to ${formatDate(sundayOf(reading.week))}`;
  const { label, current, weeks } = reading;
  if (label === 'unknown') return `Phase unknown: too much data is missing · ${week}`;
  const last = current === null ? '' : ` (last label: phase ${current})`;
  if (label === 'risk-off') return `Risk-off: all three baskets fall${last} · ${week}`;
  if (label === 'mixed') return `Mixed: no basket leads clearly${last} · ${week}`;
  const duration = describeCount(weeks ?? 0, 'week');
  // The label waits for a second week, so for one week another basket can be ahead of it.
  if (reading.top !== null && reading.top !== label) {
    return `Phase ${label} still the label (${PHASE_NAMES[label]}), ${duration}, but phase ${reading.top} is ahead · ${week}`;
  }
  return `Phase ${label} leads (${PHASE_NAMES[label]}), ${duration} · ${week}`;
}

export function describeScores({ reading }: PhaseStudy): string {
  const { scores, margin, top, runnerUp, confidence } = reading;
  if (scores === null || margin === null || top === null || runnerUp === null) {
    return `No scores: ${reading.degraded.length === 0 ? 'the history is too short' : `missing ${reading.degraded.join(', ')}`}.`;
  }
  const parts = PHASES.map((phase) => `phase ${phase} ${formatNumber(scores[phase], 2, 'always')}`).join(
    ', ',
  );
  const sure = confidence === null ? '' : `; confidence ${formatNumber(confidence)} of 100`;
  return `Relative strength (z): ${parts}; phase ${top} ahead of ${runnerUp} by ${formatNumber(margin, 2)}${sure}.`;
}

/** Each leg's own z, basket by basket. */
export function describeLegs({ reading }: PhaseStudy): string {
  const baskets = PHASES.map((phase) =>
    reading.legs
      .filter((leg) => leg.phase === phase)
      .map((leg) => `${leg.id} ${leg.z === null ? 'missing' : formatNumber(leg.z, 1, 'always')}`)
      .join(', '),
  );
  return `Legs (z; split-adjusted and total-return prices mixed): ${baskets.join(' | ')}.`;
}

export function describeSwitch({ reading, sensitivity }: PhaseStudy, now: number): string {
  const { switchMargin, switchWeeks } = NORMATIVE_THRESHOLDS;
  const candidate =
    reading.candidate === null
      ? 'no candidate'
      : `phase ${reading.candidate} has led one week, not confirmed`;
  const close = describeNextClose(nextJointClose(reading.week), now);
  return `Changes when another basket leads by ${switchMargin} on ${switchWeeks} closed weeks in a row (${candidate}; under ${sensitivity.differs} of ${sensitivity.of} other thresholds the label differs); next week closes ${close}.`;
}

/** How often the order of the story was really seen, beside chance. */
export function describeOrder({ reading }: PhaseStudy): string {
  const { order, fullRotation } = reading;
  const interval = wilsonInterval(order.k, order.n);
  if (interval === null) return 'The label never changed yet: no order to count.';
  const share = describeShare({ ...order, ...interval }, eventsOf(reading));
  return `Order: changes going 1→2, 2→3 or 3→1: ${share}; chance 50%. A full 1→2→3: ${fullRotation.k} of ${fullRotation.n} pairs of changes.`;
}

function eventsOf({ transitions }: PhaseReading): string[] {
  return transitions.map(({ week, from, to }) => `${from}→${to} ${formatDate(sundayOf(week))}`);
}
