import { LRUCache } from 'lru-cache';
import type { PhaseReading } from '../analysis/phase.ts';
import type { PhaseSeries } from '../analysis/phase-measures.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { WeeklyValue } from '../market/view.ts';

/** One reading labels every week of twenty-five years: enough for this week, the last and a replay beside them. */
const KEPT_READINGS = 4;

interface SeriesEnd {
  readonly newest: WeeklyValue | undefined;
  readonly count: number;
}

interface KeptReading {
  readonly ends: readonly SeriesEnd[];
  readonly reading: PhaseReading;
}

function areSame(known: readonly SeriesEnd[], asked: readonly SeriesEnd[]): boolean {
  return known.every(({ newest, count }, index) => {
    const other = asked[index];
    return other !== undefined && other.newest === newest && other.count === count;
  });
}

/** Gives the reading of the same series to the same week again, or computes it. */
export type RecallReading = (
  series: PhaseSeries,
  lastWeek: number,
  compute: () => PhaseReading,
) => PhaseReading;

/**
 * Remembers the latest readings across views, because phase, week, thesis, digest and alerts all ask for the same one.
 * Views cut their values from histories that never change and share the objects, so the same newest objects mean
 * the same values throughout; a history that was read anew has other objects and is computed anew.
 */
export function createPhaseMemory(ids: readonly SeriesId[]): RecallReading {
  const kept = new LRUCache<number, KeptReading>({ max: KEPT_READINGS });
  return (series, lastWeek, compute) => {
    const ends = ids.map((id) => ({ newest: series[id]?.at(-1), count: series[id]?.length ?? 0 }));
    const known = kept.get(lastWeek);
    if (known !== undefined && areSame(known.ends, ends)) return known.reading;
    const reading = compute();
    kept.set(lastWeek, { ends, reading });
    return reading;
  };
}
