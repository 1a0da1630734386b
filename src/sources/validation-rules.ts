import type { Bar } from '../market/bar.ts';
import { formatDay, isoWeekday } from '../market/days.ts';
import type { SeriesKind, SeriesRow } from '../market/series-row.ts';

/** What a rule looks at: one bar, the one before it, and what the catalogue says of the series. */
export interface BarContext {
  readonly bar: Bar;
  readonly previous: Bar | undefined;
  readonly row: SeriesRow;
  /** The newest day that can exist by now. */
  readonly today: number;
}

/** Why a bar is unusable, as the end of a sentence; undefined when it is fine. */
type BarRule = (context: BarContext) => string | undefined;

/** Prices printed with eight digits differ in the last one between a day's close and its high. */
const CANDLE_TOLERANCE = 1e-6;
const FRIDAY = 5;
/** A step this close to a power of ten is a change of unit, not of value (measured: no real step of a level is). */
const UNIT_STEPS = [1000, 100, 0.01, 0.001];
const UNIT_STEP_TOLERANCE = 0.05;
const LEAST_UNIT_RISE = 90;
const LEAST_UNIT_FALL = 1 / LEAST_UNIT_RISE;
/** No fund here ever moved as much in one session; a two-for-one split that was not adjusted for does. */
const SPLIT_STEP = 1.6;

const EXCHANGE_KINDS: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity']);

const orderFault: BarRule = ({ bar, previous }) =>
  previous !== undefined && bar.day < previous.day
    ? `${formatDay(bar.day)} comes after ${formatDay(previous.day)}; dates must ascend`
    : undefined;

const futureFault: BarRule = ({ bar, today }) =>
  bar.day > today ? `${formatDay(bar.day)} lies in the future (today is ${formatDay(today)})` : undefined;

const sessionFault: BarRule = ({ bar, row }) =>
  EXCHANGE_KINDS.has(row.kind) && isoWeekday(bar.day) > FRIDAY
    ? `${formatDay(bar.day)} is a weekend day, when ${row.label} does not trade`
    : undefined;

const signFault: BarRule = ({ bar, row }) => {
  if (row.bounds[0] <= 0) return undefined;
  const lowest = Math.min(bar.close, bar.low ?? bar.close, bar.high ?? bar.close, bar.open ?? bar.close);
  return lowest > 0 ? undefined : `${lowest} is not above zero`;
};

const boundsFault: BarRule = ({ bar, row }) => {
  const [low, high] = row.bounds;
  return bar.close < low || bar.close > high
    ? `${bar.close} ${row.unit} is outside ${low} to ${high}, the plausible range of ${row.label}: a wrong unit?`
    : undefined;
};

const volumeFault: BarRule = ({ bar }) =>
  bar.volume !== null && bar.volume < 0 ? `the volume ${bar.volume} is negative` : undefined;

/** Front-month futures are left out: their providers' candles are poor while the closes are good (DATA section 4). */
const candleFault: BarRule = ({ bar, row }) => (row.kind === 'commodity' ? undefined : findCandleFault(bar));

const unitFault: BarRule = ({ bar, previous, row }) => {
  // Where zero is a legitimate value, a ratio says nothing: reverse repo went from 0.001 to 1 in a day.
  if (previous === undefined || row.kind === 'rate' || row.bounds[0] <= 0) return undefined;
  const ratio = bar.close / previous.close;
  if (ratio > LEAST_UNIT_FALL && ratio < LEAST_UNIT_RISE) return undefined;
  const step = UNIT_STEPS.find((factor) => Math.abs(ratio / factor - 1) <= UNIT_STEP_TOLERANCE);
  return step === undefined ? undefined : `${bar.close} is ${step} times the value before: a change of unit?`;
};

const splitFault: BarRule = ({ bar, previous, row }) => {
  if (previous === undefined || row.kind !== 'etf') return undefined;
  const ratio = bar.close / previous.close;
  return ratio > SPLIT_STEP || ratio < 1 / SPLIT_STEP
    ? `the price went from ${previous.close} to ${bar.close} in one session: a split that was not adjusted for?`
    : undefined;
};

/** A kind of fault, for whoever decides what to do about it. */
export type FaultKind = 'order' | 'future-date' | 'session' | 'value' | 'unit' | 'split';

/** In the order in which they make sense to a reader. */
const RULES: readonly (readonly [FaultKind, BarRule])[] = [
  ['order', orderFault],
  ['future-date', futureFault],
  ['session', sessionFault],
  ['value', signFault],
  ['unit', boundsFault],
  ['value', volumeFault],
  ['value', candleFault],
  ['unit', unitFault],
  ['split', splitFault],
];

/** What is wrong with a bar by the checks of DATA section 6 that concern values and time; undefined when it is fine. */
export function findFault(
  context: BarContext,
): { readonly kind: FaultKind; readonly reason: string } | undefined {
  for (const [kind, rule] of RULES) {
    const reason = rule(context);
    if (reason !== undefined) return { kind, reason };
  }
  return undefined;
}

/** What is wrong with a bar's candle: high and low must enclose open and close. Missing parts are not judged. */
export function findCandleFault(bar: Bar): string | undefined {
  const slack = CANDLE_TOLERANCE * Math.abs(bar.close);
  const { open, high, low, close } = bar;
  if (high !== null && high < close - slack) return `the high ${high} is below the close ${close}`;
  if (high !== null && open !== null && high < open - slack)
    return `the high ${high} is below the open ${open}`;
  if (low !== null && low > close + slack) return `the low ${low} is above the close ${close}`;
  if (low !== null && open !== null && low > open + slack) return `the low ${low} is above the open ${open}`;
  if (low !== null && high !== null && low > high + slack) return `the low ${low} is above the high ${high}`;
  return undefined;
}
