import type { KnownSeries } from '../market/feed.ts';
import { LEAST_COMMON_DAYS } from './splice.ts';

/** An answer repeats this many known bars, so that a correction of them is seen (DATA 4). */
const OVERLAP_BARS = 10;
/** Enough common days with another source although some of its days may be missing. */
const SWITCH_BARS = 2 * LEAST_COMMON_DAYS;

/** Whether the newest kept bars came from this source. */
export function isOwnTail(known: KnownSeries, source: string): boolean {
  const tail = known.bars.slice(-OVERLAP_BARS);
  return tail.length > 0 && tail.every((bar) => bar.source === source);
}

/**
 * The oldest day to ask a source for; undefined for its whole history. A source that was away is asked from well
 * before its absence, so that its own values take the place of the others' again.
 */
export function windowStart(known: KnownSeries, source: string): number | undefined {
  const { bars, isComplete } = known;
  if (!isComplete || bars.length === 0) return undefined;
  if (isOwnTail(known, source)) return bars.at(-OVERLAP_BARS)?.day ?? bars[0]?.day;
  const isKept = bars.some((bar) => bar.source === source);
  const firstForeign = isKept ? bars.findIndex((bar) => bar.source !== source) : bars.length;
  return bars[Math.max(0, firstForeign - SWITCH_BARS)]?.day;
}
