import { wilsonInterval } from '../analysis/intervals.ts';
import type { PhaseReading } from '../analysis/phase.ts';
import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import { NORMATIVE_THRESHOLDS } from '../analysis/phase-label.ts';
import type { PhaseLeg } from '../analysis/phase-legs.ts';
import { describeNextClose, nextJointClose } from '../chat/weeks.ts';
import { describeCount, describeShare } from '../chat/wording.ts';
import { formatDate, formatNumber } from '../lib/format.ts';
import { sundayOf } from '../market/weeks.ts';
import { findThinBaskets, type PhaseGaps } from './phase-gaps.ts';
import type { PhaseStudy } from './phase-study.ts';

/** Weeks of returns before a score: 26 for the longest change and 52 of those to compare with (METHOD 4.5 step 3). */
const SCORED_WEEKS = 78;

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  1: 'mega caps, gold',
  2: 'small caps, silver',
  3: 'crypto, speculative tech, copper, IPOs',
};

/** The state: the phase and since when, or why none can be named. */
export function describePhase({ reading }: PhaseStudy): string {
  const week = `week to ${formatDate(sundayOf(reading.week))}`;
  const { label, current, weeks } = reading;
  const last = current === null ? '' : ` (last label: phase ${current})`;
  if (label === 'unknown') return `Phase unknown: ${describeObstacle(reading)}${last} · ${week}`;
  if (label === 'risk-off') return `Risk-off: all three baskets fall${last} · ${week}`;
  if (label === 'mixed') return `Mixed: no basket leads clearly${last} · ${week}`;
  const duration = describeCount(weeks ?? 0, 'week');
  // The label waits for a second week, so for one week another basket can be ahead of it.
  if (reading.top !== null && reading.top !== label) {
    return `Phase ${label} still the label (${PHASE_NAMES[label]}), ${duration}, but phase ${reading.top} is ahead · ${week}`;
  }
  return `Phase ${label} leads (${PHASE_NAMES[label]}), ${duration} · ${week}`;
}

/** What stands in the way of a label: baskets below half of their weight, or too few weeks in which all have stood. */
function describeObstacle({ legs }: PhaseReading): string {
  const thin = findThinBaskets(legs);
  if (thin.length === 0) return `fewer than ${SCORED_WEEKS} weeks with all three baskets`;
  return `under half of basket ${thin.join(', ').replace(/, (?=\d$)/, ' and ')} has data`;
}

/** Members that the week does without, grouped by the reason: `missing OTHERS, BTC; stale ARKK`. */
function describeGaps(gaps: PhaseGaps): string {
  const byReason = Map.groupBy(gaps, ([, reason]) => reason);
  return [...byReason].map(([reason, rows]) => `${reason} ${rows.map(([id]) => id).join(', ')}`).join('; ');
}

export function describeScores({ reading, gaps }: PhaseStudy): string {
  const { scores, margin, top, runnerUp, confidence } = reading;
  if (scores === null || margin === null || top === null || runnerUp === null) {
    return `No scores: ${gaps.size === 0 ? 'the history is too short' : describeGaps(gaps)}.`;
  }
  const parts = PHASES.map((phase) => `phase ${phase} ${formatNumber(scores[phase], 2, 'always')}`).join(
    ', ',
  );
  const sure = confidence === null ? '' : `; confidence ${formatNumber(confidence)} of 100`;
  return `Relative strength (z): ${parts}; phase ${top} ahead of ${runnerUp} by ${formatNumber(margin, 2)}${sure}.`;
}

/** Each leg's own z, basket by basket; its momentum where without a common week no z can be told. */
export function describeLegs({ reading, gaps }: PhaseStudy): string {
  const hasScores = reading.scores !== null;
  const describeLeg = ({ id, z, momentum }: PhaseLeg): string => {
    const value = hasScores ? z : momentum;
    return `${id} ${value === null ? (gaps.get(id) ?? 'too short a history') : formatNumber(value, 1, 'always')}`;
  };
  const baskets = PHASES.map((phase) =>
    reading.legs
      .filter((leg) => leg.phase === phase)
      .map(describeLeg)
      .join(', '),
  );
  const measure = hasScores ? 'z' : 'momentum over volatility, −3 to 3';
  return `Legs (${measure}; split-adjusted and total-return prices mixed): ${baskets.join(' | ')}.`;
}

export function describeSwitch({ reading, sensitivity }: PhaseStudy, now: number): string {
  const { switchMargin, switchWeeks } = NORMATIVE_THRESHOLDS;
  if (sensitivity === null) {
    const next = describeNextClose(nextJointClose(reading.week), now);
    return `A label needs half of every basket's weight and ${SCORED_WEEKS} weeks of all three; next week closes ${next}.`;
  }
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
  if (interval === null) {
    const state = reading.current === null ? 'There is no label yet' : 'The label never changed yet';
    return `${state}: no order to count.`;
  }
  const share = describeShare({ ...order, ...interval }, eventsOf(reading));
  return `Order: changes going 1→2, 2→3 or 3→1: ${share}; chance 50%. A full 1→2→3: ${fullRotation.k} of ${fullRotation.n} pairs of changes.`;
}

function eventsOf({ transitions }: PhaseReading): string[] {
  return transitions.map(({ week, from, to }) => `${from}→${to} ${formatDate(sundayOf(week))}`);
}
