import type { Calendar } from '../../market/weeks.ts';
import { dayNamed, FIRST_DAY, TRADING_DAYS, tradingIndex } from './sessions.ts';
import type { FindShocks, Loadings } from './shocks.ts';

/** A bound that daily closes between two dates do not cross, a price. */
interface Limit {
  readonly from: string;
  readonly to: string;
  readonly ceiling?: number;
  readonly floor?: number;
}

/** How a synthetic price runs: through its anchors exactly, and as a market would between them. */
export interface PathPlan {
  readonly calendar: Calendar;
  /** Dates and prices, `2012-01-03 745` separated by commas. The first is the inception. */
  readonly anchors: string;
  /** Annual volatility, a ratio. */
  readonly volatility: number;
  readonly loadings: Loadings;
  readonly limits?: readonly Limit[];
}

/** One value a trading day from the inception on, which is the calendar's day number `offset`. */
export interface DailyPath {
  readonly calendar: Calendar;
  readonly offset: number;
  readonly values: Float64Array;
}

const DAYS_PER_YEAR: Readonly<Record<Calendar, number>> = { equity: 252, utc: 365 };

interface Anchor {
  readonly index: number;
  readonly logPrice: number;
}

function parseAnchors(text: string): { readonly day: number; readonly price: number }[] {
  return text.split(',').map((item) => {
    const [date = '', price = ''] = item.trim().split(/\s+/);
    return { day: dayNamed(date), price: Number(price) };
  });
}

/** Fills the days of (from, to] with a bridge: the straight line in logs plus the shocks' own wandering about it. */
function fillBridge(logs: Float64Array, wander: Float64Array, from: Anchor, to: Anchor): void {
  const length = to.index - from.index;
  const [start, end] = [wander[from.index] ?? 0, wander[to.index] ?? 0];
  for (let step = 0; step <= length; step += 1) {
    const share = step / length;
    const line = from.logPrice + share * (to.logPrice - from.logPrice);
    const excess = (wander[from.index + step] ?? 0) - start - share * (end - start);
    logs[from.index + step] = line + excess;
  }
}

/** Mirrors what lies beyond a bound back inside it, so that a held level looks tested, not cut off. */
function reflect(logs: Float64Array, calendar: Calendar, offset: number, limit: Limit): void {
  const ceiling = limit.ceiling === undefined ? Number.POSITIVE_INFINITY : Math.log(limit.ceiling);
  const floor = limit.floor === undefined ? Number.NEGATIVE_INFINITY : Math.log(limit.floor);
  // The day before the first, so that a bound starting on a holiday starts on the session after it.
  const first = tradingIndex(calendar, dayNamed(limit.from) - 1) + 1 - offset;
  const last = tradingIndex(calendar, dayNamed(limit.to)) - offset;
  for (let index = Math.max(0, first); index <= last; index += 1) {
    const value = logs[index] ?? 0;
    if (value > ceiling) logs[index] = 2 * ceiling - value;
    else if (value < floor) logs[index] = 2 * floor - value;
  }
}

/** The series' own wandering: its shocks summed over the trading days from `offset` on. */
function sumShocks(plan: PathPlan, shocks: Float64Array, offset: number): Float64Array {
  const days = TRADING_DAYS[plan.calendar];
  const daily = dailySigma(plan);
  const wander = new Float64Array(days.length - offset);
  let sum = 0;
  for (let index = 0; index < wander.length; index += 1) {
    sum += daily * (shocks[(days[offset + index] ?? FIRST_DAY) - FIRST_DAY] ?? 0);
    wander[index] = sum;
  }
  return wander;
}

/** Standard deviation of a day's log return. */
export function dailySigma({ calendar, volatility }: PathPlan): number {
  return volatility / Math.sqrt(DAYS_PER_YEAR[calendar]);
}

/** Draws the path of a plan. Every anchor that no limit touches is met exactly. */
export function drawPath(name: string, plan: PathPlan, findShocks: FindShocks): DailyPath {
  const { calendar } = plan;
  const anchorPrices = parseAnchors(plan.anchors);
  const offset = tradingIndex(calendar, anchorPrices[0]?.day ?? FIRST_DAY);
  const anchors = anchorPrices.map(({ day, price }) => {
    const index = tradingIndex(calendar, day);
    if (TRADING_DAYS[calendar][index] !== day)
      throw new RangeError(`${name}: nothing trades on an anchor's day`);
    return { index: index - offset, logPrice: Math.log(price) };
  });
  const wander = sumShocks(plan, findShocks(name, plan.loadings), offset);
  const values = new Float64Array(wander.length);
  anchors.forEach((anchor, position) => {
    const next = anchors[position + 1];
    if (next !== undefined) fillBridge(values, wander, anchor, next);
  });
  for (const limit of plan.limits ?? []) reflect(values, calendar, offset, limit);
  for (let index = 0; index < values.length; index += 1) values[index] = Math.exp(values[index] ?? 0);
  return { calendar, offset, values };
}

/** The days of a path, one for each of its values. */
export function daysOf(path: DailyPath): readonly number[] {
  return TRADING_DAYS[path.calendar].slice(path.offset);
}
