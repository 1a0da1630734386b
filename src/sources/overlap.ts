import { median } from './chained-index.ts';

interface DayClose {
  readonly day: number;
  readonly close: number;
}

/** How two answers for one series compare on the days that both have. */
export interface Overlap {
  readonly days: number;
  /** The middle of fresh over known; NaN without a common day. */
  readonly ratio: number;
  /** The largest distance of a day's ratio from the middle one, relative to it. */
  readonly spread: number;
  /** Days whose ratio stands apart from all others by more than the tolerance. */
  readonly outliers: readonly { readonly day: number; readonly ratio: number }[];
}

/** Fresh over known; equal values are equal also where both are zero. */
function ratioOf(known: number, fresh: number): number {
  return known === fresh ? 1 : fresh / known;
}

/** Compares the closes that two lists of bars have for the same days. `tolerance` is a ratio (0.05 is five percent). */
export function compareOverlap(
  known: readonly DayClose[],
  fresh: readonly DayClose[],
  tolerance: number,
): Overlap {
  const closes = new Map(known.map(({ day, close }) => [day, close]));
  const ratios = fresh.flatMap(({ day, close }) => {
    const before = closes.get(day);
    return before === undefined ? [] : [{ day, ratio: ratioOf(before, close) }];
  });
  const ratio = median(ratios.map((entry) => entry.ratio));
  const distance = (entry: { ratio: number }) => Math.abs(entry.ratio / ratio - 1);
  return {
    days: ratios.length,
    ratio,
    spread: Math.max(0, ...ratios.map(distance)),
    outliers: ratios.filter((entry) => !(distance(entry) <= tolerance)),
  };
}
