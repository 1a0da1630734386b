/** What a stretch of a sample is like around its middle. */
export interface Spread {
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly sd: number;
}

/**
 * Mean and sample standard deviation of `values` over [start, end); NaN for fewer than two values and where one of them
 * is missing. Two plain passes over the stretch itself: a rolling score asks for thousands of them per answer, and
 * library calls on copies of each window cost ten times as much, all of it on the event loop.
 */
export function measureSpread(values: readonly number[], start: number, end: number): Spread {
  const n = end - start;
  if (n < 2) return { mean: Number.NaN, sd: Number.NaN };
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += values[index] ?? Number.NaN;
  const mean = sum / n;
  let squares = 0;
  for (let index = start; index < end; index += 1) {
    const deviation = (values[index] ?? Number.NaN) - mean;
    squares += deviation * deviation;
  }
  return { mean, sd: Math.sqrt(squares / (n - 1)) };
}
