import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';
import { findPivots, SIDE_WEEKS } from './pivots.ts';
import { type DatedClose, priorRecords } from './records.ts';
import { findZones, type ResistanceZone, zoneTolerance } from './zones.ts';

/** Weeks of pivots that zones are made of, five years. */
const WINDOW_WEEKS = 260;

/** What has capped the price, told from highs and closes of closed weeks (METHOD 3.1). */
export interface Resistance {
  /** Zones of repeated weekly highs, lowest first. */
  readonly zones: readonly ResistanceZone[];
  /** The highest weekly close before this week, "the ceiling of record"; null for a first week. */
  readonly ceiling: DatedClose | null;
  /** The highest intraday price before this week. */
  readonly highestHigh: number | null;
  /** The price to watch next: the ceiling, or the nearest zone above when the ceiling is not near the top zone. */
  readonly headline: { readonly price: number; readonly kind: 'ceiling' | 'zone' } | null;
}

function chooseHeadline(
  close: number,
  ceiling: DatedClose | null,
  zones: readonly ResistanceZone[],
  tolerance: number,
): Resistance['headline'] {
  if (ceiling === null) return null;
  const highest = zones.at(-1);
  const above = zones.find((zone) => zone.mid > close);
  if (highest === undefined || above === undefined) return { price: ceiling.close, kind: 'ceiling' };
  const isNear =
    ceiling.close >= highest.low * (1 - tolerance) && ceiling.close <= highest.high * (1 + tolerance);
  return isNear ? { price: ceiling.close, kind: 'ceiling' } : { price: above.mid, kind: 'zone' };
}

/**
 * Resistance as of the last of `bars` (closed weeks, oldest first, at least one). `atr` is that week's average
 * true range in price units, where there is one. A zone counts as above the price when its middle is.
 */
export function findResistance(bars: readonly WeeklyBar[], atr: number | null): Resistance {
  const last = at(bars, -1);
  const tolerance = zoneTolerance(last.close, atr);
  const pivots = findPivots(bars.slice(-WINDOW_WEEKS - SIDE_WEEKS)).filter(
    ({ week }) => week > last.week - WINDOW_WEEKS,
  );
  const zones = findZones(pivots, tolerance);
  const ceiling = at(priorRecords(bars), -1);
  const highs = bars.slice(0, -1).flatMap(({ high }) => (high === null ? [] : [high]));
  return {
    zones,
    ceiling,
    highestHigh: highs.length === 0 ? null : Math.max(...highs),
    headline: chooseHeadline(last.close, ceiling, zones, tolerance),
  };
}
