import type { Point } from '../../../src/charts/spec.ts';

/** Synthetic series for the fixtures: seeded, so that a picture is the same in every run. */

export const DAY = 86_400_000;
export const WEEK = 7 * DAY;

/** The Friday that the fixtures are as of. */
export const LAST_WEEK = Date.UTC(2026, 10, 20);

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A draw from the standard normal distribution (sum of uniforms). */
export function gaussian(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random();
  return sum;
}

/**
 * A weekly walk that passes through `anchors` (value at a share of the way), with a mean-reverting wiggle of
 * `volatility` around the straight log path between them.
 */
export function weeklyWalk(
  weeks: number,
  anchors: readonly (readonly [share: number, value: number])[],
  volatility: number,
  seed: number,
): number[] {
  const random = createRandom(seed);
  let wiggle = 0;
  return Array.from({ length: weeks }, (_, i) => {
    const share = i / (weeks - 1);
    const next = Math.max(
      1,
      anchors.findIndex(([at]) => at >= share),
    );
    const [fromAt, from] = anchors[next - 1] ?? [0, 1];
    const [toAt, to] = anchors[next] ?? [1, 1];
    const between = (share - fromAt) / (toAt - fromAt);
    wiggle = wiggle * 0.86 + gaussian(random) * volatility;
    // The wiggle fades out so that the last value is the last anchor.
    const fade = Math.min(1, (weeks - 1 - i) / 8);
    return Math.exp(Math.log(from) + (Math.log(to) - Math.log(from)) * between + wiggle * fade);
  });
}

/** Values as weekly points of which the last falls on LAST_WEEK. */
export function weeklyPoints(values: readonly (number | null)[]): Point[] {
  return values.map((value, i) => [LAST_WEEK - (values.length - 1 - i) * WEEK, value] as const);
}

/** Exponential moving average seeded with its first value: near enough for a picture. */
export function smooth(values: readonly number[], length: number): number[] {
  let average = values[0] ?? 0;
  return values.map((value) => {
    average += (value - average) * (2 / (length + 1));
    return average;
  });
}
