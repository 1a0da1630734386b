import { quantileSorted } from 'simple-statistics';

/** Median and quartiles (type 7) of a sample; all null when it is empty. */
export interface Summary {
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
}

export function sortAscending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

/**
 * Type-7 quantile (linear in (n-1)p, the default of R and numpy; METHOD 2.3), 0 <= p <= 1. Libraries differ and
 * simple-statistics once averaged neighbours instead, so tests pin the type. Throws when the sample is empty.
 */
export function quantile(values: readonly number[], p: number): number {
  return quantileSorted(sortAscending(values), p);
}

export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) return { n: 0, median: null, q1: null, q3: null };
  const sorted = sortAscending(values);
  return {
    n: sorted.length,
    median: quantileSorted(sorted, 0.5),
    q1: quantileSorted(sorted, 0.25),
    q3: quantileSorted(sorted, 0.75),
  };
}
