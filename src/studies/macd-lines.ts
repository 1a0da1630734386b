import type { CrossTarget } from '../analysis/cross-price.ts';
import { forwardReturns } from '../analysis/forward-returns.ts';
import type { MacdReading } from '../analysis/macd-reading.ts';
import { describeNextClose, weekEndDay } from '../chat/weeks.ts';
import { describeAftermath, describeAgo, describeCount } from '../chat/wording.ts';
import {
  formatCompact,
  formatDate,
  formatNumber,
  formatPercent,
  formatPrice,
  formatProbability,
  formatWeeks,
} from '../lib/format.ts';
import { compareGoldenCrosses, HISTORY_WEEKS, type MacdStudy } from './macd-study.ts';

/** The state, with a warning where the week's close is not its last day's: more than two days are missing. */
export function describeState({ id, calendar, weekly, reading }: MacdStudy): string {
  const side = reading.state === null ? 'level with' : reading.state;
  const gap = weekly.closed.at(-1)?.isDegraded === true ? ' (degraded: days are missing)' : '';
  return `${id} weekly MACD ${side} its signal line · week to ${formatDate(weekEndDay(reading, calendar))}${gap}`;
}

export function describeHistogram({ calendar, reading }: MacdStudy): string {
  const { trendWeeks, lastCross } = reading;
  const trend =
    trendWeeks === 0
      ? 'flat'
      : `${trendWeeks > 0 ? 'rising' : 'falling'} ${describeCount(Math.abs(trendWeeks), 'week')}`;
  const cross =
    lastCross === null
      ? 'No cross yet'
      : `Last cross: ${lastCross.direction}, ${formatDate(weekEndDay(lastCross, calendar))}, ${describeAgo(lastCross.weeksAgo)}`;
  const size = `${formatMacd(reading.histogram, reading.close)} (${formatPercent(reading.histogramRatio)} of price)`;
  return `MACD(12,26,9) on weekly closes: histogram ${size}, ${trend}. ${cross}${lastCross?.isMarginal === true ? ' (marginal)' : ''}.`;
}

/**
 * The close that crosses this week, as the condition it is: `this week only on a close above 108,140 (+15.5%)`, or,
 * where the last close repeated would cross already, `this week unless the close is above 168.17 (+34.3%)`.
 */
export function describeCrossing(target: CrossTarget, isDeath: boolean): string {
  if (target.reach !== 'price')
    return target.reach === 'no-price' ? 'cannot happen this week at any price' : 'this week at any close';
  const price = `${formatPrice(target.price)} (${formatPercent(target.distance, 'always')})`;
  const isDue = isDeath ? target.distance > 0 : target.distance < 0;
  if (isDue) return `this week unless the close is ${isDeath ? 'above' : 'below'} ${price}`;
  return `this week only on a close ${isDeath ? 'below' : 'above'} ${price}`;
}

export function describeTarget(subject: MacdStudy, now: number): string {
  const { reading, weekly } = subject;
  const isDeath = reading.state === 'above';
  const rule = `${isDeath ? 'Death' : 'Golden'} cross ${describeCrossing(reading.target, isDeath)}`;
  return `${rule}; week closes ${describeNextClose(weekly.closesAt, now)}.${describeProvisional(reading)}`;
}

function describeProvisional({ provisional }: MacdReading): string {
  if (provisional === null) return '';
  const { close, histogram, state, wouldCross } = provisional;
  const outcome = wouldCross === null ? `would stay ${state ?? 'level'}` : `would be a ${wouldCross} cross`;
  return ` Provisional: at ${formatPrice(close)} it ${outcome} (histogram ${formatMacd(histogram, close)}).`;
}

export function describeWait(reading: MacdReading): string {
  const wait = reading.weeksToCross;
  const short = reading.isShortHistory ? ` Short history: ${reading.weeks} weeks.` : '';
  if (wait === null) {
    const zero = reading.macd < 0 ? 'below' : 'above';
    return `MACD line ${formatMacd(reading.macd, reading.close)}, ${zero} zero; signal line ${formatMacd(reading.signal, reading.close)}.${short}`;
  }
  const flat = wait.flat === null ? 'no cross within two years' : describeCount(wait.flat, 'week');
  const within = ([2, 4, 8] as const).map(
    (weeks) => `${formatProbability(wait.within[weeks], 0)} within ${weeks}`,
  );
  const late = `beyond ${wait.horizonWeeks}`;
  const [median, low, high] = [wait.median, wait.low, wait.high].map((weeks) =>
    weeks === null ? late : formatWeeks(weeks),
  );
  return `If the price stays flat: ${flat}. Simulated: ${within.join(', ')} weeks; median ${median} (80%: ${low}–${high}).${short}`;
}

export function describeHistory(study: MacdStudy): string {
  const { weekly, calendar, reading } = study;
  const golden = reading.crosses.filter((cross) => cross.direction === 'golden');
  const past = compareGoldenCrosses(study);
  const { up, median, baseUp, baseMedian } = past;
  if (
    past.n === 0 ||
    up.low === null ||
    up.high === null ||
    median === null ||
    baseUp === null ||
    baseMedian === null
  ) {
    return 'No golden cross with 13 weeks behind it: no history to compare.';
  }
  const returns = forwardReturns(
    weekly.closed.map((bar) => bar.close),
    golden.map((cross) => cross.index),
    HISTORY_WEEKS,
  );
  const events = golden
    .slice(0, past.n)
    .map((cross, index) => ({ day: weekEndDay(cross, calendar), value: returns[index] ?? 0 }));
  const after = describeAftermath({ up: { ...up, low: up.low, high: up.high }, median, events });
  return `${HISTORY_WEEKS} weeks after past golden crosses: ${after}; any week: up ${formatPercent(baseUp, 'auto', 0)}, median ${formatPercent(baseMedian, 'always')}.`;
}

/** From here on a value is a market capitalisation, whose single dollars are noise. */
const CAPITALISATION = 1e9;

export function isCapitalisation(close: number): boolean {
  return close >= CAPITALISATION;
}

/** MACD values share their price's scale: billions for a market's value, whole numbers for Bitcoin, decimals for a fund. */
export function formatMacd(value: number, close: number): string {
  if (isCapitalisation(close)) return formatCompact(value);
  return formatNumber(value, close >= 5000 ? 0 : close >= 100 ? 1 : 3);
}
