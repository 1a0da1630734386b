import * as fc from 'fast-check';
import { type PairedReturns, pairReturns } from '../../../src/analysis/correlation.ts';
import { createRandom } from '../../../src/analysis/random.ts';
import { createSyntheticBars } from './synthetic.ts';
import { valuesOf } from './weekly.ts';

/** A second licence-free walk beside the one of METHOD 10.1: MINSTD from seed 7, 160 weeks. */
export function createSecondCloses(): number[] {
  let state = 7;
  let close = 50;
  return Array.from({ length: 160 }, () => {
    state = (state * 48271) % 2147483647;
    close *= 1 + 0.12 * (state / 2147483647 - 0.5) + 0.002;
    return close;
  });
}

const bars = createSyntheticBars();

/** Closes against highs of the same bars: strongly tied. */
export const tiedPairs: PairedReturns = pairReturns(
  valuesOf(bars.map(({ close }) => close)),
  valuesOf(bars.map(({ high }) => high)),
);

/** Closes against the second walk: independent. */
export const loosePairs: PairedReturns = pairReturns(
  valuesOf(bars.map(({ close }) => close)),
  valuesOf(createSecondCloses()),
);

/** The pairs from index `start` to `end` as if nothing else were known. */
export function cutPairs(
  { weeks, leader, follower }: PairedReturns,
  start: number,
  end?: number,
): PairedReturns {
  return {
    weeks: weeks.slice(start, end),
    leader: leader.slice(start, end),
    follower: follower.slice(start, end),
  };
}

/** Weekly returns of whole basis points on consecutive weeks. */
export function arbitraryPairs(minLength: number, maxLength: number): fc.Arbitrary<PairedReturns> {
  const basisPoints = fc.integer({ min: -1500, max: 1500 }).map((value) => value / 10_000);
  return fc.array(fc.tuple(basisPoints, basisPoints), { minLength, maxLength }).map((rows) => ({
    weeks: rows.map((_, index) => 100 + index),
    leader: rows.map(([leader]) => leader),
    follower: rows.map(([, follower]) => follower),
  }));
}

/**
 * Gaussian weekly returns in stretches of [weeks, correlation], the follower `lag` weeks behind the leader; drawn from
 * a seed, so that a test knows what is in them.
 */
export function drawPairs(
  stretches: readonly (readonly [weeks: number, correlation: number])[],
  options: { readonly seed: number; readonly lag?: number },
): PairedReturns {
  const random = createRandom(options.seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const lag = options.lag ?? 0;
  const correlations = stretches.flatMap(([weeks, r]) => Array.from({ length: weeks }, () => r));
  const leader = correlations.map(() => 0.03 * normal());
  const follower = correlations.map((r, week) => {
    const own = 0.03 * normal();
    const led = leader[week - lag] ?? 0;
    return r * led + Math.sqrt(1 - r * r) * own;
  });
  return { weeks: correlations.map((_, week) => 100 + week), leader, follower };
}
