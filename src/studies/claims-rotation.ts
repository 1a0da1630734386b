import { correlateWindow, pairReturns } from '../analysis/correlation.ts';
import { DataError } from '../lib/errors.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import type { WeeklyBar } from '../market/bar.ts';
import { sundayOf, weekOfDay } from '../market/weeks.ts';
import { closedWeeksOf, type Evidence } from './claims-evidence.ts';
import { ARTICLE_DAY, cannotMeasure, judge, settle, type Verdict } from './claims-verdict.ts';

const ARTICLE_WEEK = weekOfDay(ARTICLE_DAY);
const LAST_PHASE = 3;
const CORRELATION_WEEKS = 52;
const TIGHT = 0.5;
const ALTCOINS = 'OTHERS';

/** Two closed weeks in a row labelled phase 3, both after the article. */
export function gradeRotation(evidence: Evidence, deadline: number): Verdict {
  const { history, label, week } = evidence.phase();
  const after = history.filter((candidate) => candidate.week > ARTICLE_WEEK);
  const second = after.find(
    (candidate, index) => candidate.label === LAST_PHASE && after[index - 1]?.label === LAST_PHASE,
  );
  const prediction = { deadline, lastDay: evidence.lastDay };
  if (second !== undefined) {
    const [from, to] = [second.week - 1, second.week].map((index) => formatDate(sundayOf(index)));
    return settle({
      ...prediction,
      hitDay: sundayOf(second.week),
      evidence: `phase 3 in the weeks to ${from} and ${to}`,
    });
  }
  if (label === 'unknown') return cannotMeasure('the phase is unknown: too much data is missing');
  const now = typeof label === 'number' ? `phase ${label}` : label;
  return settle({
    ...prediction,
    hitDay: null,
    evidence: `label ${now} in the week to ${formatDate(sundayOf(week))}`,
  });
}

export function gradeCorrelation({ view }: Evidence): Verdict {
  const pairs = pairReturns(view.joint('RUT'), view.joint(ALTCOINS));
  if (pairs.weeks.at(-1) !== view.lastJointWeek)
    throw new DataError(ALTCOINS, 'RUT and OTHERS have no common return in the last closed week');
  const correlation = correlateWindow(pairs, pairs.weeks.length, CORRELATION_WEEKS);
  if (correlation === null)
    throw new DataError(ALTCOINS, `RUT and OTHERS have fewer than ${CORRELATION_WEEKS} common weeks`);
  const { r, low, high } = correlation;
  const day = sundayOf(view.lastJointWeek);
  const text = `52-week r ${formatNumber(r, 2)} (${formatNumber(low, 2)} to ${formatNumber(high, 2)}) on ${formatDate(day)}, ${r >= TIGHT ? 'above' : 'under'} ${formatNumber(TIGHT, 2)}`;
  return judge(r >= TIGHT, text, day);
}

function highestOf(weeks: readonly WeeklyBar[]): WeeklyBar | undefined {
  return weeks.reduce<WeeklyBar | undefined>(
    (highest, bar) => (highest === undefined || bar.close > highest.close ? bar : highest),
    undefined,
  );
}

/** A weekly close of OTHERS at least `rise` (a ratio) above that of the article's week. */
export function gradeAltcoinRise(evidence: Evidence, rise: number, deadline: number): Verdict {
  const { view, lastDay } = evidence;
  const prediction = { deadline, lastDay };
  const needed = `needs ${formatPercent(rise, 'always', 0)}`;
  if (lastDay < ARTICLE_DAY) return settle({ ...prediction, hitDay: null, evidence: needed });
  const { closed } = view.weekly(ALTCOINS);
  const base = closed.find(({ week }) => week === ARTICLE_WEEK);
  if (base === undefined) throw new DataError(ALTCOINS, 'OTHERS has no close in the week of the article');
  const after = closed.filter(({ week }) => week > ARTICLE_WEEK);
  const change = ({ close, week }: WeeklyBar) =>
    `${formatPercent(close / base.close - 1, 'always')} in the week to ${formatDate(sundayOf(week))}`;
  const hit = after.find(({ close }) => close / base.close >= 1 + rise);
  if (hit !== undefined) return settle({ ...prediction, hitDay: sundayOf(hit.week), evidence: change(hit) });
  // A hole could hide the close that the claim waits for.
  closedWeeksOf(view, ALTCOINS, 1);
  // Past the deadline only what came in time explains the failure.
  const highest = highestOf(
    lastDay >= deadline ? after.filter(({ week }) => sundayOf(week) <= deadline) : after,
  );
  const text = highest === undefined ? needed : `at best ${change(highest)}, ${needed}`;
  return settle({ ...prediction, hitDay: null, evidence: text });
}
