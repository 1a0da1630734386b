import { median } from 'simple-statistics';
import { at } from './at.ts';
import type { Pivot } from './pivots.ts';

/** A band of prices at which weekly highs have turned back more than once. */
export interface ResistanceZone {
  readonly low: number;
  readonly high: number;
  /** Median of its pivots. */
  readonly mid: number;
  /** Pivots at least 8 weeks apart: a double high of one visit is one touch. */
  readonly touches: number;
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** Weeks from the first to the last pivot. */
  readonly ageWeeks: number;
}

const TOUCH_WEEKS = 8;
const MINIMUM_TOUCHES = 2;
const MINIMUM_TOLERANCE = 0.015;
const ATR_SHARE = 0.5;

/** How far apart two prices still count as one level, a ratio: 1.5 %, or half an ATR when weeks are wider. */
export function zoneTolerance(close: number, atr: number | null): number {
  return atr === null ? MINIMUM_TOLERANCE : Math.max(MINIMUM_TOLERANCE, (ATR_SHARE * atr) / close);
}

/** Chains pivots from the lowest up: a cluster reaches twice the tolerance above its lowest price. */
function clusterPivots(pivots: readonly Pivot[], tolerance: number): Pivot[][] {
  const clusters: Pivot[][] = [];
  for (const pivot of pivots.toSorted((a, b) => a.price - b.price)) {
    const cluster = clusters.at(-1);
    const isNear = cluster !== undefined && pivot.price / at(cluster, 0).price - 1 <= 2 * tolerance;
    if (isNear) cluster.push(pivot);
    else clusters.push([pivot]);
  }
  return clusters;
}

function countTouches(weeks: readonly number[]): number {
  let last = Number.NEGATIVE_INFINITY;
  let touches = 0;
  for (const week of weeks) {
    if (week - last < TOUCH_WEEKS) continue;
    last = week;
    touches += 1;
  }
  return touches;
}

function toZone(cluster: readonly Pivot[]): ResistanceZone {
  const prices = cluster.map(({ price }) => price);
  const weeks = cluster.map(({ week }) => week).toSorted((a, b) => a - b);
  const firstWeek = at(weeks, 0);
  const lastWeek = at(weeks, -1);
  return {
    low: at(prices, 0),
    high: at(prices, -1),
    mid: median(prices),
    touches: countTouches(weeks),
    firstWeek,
    lastWeek,
    ageWeeks: lastWeek - firstWeek,
  };
}

/** Zones of at least two touches among pivots, lowest first (METHOD 3.1). `tolerance` is a ratio. */
export function findZones(pivots: readonly Pivot[], tolerance: number): ResistanceZone[] {
  return clusterPivots(pivots, tolerance)
    .map(toZone)
    .filter(({ touches }) => touches >= MINIMUM_TOUCHES);
}
