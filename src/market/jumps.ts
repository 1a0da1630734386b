import type { SeriesKind } from './series-row.ts';

/** A move smaller than this is within a market's means (METHOD 9: a jump over 60 % in a week). */
const LEAST_FACTOR = 1.6;
/** Coins have no splits and really have doubled in a week: there only a unit can be wrong, and by more than this. */
const LEAST_CRYPTO_FACTOR = 3;
/** Weekly moves before it that tell what is usual. */
const HISTORY = 52;
const LEAST_HISTORY = 20;
/** Makes the median absolute deviation of normal returns their standard deviation. */
const MAD_TO_SIGMA = 1.4826;
const JUMP_SIGMAS = 8;

/** The upper middle of the values, which is as good as the exact one for telling what is usual. */
function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Indices of closes (weekly, oldest first, positive) whose move into them looks like a change of unit or an unadjusted
 * split: over 60 % (crypto: a factor of 3), and over eight robust deviations of the year before (DATA check 24).
 */
export function findJumps(closes: readonly number[], kind: SeriesKind): number[] {
  const least = Math.log(kind === 'crypto' ? LEAST_CRYPTO_FACTOR : LEAST_FACTOR);
  const moveInto = (index: number) => Math.log((closes[index] ?? 1) / (closes[index - 1] ?? 1));
  return [...closes.keys()].filter((index) => {
    if (index <= LEAST_HISTORY) return false;
    const move = moveInto(index);
    if (Math.abs(move) <= least) return false;
    const from = Math.max(1, index - HISTORY);
    const before = Array.from({ length: index - from }, (_, offset) => moveInto(from + offset));
    const middle = middleOf(before);
    const sigma = MAD_TO_SIGMA * middleOf(before.map((value) => Math.abs(value - middle)));
    return Math.abs(move) > JUMP_SIGMAS * sigma;
  });
}
