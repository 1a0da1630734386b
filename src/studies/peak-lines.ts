import type { PeakReading } from '../analysis/peak-reading.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import type { SeasonSample } from '../analysis/seasonality.ts';
import { describeNextClose, weekEndDay } from '../chat/weeks.ts';
import { describeMedian, describeShare } from '../chat/wording.ts';
import { formatDate, formatPercent, formatPrice, formatShortDate, formatWeeks } from '../lib/format.ts';
import { FOMC_RANGE, type FomcOutlook } from './fomc-dates.ts';
import { describeCrossing } from './macd-lines.ts';
import type { PeakStudy } from './peak-study.ts';

const STATUS: Readonly<Record<PeakReading['status'], string>> = {
  'no-cross': 'no golden cross yet',
  running: 'before the 18–19 week window',
  'in-window': 'inside the 18–19 week window',
  passed: 'beyond the 18–19 week window',
  ended: 'ended by a death cross',
};

/** "BTC week 3 after the golden cross of 19 Apr 2026, running". */
export function describePeakState({ id, calendar, last, reading }: PeakStudy): string {
  const week = formatDate(weekEndDay(last, calendar));
  if (reading.cross === null || reading.weekNumber === null)
    return `${id} weekly MACD: ${STATUS['no-cross']} · week to ${week}`;
  const cross = formatDate(weekEndDay(reading.cross, calendar));
  return `${id} week ${reading.weekNumber} after the golden cross of ${cross}, ${STATUS[reading.status]} · week to ${week}`;
}

/** The cross itself, its window as dates, and what would end or start an episode. */
export function describeWindow(study: PeakStudy, now: number): string {
  const turn = describeTurn(study, now);
  const { cross, window, soFar } = study.reading;
  if (cross === null || window === null)
    return `The 18–19 week window starts to count at the next golden cross. ${turn}`;
  const zero = cross.isBelowZero ? 'below' : 'above';
  const dates = `${formatShortDate(window.fromDay)} – ${formatDate(window.toDay)}`;
  const high =
    soFar === null
      ? ''
      : ` Highest close so far: week ${soFar.weeksToPeak}, ${formatPercent(soFar.gain, 'always')}.`;
  return `Crossed at ${formatPrice(cross.close)} with the MACD line ${zero} zero; weeks 18–19 close ${dates}.${high} ${turn}`;
}

/** June to August beside the rest of the year, and when the Federal Reserve decides next. */
export function describeCalendar({ season, meetings }: PeakStudy): string {
  const { summer, rest } = season;
  return `June–August: ${describeSeason(summer)}; other three-month stretches: ${describeSeason(rest)}. ${describeMeetings(meetings)}`;
}

function describeSeason({ n, returns, up, median, medianInterval }: SeasonSample): string {
  if (up.low === null || up.high === null || median === null) return 'none on record';
  const list = returns.map(({ year, value }) => `${year} ${formatPercent(value, 'always')}`);
  const share = describeShare({ ...up, low: up.low, high: up.high }, list);
  if (evidenceForm(n) === 'list') return share;
  const [low, high] = [medianInterval?.low, medianInterval?.high].map((value) =>
    value === undefined ? '' : formatPercent(value, 'always', 0),
  );
  const interval = medianInterval === null ? '' : ` (${low} to ${high})`;
  return `up ${share}, median ${formatPercent(median, 'always')}${interval}`;
}

function describeMeetings({ next, isCovered }: FomcOutlook): string {
  const range = `calendar known from ${FOMC_RANGE.from} to ${FOMC_RANGE.to}`;
  if (!isCovered || next.length === 0) return `Next FOMC decision: not known here (${range}).`;
  return `Next FOMC decisions: ${next.map(formatDate).join(', ')}${next.length === 1 ? ` (${range})` : ''}.`;
}

/** A sample so small that its cases are listed and nothing is told of it but them. */
function isListed(n: number): boolean {
  return evidenceForm(n) === 'list';
}

/** Where past peaks fell, with their failures. */
export function describePeakHistory({ calendar, reading }: PeakStudy): string {
  const { history, episodes } = reading;
  const { median, q1, q3, inWindow, failures } = history;
  if (median === null || q1 === null || q3 === null || inWindow.low === null || inWindow.high === null) {
    return 'No finished golden cross yet: no history to compare.';
  }
  const dates = episodes.map(
    ({ cross, weeksToPeak }) => `${formatDate(weekEndDay(cross, calendar))} (week ${weeksToPeak})`,
  );
  const failed = `${failures.k} of ${failures.n} gained under 5% before the death cross`;
  if (isListed(history.n))
    return `Peaks after past crosses, too few for a rate: ${dates.join(', ')}; ${failed}.`;
  const share = describeShare({ ...inWindow, low: inWindow.low, high: inWindow.high }, dates);
  return `Peak week after past crosses: ${describeMedian({ median, q1, q3 })}, n=${history.n}; in week 18–19: ${share}; ${failed}.`;
}

/** The same share for weeks chosen without looking at the MACD, and where a number near 18 comes from. */
export function describeBaseRate({ reading }: PeakStudy): string {
  const { baseRate, history } = reading;
  if (baseRate.inWindow === null || baseRate.median === null)
    return 'No base rate: no death cross to run to yet.';
  const { low, high } = history.inWindow;
  const isChance =
    !isListed(history.n) &&
    low !== null &&
    high !== null &&
    low <= baseRate.inWindow &&
    baseRate.inWindow <= high;
  const verdict = isChance ? ': consistent with chance' : '';
  const base = `Any week run to the next death cross: ${formatPercent(baseRate.inWindow)} peak in week 18–19, median week ${formatWeeks(baseRate.median)}${verdict}.`;
  return `${base}${describeWinners(reading)}`;
}

function describeWinners({ history }: PeakReading): string {
  const { winners } = history;
  if (winners === null) return '';
  const spread = `${formatWeeks(winners.mean)} ± ${formatWeeks(winners.standardDeviation)}`;
  return ` Crosses that gained over 20% alone average week ${spread} (n=${winners.n}): dropping the rest is conditioning on success.`;
}

/** What would end or start an episode, and when. */
function describeTurn({ weekly, reading, target }: PeakStudy, now: number): string {
  const isOpen = reading.survivors !== null;
  const change = isOpen ? 'A death cross ends it' : 'The next golden cross starts a new count';
  return `${change}: ${describeCrossing(target, isOpen)}; week closes ${describeNextClose(weekly.closesAt, now)}.`;
}
