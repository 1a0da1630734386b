import { at } from './at.ts';
import { correlate, type PairedReturns } from './correlation.ts';
import { hasRemainder } from './moments.ts';
import { createRandom, type Random } from './random.ts';

/** Correlation of the leader's return with the follower's `lag` weeks later; negative lags mean the follower leads. */
export interface LagCorrelation {
  readonly lag: number;
  readonly r: number;
}

/** METHOD 5.4: which lead is strongest, and how often independent histories show one as strong by chance. */
export interface LeadLag {
  /** Lags -13 to 13. */
  readonly lags: readonly LagCorrelation[];
  /** The strongest of the leads 1 to 13 by absolute correlation. */
  readonly best: LagCorrelation;
  /** Family-wise p of the strongest lead, from independent block bootstraps of both series. */
  readonly p: number;
  /** How many leads compete: p is of the strongest of them, never of one picked afterwards. */
  readonly familySize: number;
  /** Weeks without a gap that end with the newest. */
  readonly n: number;
  /** `n` discounted for autocorrelation. */
  readonly effectiveSample: number;
  /** The pointwise 95 % band around zero: 1.96 / sqrt(effective sample). */
  readonly band: number;
}

/** Lets other work run between two slices of a long calculation. */
export type Pause = () => Promise<void>;

const MAX_LAG = 13;
const BLOCK = 8;
const RESAMPLES = 1000;
/** A quarter of a millisecond once compiled, and still short in the first slices, which are not. */
const RESAMPLES_PER_SLICE = 10;
const AUTOCORRELATION_LAGS = 26;
const MINIMUM_WEEKS = 104;
const Z95 = 1.959963984540054;

/**
 * Null with fewer than 104 weeks in a row up to the newest, or where a series never moves: a lag counts weeks, so
 * only a stretch without a missing one can carry it. The seed makes p reproducible; `pause` runs between slices.
 */
export async function measureLeadLag(
  returns: PairedReturns,
  seed: number,
  pause: Pause,
): Promise<LeadLag | null> {
  const start = startOfLatestRun(returns.weeks);
  const leader = returns.leader.slice(start);
  const follower = returns.follower.slice(start);
  if (leader.length < MINIMUM_WEEKS || correlate(leader, follower) === null) return null;
  const lags = Array.from({ length: 2 * MAX_LAG + 1 }, (_, index) =>
    correlateAtLag(leader, follower, index - MAX_LAG),
  );
  await pause();
  const best = lags.slice(MAX_LAG + 1).reduce((top, row) => (Math.abs(row.r) > Math.abs(top.r) ? row : top));
  const effectiveSample = countEffective(leader, follower);
  return {
    lags,
    best,
    p: await bootstrapP(leader, follower, Math.abs(best.r), createRandom(seed), pause),
    familySize: MAX_LAG,
    n: leader.length,
    effectiveSample,
    band: Z95 / Math.sqrt(effectiveSample),
  };
}

/** Where the weeks without a gap that end with the newest begin. */
function startOfLatestRun(weeks: readonly number[]): number {
  const start = weeks.findLastIndex((week, index) => index > 0 && at(weeks, index - 1) !== week - 1);
  return Math.max(0, start);
}

function correlateAtLag(leader: readonly number[], follower: readonly number[], lag: number): LagCorrelation {
  const shift = Math.abs(lag);
  const [first, second] = lag < 0 ? [follower, leader] : [leader, follower];
  const found = correlate(first.slice(0, first.length - shift), second.slice(shift));
  return { lag, r: found?.r ?? 0 };
}

/** n / (1 + 2 Σ (1 - k/n) ρa(k) ρb(k)) over 26 lags (METHOD 5.4), but never more than n. */
function countEffective(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const [rhoA, rhoB] = [autocorrelations(a), autocorrelations(b)];
  const sum = rhoA.reduce((total, rho, index) => total + (1 - (index + 1) / n) * rho * at(rhoB, index), 0);
  return n / Math.max(1, 1 + 2 * sum);
}

