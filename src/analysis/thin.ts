import { at } from './at.ts';

/** A phone shows about this many points across (PRODUCT 2); more only blurs the line. */
export const MAX_CHART_POINTS = 260;

/**
 * Ascending indices of at most `limit` of the values: all of them when they fit; otherwise both ends, the indices in
 * `keep` (crosses, say), the overall extremes, and the extremes of equal stretches in between, so that no spike is lost.
 * More than `limit` indices come back only when `keep` alone asks for more.
 */
export function thinIndices(
  values: readonly number[],
  keep: readonly number[] = [],
  limit = MAX_CHART_POINTS,
): number[] {
  if (values.length <= limit) return [...values.keys()];
  const kept = new Set([0, values.length - 1, ...extremesOf(values, 0, values.length), ...keep]);
  const stretches = Math.floor((limit - kept.size) / 2);
  const chosen = Array.from({ length: Math.max(0, stretches) }, (_, index) =>
    extremesOf(
      values,
      Math.floor((index * values.length) / stretches),
      Math.floor(((index + 1) * values.length) / stretches),
    ),
  ).flat();
  return [...new Set([...kept, ...chosen])].sort((a, b) => a - b);
}

/** Indices of the lowest and the highest value in [from, to); the first of equals. */
function extremesOf(values: readonly number[], from: number, to: number): [number, number] {
  let [low, high] = [from, from];
  for (let index = from + 1; index < to; index += 1) {
    if (at(values, index) < at(values, low)) low = index;
    if (at(values, index) > at(values, high)) high = index;
  }
  return [low, high];
}
