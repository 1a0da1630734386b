/**
 * Numbers, dates and durations as people read them. The language is fixed to English and every date is UTC, so a
 * machine's own locale and time zone change nothing. Days are epoch days (days since 1970-01-01), instants and
 * durations milliseconds, shares and changes ratios: percent exists only in text.
 */
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export type Sign = 'auto' | 'always';

const formatters = new Map<string, Intl.NumberFormat>();

/** Building an Intl formatter costs far more than using one, so each shape is built once. */
function formatter(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const found = formatters.get(key) ?? new Intl.NumberFormat('en-US', options);
  formatters.set(key, found);
  return found;
}

/** The typographic minus is as wide as the plus, and no platform takes it for a list bullet. */
function withTrueMinus(text: string): string {
  return text.replace('-', '−');
}

/** A grouped decimal such as `−1,417` or `+12.5`. A value that rounds to zero has no sign. Throws on NaN or infinity. */
export function formatNumber(value: number, decimals = 0, sign: Sign = 'auto'): string {
  if (!Number.isFinite(value)) throw new RangeError(`Cannot print ${value} as a number`);
  const shape = formatter(`${decimals} ${sign}`, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
  });
  return withTrueMinus(shape.format(value));
}

/** Market capitalisations count in billions; their digits below that are noise. */
const LARGE_UNITS = [
  { from: 1e12, suffix: 'T' },
  { from: 1e9, suffix: 'B' },
];

/** Three digits of a value that lives among billions: `−3.57B`, `−187M`, `1.20T`; below a million whole units. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  // From 999.5 of a unit on, three digits would print a fourth: the next unit takes over.
  const unit = [...LARGE_UNITS, { from: 1e6, suffix: 'M' }].find(({ from }) => size >= from * 0.9995);
  if (unit === undefined) return formatNumber(value);
  const scaled = value / unit.from;
  const decimals = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
  return `${formatNumber(scaled, decimals)}${unit.suffix}`;
}

/** A price with as many decimals as its size deserves: `1.23T`, `93,634`, `2,677.74`, `0.1234`. */
export function formatPrice(value: number): string {
  const size = Math.abs(value);
  const large = LARGE_UNITS.find(({ from }) => size >= from);
  if (large !== undefined) return `${formatNumber(value / large.from, 2)}${large.suffix}`;
  // From 9,999.995 on, two decimals would print a fifth digit before the point.
  if (size >= 9_999.995) return formatNumber(value);
  if (size >= 0.9995 || size === 0) return formatNumber(value, 2);
  const shape = formatter('significant', { maximumSignificantDigits: 4, signDisplay: 'negative' });
  return withTrueMinus(shape.format(value));
}

/** A ratio as a percentage: 0.155 is `15.5%`, signed `+15.5%`. */
export function formatPercent(ratio: number, sign: Sign = 'auto', decimals = 1): string {
  return `${formatNumber(ratio * 100, decimals, sign)}%`;
}

/** A measured probability no finer than its sample carries: to 5 points below 50 cases, else to 1 (METHOD 8). */
export function formatProbability(ratio: number, sampleSize: number): string {
  const step = sampleSize < 50 ? 5 : 1;
  return `${formatNumber(Math.round((ratio * 100) / step) * step)}%`;
}

/** Whole weeks; an exact half, as the median of an even sample has it, is kept: `5`, `9.5`, and `20` of 19.75. */
export function formatWeeks(weeks: number): string {
  const isHalf = Number.isInteger(weeks * 2) && !Number.isInteger(weeks);
  return formatNumber(weeks, isHalf ? 1 : 0);
}

function calendarOf(instant: number) {
  const date = new Date(instant);
  return {
    weekday: WEEKDAYS[date.getUTCDay()],
    dayAndMonth: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`,
    year: date.getUTCFullYear(),
    time: date.toISOString().slice(11, 16),
  };
}

/** `18 Jan 2026` of an epoch day. */
export function formatDate(day: number): string {
  const { dayAndMonth, year } = calendarOf(day * MS_PER_DAY);
  return `${dayAndMonth} ${year}`;
}

/** `18 Jan` of an epoch day, where the year is plain from the text around it. */
export function formatShortDate(day: number): string {
  return calendarOf(day * MS_PER_DAY).dayAndMonth;
}

/** `Mon 19 Jan 2026 00:00 UTC` of an instant. */
export function formatInstant(instant: number): string {
  const { weekday, dayAndMonth, year, time } = calendarOf(instant);
  return `${weekday} ${dayAndMonth} ${year} ${time} UTC`;
}

/** `Mon 00:00 UTC` of an instant less than a week away. */
export function formatWeekTime(instant: number): string {
  const { weekday, time } = calendarOf(instant);
  return `${weekday} ${time} UTC`;
}

/** A duration in its two largest units, rounded down: `2d 4h`, `4h 5m`, `35m`; nothing left is `0m`. */
export function formatCountdown(duration: number): string {
  const minutes = Math.max(0, Math.floor(duration / MS_PER_MINUTE));
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)}d ${hours % 24}h`;
  return hours > 0 ? `${hours}h ${minutes % 60}m` : `${minutes}m`;
}

/** Ends a text with a full stop unless it already ends as a sentence or a usage line does. */
export function asSentence(text: string): string {
  return /[.?!\]>]$/.test(text) ? text : `${text}.`;
}
