import type { Bar } from '../market/bar.ts';
import type { BarsTable, CandleColumns } from './schema.ts';

/** A final bar whose value changed or went. `bar` is the new state, null where the bar was removed. */
export interface BarChange {
  readonly stored: BarsTable;
  readonly bar: Bar | null;
}

/** What a batch means for the bars that are stored. */
export interface BarChanges {
  readonly inserted: readonly Bar[];
  readonly changed: readonly BarChange[];
  readonly unchanged: number;
}

const FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;

export function isSameCandle(a: CandleColumns | Bar, b: CandleColumns | Bar): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}

/** How a batch is to be read. */
export interface Comparison extends Readonly<Pick<BarsTable, 'adjustment' | 'quality'>> {
  /** True when stored bars that the batch lacks are to go. */
  readonly isFullHistory: boolean;
  /** True when a newer answer is already stored: this one may only add what is missing. */
  readonly isOutdated: boolean;
}

/** Compares a batch with the final bars stored on its days (on all days for a full history). */
export function compareBars(
  stored: readonly BarsTable[],
  bars: readonly Bar[],
  comparison: Comparison,
): BarChanges {
  const { adjustment, quality, isFullHistory, isOutdated } = comparison;
  const byDay = new Map(stored.map((row) => [row.day, row]));
  const inserted: Bar[] = [];
  const changed: BarChange[] = [];
  let unchanged = 0;
  for (const bar of bars) {
    const row = byDay.get(bar.day);
    byDay.delete(bar.day);
    const isSame =
      row !== undefined && row.adjustment === adjustment && row.quality === quality && isSameCandle(row, bar);
    if (row === undefined) inserted.push(bar);
    else if (isSame || isOutdated) unchanged += 1;
    else changed.push({ stored: row, bar });
  }
  if (isFullHistory && !isOutdated) {
    for (const row of byDay.values()) changed.push({ stored: row, bar: null });
  }
  return { inserted, changed, unchanged };
}

/** The change of a close as a ratio (0.01 is one percent up); null where there was nothing to compare with. */
export function closeRatio(oldClose: number, newClose: number): number | null {
  return oldClose === 0 ? null : newClose / oldClose - 1;
}
