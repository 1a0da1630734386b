import type { Bar, SeriesData } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { MS_PER_DAY, parseDay } from '../../src/market/days.ts';
import type { AsOf, SeriesReader } from '../../src/market/view.ts';

/** The epoch day of a date that a test writes down. */
export function day(date: string): number {
  const parsed = parseDay(date);
  if (parsed === undefined) throw new RangeError(`${date} is not a date`);
  return parsed;
}

/** The end of a calendar date, as a question about that date means it. */
export function endOf(date: string): AsOf {
  return { instant: (day(date) + 1) * MS_PER_DAY, isDate: true };
}

/** A question about now, where now is the instant written down. */
export function liveAt(instant: string): AsOf {
  return { instant: Date.parse(instant), isDate: false };
}

/** A bar of one price. */
export function bar(date: string | number, close: number): Bar {
  const dayOfBar = typeof date === 'number' ? date : day(date);
  return { day: dayOfBar, open: close, high: close, low: close, close, volume: null };
}

/** A reader over bars held in memory; counts how often each series was read. */
export function memoryReader(
  series: Partial<Record<SeriesId, readonly Bar[]>>,
  partials: Partial<Record<SeriesId, SeriesData['partial']>> = {},
): SeriesReader & { readonly reads: Map<SeriesId, number> } {
  const reads = new Map<SeriesId, number>();
  return {
    version: 'memory-1',
    isSample: false,
    reads,
    read(id) {
      reads.set(id, (reads.get(id) ?? 0) + 1);
      const bars = series[id];
      if (bars === undefined) return undefined;
      const about = { source: 'memory', adjustment: 'none', quality: 'measured', fetchedAt: null } as const;
      return { id, bars, partial: partials[id] ?? null, ...about };
    },
  };
}
