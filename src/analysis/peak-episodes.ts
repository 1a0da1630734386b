import { at } from './at.ts';
import type { Cross } from './crosses.ts';

/** A golden cross and what followed until the next death cross: definition A of METHOD 2.1, the headline. */
export interface PeakEpisode {
  readonly cross: Cross;
  /** Weeks from the cross to the highest weekly close up to the week of the death cross; ties take the first. */
  readonly weeksToPeak: number;
  /** That close over the cross week's close, minus 1 (ratio). */
  readonly gain: number;
  readonly weeksToDeathCross: number;
  /** The gain stayed under 5 %. */
  readonly hasFailed: boolean;
  /** Fewer than 8 weeks after the previous golden cross: counted, but hardly an independent event. */
  readonly isClustered: boolean;
}

/** The peak of a stretch of weekly closes, counted from its start. */
export interface Peak {
  readonly weeksToPeak: number;
  readonly gain: number;
}

/** Starts whose peak is known, by index, and the weeks each took to it. */
export interface TimedPeak {
  readonly index: number;
  readonly weeksToPeak: number;
}

const FAILURE_GAIN = 0.05;
const CLUSTER_WEEKS = 8;

/** Highest close of the weeks start..end (indices, both included); the first of equal ones. */
export function findPeak(closes: readonly number[], start: number, end: number): Peak {
  const first = at(closes, start);
  let peak = start;
  let highest = first;
  for (let index = start + 1; index <= end; index += 1) {
    const close = at(closes, index);
    if (close > highest) {
      highest = close;
      peak = index;
    }
  }
  return { weeksToPeak: peak - start, gain: highest / first - 1 };
}

/**
 * Every golden cross that a death cross has ended, oldest first. The running episode is left out: its peak is
 * known only at its death cross.
 */
export function findEpisodes(closes: readonly number[], crosses: readonly Cross[]): PeakEpisode[] {
  const deaths = crosses.filter(({ direction }) => direction === 'death');
  let previous: Cross | undefined;
  const episodes: PeakEpisode[] = [];
  for (const cross of crosses.filter(({ direction }) => direction === 'golden')) {
    const death = deaths.find(({ index }) => index > cross.index);
    const isClustered = previous !== undefined && cross.week - previous.week < CLUSTER_WEEKS;
    previous = cross;
    if (death === undefined) continue;
    const peak = findPeak(closes, cross.index, death.index);
    episodes.push({
      cross,
      ...peak,
      weeksToDeathCross: death.index - cross.index,
      hasFailed: peak.gain < FAILURE_GAIN,
      isClustered,
    });
  }
  return episodes;
}

/**
 * Definitions B26 and B52: the highest close of the `horizon` weeks after each start, whatever crosses happen.
 * Starts whose horizon is not over yet are left out.
 */
export function findHorizonPeaks(
  closes: readonly number[],
  starts: readonly number[],
  horizon: number,
): TimedPeak[] {
  return starts
    .filter((index) => index + horizon < closes.length)
    .map((index) => ({ index, weeksToPeak: findPeak(closes, index, index + horizon).weeksToPeak }));
}
