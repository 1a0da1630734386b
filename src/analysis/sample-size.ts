import { wilsonInterval } from './intervals.ts';

/**
 * How much a sample of n events may claim (PRODUCT 3): `list` the events and no rate, a `count` "k of n" with its
 * interval, or a `percentage` with it.
 */
export type EvidenceForm = 'list' | 'count' | 'percentage';

const LIST_AT_MOST = 5;
const PERCENTAGE_FROM = 20;

export function evidenceForm(n: number): EvidenceForm {
  if (n <= LIST_AT_MOST) return 'list';
  return n < PERCENTAGE_FROM ? 'count' : 'percentage';
}

/** k of n with its Wilson interval (95 %, ratios); the bounds are null when n is 0. */
export interface Share {
  readonly k: number;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How many of `values` meet a condition. */
export function countShare<T>(values: readonly T[], isMet: (value: T) => boolean): Share {
  const n = values.length;
  const k = values.filter((value) => isMet(value)).length;
  const interval = wilsonInterval(k, n);
  return {
    k,
    n,
    low: interval === null ? null : interval.low,
    high: interval === null ? null : interval.high,
  };
}
