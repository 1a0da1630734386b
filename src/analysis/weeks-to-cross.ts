import { at } from './at.ts';
import {
  advanceMacd,
  FAST_WEIGHT,
  histogramOf,
  type MacdState,
  SIGNAL_WEIGHT,
  SLOW_WEIGHT,
} from './macd-state.ts';
import { createRandom, type Random } from './random.ts';

/** METHOD 1.7 (c): chosen once, before the backtest, and not tuned since. */
const PATHS = 2000;
const HORIZON_WEEKS = 26;
const BLOCK_WEEKS = 4;
const TRAILING_RETURNS = 156;

/** A flat price crosses within a few months or, when both lines decay towards zero from above, never. */
const FLAT_LIMIT_WEEKS = 104;

/** When the next golden cross would come if the next half year's returns resembled the last three years'. */
export interface WeeksToCross {
  /** Weeks when the price stays at the last close; null when a flat price does not cross within two years. */
  readonly flat: number | null;
  /** Type-7 quantiles (50, 10 and 90 %) of the simulated weeks; null where they lie beyond the horizon. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of paths (ratio) that cross within so many weeks. */
  readonly within: Readonly<Record<1 | 2 | 4 | 8, number>>;
  readonly paths: number;
  readonly horizonWeeks: number;
}

/** Weeks until the histogram turns positive with every close equal to `close`; null when it does not. */
export function countFlatWeeks(state: MacdState, close: number): number | null {
  let next = state;
  for (let week = 1; week <= FLAT_LIMIT_WEEKS; week += 1) {
    next = advanceMacd(next, close);
    if (histogramOf(next) > 0) return week;
  }
  return null;
}

/** Weekly growth factors of the trailing returns with their mean log return taken out: history's swings, not its trend. */
function demeanedFactors(closes: readonly number[]): Float64Array {
  const trailing = closes.slice(-TRAILING_RETURNS - 1);
  const returns = trailing.slice(1).map((close, index) => Math.log(close / at(trailing, index)));
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  return Float64Array.from(returns, (value) => Math.exp(value - mean));
}

/**
 * First week of one path whose histogram is positive, or 0 when none is within the horizon. Blocks of consecutive
 * returns keep the clustering of volatility. Written without objects: it runs 52,000 weeks per answer.
 */
function simulatePath(state: MacdState, close: number, factors: Float64Array, random: Random): number {
  const blockStarts = factors.length - BLOCK_WEEKS + 1;
  let price = close;
  let { fast, slow, signal } = state;
  let position = 0;
  for (let week = 1; week <= HORIZON_WEEKS; week += 1) {
    position = (week - 1) % BLOCK_WEEKS === 0 ? Math.floor(random() * blockStarts) : position + 1;
    price *= at(factors, position);
    fast += FAST_WEIGHT * (price - fast);
    slow += SLOW_WEIGHT * (price - slow);
    signal += SIGNAL_WEIGHT * (fast - slow - signal);
    if (fast - slow > signal) return week;
  }
  return 0;
}

/** Type-7 quantile of the crossing weeks, paths that never cross standing beyond every week. */
function quantileOfCounts(counts: Uint32Array, p: number): number | null {
  const rank = (PATHS - 1) * p;
  const lower = weekAtRank(counts, Math.floor(rank));
  const upper = weekAtRank(counts, Math.ceil(rank));
  if (lower === null || upper === null) return null;
  return lower + (rank - Math.floor(rank)) * (upper - lower);
}

function weekAtRank(counts: Uint32Array, rank: number): number | null {
  let seen = 0;
  for (let week = 1; week <= HORIZON_WEEKS; week += 1) {
    seen += at(counts, week);
    if (rank < seen) return week;
  }
  return null;
}

/**
 * Block bootstrap of the weeks to the next golden cross (METHOD 1.7): 2000 paths of 26 weeks from the last close,
 * out of the trailing 156 demeaned log returns in blocks of 4. `state` belongs to the last of `closes`, and its
 * histogram is not positive. The same seed (the week index) gives the same answer. Needs at least 34 closes.
 */
export function simulateWeeksToCross(
  closes: readonly number[],
  state: MacdState,
  seed: number,
): WeeksToCross {
  const random = createRandom(seed);
  const factors = demeanedFactors(closes);
  const close = at(closes, -1);
  const counts = new Uint32Array(HORIZON_WEEKS + 1);
  for (let path = 0; path < PATHS; path += 1) {
    const week = simulatePath(state, close, factors, random);
    counts[week] = at(counts, week) + 1;
  }
  const shareWithin = (weeks: number): number =>
    counts.subarray(1, weeks + 1).reduce((sum, count) => sum + count, 0) / PATHS;
  return {
    flat: countFlatWeeks(state, close),
    median: quantileOfCounts(counts, 0.5),
    low: quantileOfCounts(counts, 0.1),
    high: quantileOfCounts(counts, 0.9),
    within: { 1: shareWithin(1), 2: shareWithin(2), 4: shareWithin(4), 8: shareWithin(8) },
    paths: PATHS,
    horizonWeeks: HORIZON_WEEKS,
  };
}
