import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';
import { type CrossTarget, findCrossTarget, flatMacdPrice, zeroLinePrice } from './cross-price.ts';
import {
  type Cross,
  type CrossDirection,
  crossBetween,
  findCrosses,
  findZeroLineCrosses,
  type MacdSide,
  sideOf,
  type ZeroLineCross,
} from './crosses.ts';
import { calculateMacd, MACD_NEEDED_WEEKS, MACD_UNWARNED_WEEKS, type MacdPoint } from './macd.ts';
import { advanceMacd, histogramOf, lastMacdState, type MacdState } from './macd-state.ts';
import { simulateWeeksToCross, type WeeksToCross } from './weeks-to-cross.ts';

/** The running week as it would be if it closed at the current price. Never a cross, only a would-be one. */
export interface ProvisionalMacd {
  readonly close: number;
  readonly macd: number;
  readonly signal: number;
  readonly histogram: number;
  readonly state: MacdSide;
  readonly wouldCross: CrossDirection | null;
}

/** Where the weekly MACD stands. Prices and MACD values in price units, ratios where named so. */
export interface MacdReading {
  readonly week: number;
  readonly day: number;
  readonly close: number;
  readonly macd: number;
  readonly signal: number;
  readonly histogram: number;
  readonly macdRatio: number;
  readonly histogramRatio: number;
  readonly state: MacdSide;
  /** How many closed weeks in a row the histogram has risen (positive) or fallen (negative). */
  readonly trendWeeks: number;
  readonly crosses: readonly Cross[];
  readonly goldenCount: number;
  readonly deathCount: number;
  readonly lastCross: (Cross & { readonly weeksAgo: number }) | null;
  readonly lastZeroLineCross: ZeroLineCross | null;
  readonly target: CrossTarget;
  readonly zeroLinePrice: number;
  readonly flatMacdPrice: number;
  /** To the next golden cross; null while the line is already above its signal, or has none. */
  readonly weeksToCross: WeeksToCross | null;
  readonly provisional: ProvisionalMacd | null;
  readonly weeks: number;
  /** Under 130 closed weeks the seed still moves the histogram visibly: the answer says so. */
  readonly isShortHistory: boolean;
  /** One point per closed week, for the chart. */
  readonly points: readonly MacdPoint[];
}

/** The state of the running week, had it closed at `price` (METHOD 1.5). */
export function projectMacd(state: MacdState, price: number): ProvisionalMacd {
  const next = advanceMacd(state, price);
  const histogram = histogramOf(next);
  return {
    close: price,
    macd: next.fast - next.slow,
    signal: next.signal,
    histogram,
    state: sideOf(histogram),
    wouldCross: crossBetween(histogramOf(state), histogram),
  };
}

/** Length of the run of rises (positive) or falls (negative) that ends at the last histogram. */
export function countTrendWeeks(points: readonly MacdPoint[]): number {
  const histograms = points.flatMap(({ histogram }) => (histogram === null ? [] : [histogram]));
  const steps = histograms.slice(1).map((value, index) => Math.sign(value - at(histograms, index)));
  const direction = steps.at(-1) ?? 0;
  const turn = steps.findLastIndex((step) => step !== direction);
  return direction === 0 ? 0 : direction * (steps.length - 1 - turn);
}

/**
 * The weekly MACD of closed weeks without gaps (see `requireWeeks`), oldest first, and of the running week at
 * `openClose`. Throws RangeError under 60 weeks, where the seed alone can decide the sign (METHOD 1.4).
 */
export function readMacd(weeks: readonly WeeklyBar[], openClose: number | null): MacdReading {
  if (weeks.length < MACD_NEEDED_WEEKS) throw new RangeError('a MACD reading needs 60 closed weeks');
  const closes = weeks.map((bar) => bar.close);
  const points = calculateMacd(closes);
  const crosses = findCrosses(weeks, points);
  const state = lastMacdState(closes);
  const { week, day, close } = at(weeks, -1);
  const side = sideOf(at(points, -1).histogram);
  const macd = state.fast - state.slow;
  const histogram = histogramOf(state);
  const last = crosses.at(-1);
  return {
    week,
    day,
    close,
    macd,
    signal: state.signal,
    histogram,
    macdRatio: macd / close,
    histogramRatio: histogram / close,
    state: side,
    trendWeeks: countTrendWeeks(points),
    crosses,
    goldenCount: crosses.filter(({ direction }) => direction === 'golden').length,
    deathCount: crosses.filter(({ direction }) => direction === 'death').length,
    lastCross: last === undefined ? null : { ...last, weeksAgo: week - last.week },
    lastZeroLineCross: findZeroLineCrosses(weeks, points).at(-1) ?? null,
    target: findCrossTarget(state, close),
    zeroLinePrice: zeroLinePrice(state),
    flatMacdPrice: flatMacdPrice(state),
    weeksToCross: side === 'below' ? simulateWeeksToCross(closes, state, week) : null,
    provisional: openClose === null ? null : projectMacd(state, openClose),
    weeks: weeks.length,
    isShortHistory: weeks.length < MACD_UNWARNED_WEEKS,
    points,
  };
}
