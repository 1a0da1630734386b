import { at } from './at.ts';

/** The article's 90-day stabilization period after a shock: an order of magnitude, not a constant (METHOD 5.6). */
export const STABILIZATION_DAYS = 90;
const CLUSTER_DAYS = 30;

/** Shock days (epoch days) at most 30 days apart, one after the other, are one cluster. */
export interface ShockCluster {
  readonly first: number;
  readonly last: number;
}

export interface StabilizationClock {
  /** Days since the newest shock day; beyond `of` once the clock has run out. */
  readonly day: number;
  readonly of: number;
  /** The epoch day that is day 90. */
  readonly endsOn: number;
  readonly isOver: boolean;
}

/** Merges shock days, given in any order, into clusters, oldest first. */
export function clusterShocks(days: readonly number[]): ShockCluster[] {
  const clusters: ShockCluster[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const newest = clusters.at(-1);
    if (newest === undefined || day - newest.last > CLUSTER_DAYS) clusters.push({ first: day, last: day });
    else clusters[clusters.length - 1] = { first: newest.first, last: day };
  }
  return clusters;
}

/** Day k of 90 as of `today`, counted from the newest shock, which resets it; null when there was none by then. */
export function readClock(shockDays: readonly number[], today: number): StabilizationClock | null {
  const past = shockDays.filter((day) => day <= today);
  if (past.length === 0) return null;
  const last = Math.max(...past);
  const day = today - last;
  return { day, of: STABILIZATION_DAYS, endsOn: last + STABILIZATION_DAYS, isOver: day > STABILIZATION_DAYS };
}

/** The epoch days on which a clock reached day 90 without another shock, up to `today`, oldest first. */
export function findClockEnds(shockDays: readonly number[], today: number): number[] {
  const days = [...new Set(shockDays)].sort((a, b) => a - b);
  return days
    .map((day) => day + STABILIZATION_DAYS)
    .filter((end, index) => end <= today && (days[index + 1] ?? Number.POSITIVE_INFINITY) > end);
}

/** Share of the days from `from` to `today` on which a clock was running, a ratio; how common "within 90 days" is. */
export function shareOfRunningDays(shockDays: readonly number[], from: number, today: number): number | null {
  if (today < from) return null;
  const days = shockDays.filter((day) => day <= today).sort((a, b) => a - b);
  let running = 0;
  for (let index = 0; index < days.length; index += 1) {
    const start = Math.max(from, at(days, index));
    const end = Math.min(today, at(days, index) + STABILIZATION_DAYS, (days[index + 1] ?? today + 1) - 1);
    running += Math.max(0, end - start + 1);
  }
  return running / (today - from + 1);
}
