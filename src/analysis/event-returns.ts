import { at } from './at.ts';
import { compareForwardReturns, forwardReturns, type HorizonReturns } from './forward-returns.ts';
import { type Summary, summarize } from './quantiles.ts';

/** The horizons of every evidence table, in weeks: fixed before any result was seen, so they are the family shown. */
export const EVENT_HORIZONS = [4, 13, 18, 26, 52] as const;

/** The horizon that is told in words and tested against random dates; the others stand beside it untested. */
export const TESTED_WEEKS = 13;

/** Events nearer to their predecessor than this are hardly independent of it (METHOD 2.1). */
const CLUSTER_WEEKS = 8;

/** Returns over one horizon after events and after any week, as ratios. */
export interface EventHorizon extends HorizonReturns {
  /** Median and quartiles over the events whose horizon is over. */
  readonly spread: Summary;
  /** The same over every eligible week; these overlap. */
  readonly baseSpread: Summary;
  /** The lowest return after an event, with the event's index; null without any. */
  readonly worst: { readonly index: number; readonly value: number } | null;
}

/** The lowest of the returns after `events` over `weeks`; the first of equals. */
function findWorst(
  closes: readonly number[],
  events: readonly number[],
  weeks: number,
): EventHorizon['worst'] {
  let worst: EventHorizon['worst'] = null;
  for (const index of events.filter((event) => event + weeks < closes.length)) {
    const value = at(closes, index + weeks) / at(closes, index) - 1;
    if (worst === null || value < worst.value) worst = { index, value };
  }
  return worst;
}

/**
 * Forward returns at every horizon after `events` (indices into `closes`, consecutive weeks), beside those of every
 * week from `firstIndex` on, the first that could have been an event (METHOD 2.2).
 */
export function compareHorizons(
  closes: readonly number[],
  events: readonly number[],
  firstIndex: number,
): EventHorizon[] {
  const eligible = [...closes.keys()].slice(firstIndex);
  return EVENT_HORIZONS.map((weeks) => {
    const compared = compareForwardReturns(closes, events, firstIndex, weeks);
    const spread = summarize(forwardReturns(closes, events, weeks));
    const baseSpread = summarize(forwardReturns(closes, eligible, weeks));
    return Object.assign(compared, { spread, baseSpread, worst: findWorst(closes, events, weeks) });
  });
}

/** For each event week (ascending week indices), whether it came less than 8 weeks after the one before it. */
export function flagClusters(weeks: readonly number[]): boolean[] {
  return weeks.map((week, index) => index > 0 && week - at(weeks, index - 1) < CLUSTER_WEEKS);
}