/** ρ(1) to ρ(26): products of deviations from the mean of all, over their sum of squares. */
function autocorrelations(values: readonly number[]): number[] {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviations = Float64Array.from(values, (value) => value - mean);
  const productsAt = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < n; t += 1) sum += Number(deviations[t]) * Number(deviations[t - lag]);
    return sum;
  };
  const squares = productsAt(0);
  return Array.from({ length: AUTOCORRELATION_LAGS }, (_, index) => productsAt(index + 1) / squares);
}

/** Share of resampled histories, tied to nothing but their own blocks, whose strongest lead is at least as strong. */
async function bootstrapP(
  leader: readonly number[],
  follower: readonly number[],
  strength: number,
  random: Random,
  pause: Pause,
): Promise<number> {
  const [a, b] = [Float64Array.from(leader), Float64Array.from(follower)];
  const [left, right] = [createPadded(a.length), createPadded(b.length)];
  let reached = 0;
  for (let round = 0; round < RESAMPLES; round += 1) {
    if (round % RESAMPLES_PER_SLICE === 0) await pause();
    resampleBlocks(a, left, random);
    resampleBlocks(b, right, random);
    if (findStrongestLead(left, right, a.length) >= strength) reached += 1;
  }
  // The observed history counts as one of the family, so that p is never zero.
  return (reached + 1) / (RESAMPLES + 1);
}

/** Zeros behind the values let every lag multiply whole arrays: what lies beyond the end adds nothing. */
function createPadded(length: number): Float64Array {
  return new Float64Array(length + MAX_LAG + 3);
}

/** NaN beyond the end, which no loop here reaches: looking out for it in ten million reads would cost more than they. */
const read = (values: Float64Array, index: number): number => Number(values[index]);

function resampleBlocks(source: Float64Array, target: Float64Array, random: Random): void {
  const n = source.length;
  for (let filled = 0; filled < n; filled += BLOCK) {
    const shift = Math.floor(random() * (n - BLOCK + 1)) - filled;
    const end = Math.min(filled + BLOCK, n);
    // Views of eight values each would cost more than copying them.
    for (let t = filled; t < end; t += 1) target[t] = read(source, t + shift);
  }
}

/** The largest |r| over leads 1 to 13 of two padded histories of `n` weeks. */
function findStrongestLead(left: Float64Array, right: Float64Array, n: number): number {
  let [sumLeft, sumRight, squaresLeft, squaresRight] = [0, 0, 0, 0];
  for (let t = 0; t < n; t += 1) {
    const [x, y] = [read(left, t), read(right, t)];
    sumLeft += x;
    sumRight += y;
    squaresLeft += x * x;
    squaresRight += y * y;
  }
  let strongest = 0;
  for (let lag = 1; lag <= MAX_LAG; lag += 1) {
    // One more lag takes the left's last week and the right's first out of the overlap.
    const [x, y] = [read(left, n - lag), read(right, lag - 1)];
    sumLeft -= x;
    sumRight -= y;
    squaresLeft -= x * x;
    squaresRight -= y * y;
    const weeks = n - lag;
    const spread = centre(squaresLeft, sumLeft, weeks) * centre(squaresRight, sumRight, weeks);
    if (spread <= 0) continue;
    const covariance = multiplyAtLag(left, right, lag, n) - (sumLeft * sumRight) / weeks;
    strongest = Math.max(strongest, Math.abs(covariance) / Math.sqrt(spread));
  }
  return strongest;
}

/** A sum of squares less that of the mean; 0 where only rounding is left. */
function centre(squares: number, sum: number, n: number): number {
  const centred = squares - (sum * sum) / n;
  return hasRemainder(centred, squares) ? centred : 0;
}

/** Σ left[t] right[t + lag]. Four sums side by side: one alone would wait for each of its additions. */
function multiplyAtLag(left: Float64Array, right: Float64Array, lag: number, n: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let t = 0; t < n; t += 4) {
    first += read(left, t) * read(right, t + lag);
    second += read(left, t + 1) * read(right, t + lag + 1);
    third += read(left, t + 2) * read(right, t + lag + 2);
    fourth += read(left, t + 3) * read(right, t + lag + 3);
  }
  return first + second + third + fourth;
}
