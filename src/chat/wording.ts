import {
  formatCountdown,
  formatDate,
  formatNumber,
  formatPercent,
  formatProbability,
  formatWeeks,
  formatWeekTime,
} from '../lib/format.ts';

/**
 * The phrases in which evidence is told (METHOD 8): how much a sample may say depends on its size, and words that
 * promise are banned. Shares are ratios.
 */
const MAX_LISTED = 5;
const MIN_RATE = 20;

/** `k` of `n` cases, with the limits of its 95 % Wilson interval as ratios. */
export interface Share {
  readonly k: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** The middle half of a sample. */
export interface Quartiles {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
}

/** Two figures are all an interval's end carries: `0.7%` but `19%`. */
function formatLimit(ratio: number): string {
  const percent = ratio * 100;
  return formatNumber(percent, percent > 0 && percent < 9.95 ? 1 : 0);
}

function describeInterval({ low, high }: Share): string {
  return `95% interval ${formatLimit(low)}–${formatLimit(high)}%`;
}

/**
 * How often something happened, in the words its sample size allows: up to 5 cases are listed without a rate, up to
 * 19 counted with their interval, from 20 on given as a percentage too.
 * @param events the cases themselves, such as their dates, for a sample too small to count.
 */
export function describeShare(share: Share, events: readonly string[]): string {
  const { k, n } = share;
  if (n <= MAX_LISTED) {
    const list = events.length === 0 ? '' : `: ${events.join(', ')}`;
    return `n too small for a rate (n=${n})${list}`;
  }
  if (n < MIN_RATE) return `${k} of ${n} (${describeInterval(share)})`;
  return `${k} of ${n}, ${formatProbability(k / n, n)} (${describeInterval(share)})`;
}

/** What followed events, and each event's own date (epoch day) and return for a sample too small to summarise. */
export interface Aftermath {
  readonly up: Share;
  readonly median: number;
  readonly events: readonly { readonly day: number; readonly value: number }[];
}

/** Up share and median of returns; up to five events are listed with theirs instead, for no rate can be told. */
export function describeAftermath({ up, median, events }: Aftermath): string {
  if (up.n > MAX_LISTED) return `up ${describeShare(up, [])}, median ${formatPercent(median, 'always')}`;
  const list = events.map(({ day, value }) => `${formatDate(day)} ${formatPercent(value, 'always')}`);
  return `too few for a rate (n=${up.n}): ${list.join(', ')}`;
}

/** `median 11.5 (IQR 2.5–19.8)`. `format` prints the numbers, as weeks unless told otherwise. */
export function describeMedian(
  quartiles: Quartiles,
  format: (value: number) => string = formatWeeks,
): string {
  const { median, q1, q3 } = quartiles;
  return `median ${format(median)} (IQR ${format(q1)}–${format(q3)})`;
}

/** `1 week`, `6 weeks`. */
export function describeCount(count: number, noun: string): string {
  return `${formatWeeks(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `this week`, `1 week ago`, `20 weeks ago`. */
export function describeAgo(weeks: number): string {
  return weeks === 0 ? 'this week' : `${describeCount(weeks, 'week')} ago`;
}

/** When the running week ends, seen from `now` (both ms): `closes in 2d 4h, Mon 00:00 UTC`. */
export function describeClose(now: number, closesAt: number): string {
  return `closes in ${formatCountdown(closesAt - now)}, ${formatWeekTime(closesAt)}`;
}

/** `16 Jan 2026 (2 days old)` of an observation's epoch day, seen from the day a question is about. */
export function describeDataAge(day: number, asOfDay: number): string {
  const age = Math.max(0, asOfDay - day);
  return `${formatDate(day)} (${age === 0 ? 'same day' : `${describeCount(age, 'day')} old`})`;
}

/** A change beside what it is measured against: `+15.5% above`, `2.1% below`; distance is a ratio. */
export function describeDistance(distance: number): string {
  return `${formatPercent(Math.abs(distance))} ${distance < 0 ? 'below' : 'above'}`;
}

const BANNED = /\b(signals|will|guaranteed|bullish|bearish)\b/gi;
const USUALLY = /\busually\b/gi;
const COUNTED = /\b\d+ of \d+\b/;

/** Words an answer must not use: promises and verdicts, and "usually" without a "k of n" in the same text. */
export function bannedWordsIn(text: string): string[] {
  const usually = COUNTED.test(text) ? [] : [...text.matchAll(USUALLY)];
  return [...text.matchAll(BANNED), ...usually].map(([word]) => word.toLowerCase());
}
