import type { Correlation } from '../analysis/correlation.ts';
import { DECOUPLING_RULE } from '../analysis/decoupling.ts';
import { DIVERGENCE_FLAG } from '../analysis/divergence.ts';
import type { ShockRule } from '../analysis/shocks.ts';
import { describeNextClose, nextJointClose } from '../chat/weeks.ts';
import { describeCount, describeShare } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import { sundayOf } from '../market/weeks.ts';
import type { DatedShock, ShockStudy } from './fuse-shocks.ts';
import { FUSE_WEEKS, type FuseStudy } from './fuse-study.ts';

const RULE_NAMES: Readonly<Record<ShockRule, string>> = {
  return: 'a day below −3.5 sd',
  drawdown: 'drawdown',
  volatility: 'volatility',
};

const SIGNIFICANT = 0.05;

/** A correlation or a z-score in the digits it deserves. */
export function formatScore(value: number): string {
  return formatNumber(value, 2);
}

/** `not decoupled`, `decoupled for 5 weeks`, or that the history is too short to say. */
export function describeCoupling({ decoupling, changes, week }: FuseStudy): string {
  if (decoupling === null) return 'too short a history for the break test';
  const weeks = week - (changes.at(-1)?.week ?? Number.NEGATIVE_INFINITY);
  // Once the test has nothing of the break left in its short window, realigned is no news any more.
  const isNews = decoupling.state === 'decoupled' || weeks <= DECOUPLING_RULE.recentWeeks;
  if (decoupling.state === 'coupled' || !isNews) return 'not decoupled';
  return `${decoupling.state} ${weeks === 0 ? 'this week' : `for ${describeCount(weeks, 'week')}`}`;
}

export function describeFuse(study: FuseStudy): string {
  const { leader, follower, w52, week } = study;
  return `${leader} and ${follower}: ${FUSE_WEEKS.headline}-week correlation ${formatScore(w52.r)}, ${describeCoupling(study)} · week to ${formatDate(sundayOf(week))}`;
}

function describeInterval({ low, high }: Correlation): string {
  return `${formatScore(low)} to ${formatScore(high)}`;
}

/** Both correlations, and how far the follower stands from the leader's line. */
export function describeCorrelation(study: FuseStudy): string {
  const { w52, w26 } = study;
  const long = `${FUSE_WEEKS.headline} weeks r ${formatScore(w52.r)} (95% interval ${describeInterval(w52)})`;
  const short = `${FUSE_WEEKS.beside} weeks ${formatScore(w26.r)} (${describeInterval(w26)})`;
  return `Weekly returns: ${long}; ${short}. ${describeDivergence(study)}`;
}

function describeDivergence({ divergence, leader, follower }: FuseStudy): string {
  if (divergence === null) return 'Divergence: fewer than 104 shared weeks.';
  const { z, percentile, n } = divergence;
  const verdict =
    Math.abs(z) >= DIVERGENCE_FLAG
      ? 'flagged, which is no reason to revert'
      : `not flagged (from ±${DIVERGENCE_FLAG} on)`;
  return `Divergence of ${follower} from ${leader}: z ${formatNumber(z, 2, 'always')}, percentile ${formatNumber(100 * percentile)} of ${n} weeks: ${verdict}.`;
}

/** What would change the coupling, when, and how often chance alone does. */
export function describeBreakTest({ decoupling, week, pairs }: FuseStudy, now: number): string {
  const { recentWeeks, priorWeeks, breakZ, confirmingWeeks, falseAlarms } = DECOUPLING_RULE;
  const close = describeNextClose(nextJointClose(week), now);
  if (decoupling === null)
    return `The break test needs ${recentWeeks + priorWeeks} pairs and has ${pairs.weeks.length}; next week closes ${close}.`;
  const test = `Last ${recentWeeks} against prior ${priorWeeks} weeks: z ${formatNumber(decoupling.z, 1, 'always')}`;
  const rule =
    decoupling.state === 'decoupled'
      ? `realigned on ${confirmingWeeks} weeks in a row with the correlation back`
      : `decoupled below ${formatNumber(breakZ, 1)} on ${confirmingWeeks} weeks in a row`;
  const chance = `chance alone does it in ${formatPercent(falseAlarms, 'auto', 0)} of six-year histories`;
  return `${test}; ${rule} (${chance}); next week closes ${close}.`;
}

/** The clock by the default rule, and what the other rules would start it from. */
export function describeClock({ shocks }: FuseStudy): string {
  const { shock, clock, others, runningShare } = shocks;
  const sides = others.map((other) => `${RULE_NAMES[other.rule]} ${describeDate(other.shock)}`).join(', ');
  if (shock === null || clock === null) return `No shock by ${RULE_NAMES.return} yet: no clock. By ${sides}.`;
  const end = formatDate(clock.endsOn);
  const state = clock.isOver
    ? `the ${clock.of}-day clock ran out on ${end} (day ${clock.day})`
    : `day ${clock.day} of ${clock.of}, to ${end}`;
  const common =
    runningShare === null ? '' : `; a clock runs on ${formatPercent(runningShare, 'auto', 0)} of all days`;
  return `Last shock by ${RULE_NAMES.return}: ${describeDate(shock)}, ${state}${common}. By other rules: ${sides}.`;
}

function describeDate(shock: DatedShock | null): string {
  return shock === null ? 'none in two years' : `${shock.assets.join(' and ')} ${formatDate(shock.day)}`;
}

/** What followed past clocks, and whether either series leads. */
export function describeEvidence(study: FuseStudy): string {
  return `${describeAfterClocks(study.follower, study.shocks)} ${describeLead(study)}`;
}

function describeAfterClocks(follower: string, { afterClocks, clockEnds }: ShockStudy): string {
  const { n, weeks, up, median, baseUp, baseMedian } = afterClocks;
  if (up.low === null || up.high === null || median === null || baseUp === null || baseMedian === null)
    return 'No past clock to compare.';
  const share = describeShare({ ...up, low: up.low, high: up.high }, clockEnds.slice(0, n).map(formatDate));
  return `${follower} ${weeks} weeks after past clocks: up ${share}, median ${formatPercent(median, 'always', 0)}; any week: up ${formatPercent(baseUp, 'auto', 0)}, median ${formatPercent(baseMedian, 'always', 0)}.`;
}

function describeLead({ lead, leader }: FuseStudy): string {
  if (lead === null) return 'Lead: fewer than 104 weeks in a row.';
  const { best, p, familySize } = lead;
  const size = `r ${formatScore(best.r)} at ${describeCount(best.lag, 'week')}, family-wise p ${formatScore(p)}`;
  const verdict = p >= SIGNIFICANT ? 'consistent with chance' : 'rarely this strong by chance';
  return `Strongest of ${familySize} leads of ${leader}: ${size}: ${verdict}.`;
}
