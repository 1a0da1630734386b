import { DataError } from '../lib/errors.ts';
import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import { findCandleFault, findFault } from './validation-rules.ts';

/** Whose bars are checked, and how a bar is named to the person who has to repair it. */
export interface BarCheck {
  readonly id: SeriesId;
  /** The newest day that can exist by now. */
  readonly today: number;
  /** Names the bar at an index of the input, e.g. `RUT.csv row 17`. */
  nameBar(index: number): string;
}

function isSameBar(a: Bar, b: Bar): boolean {
  return (
    a.open === b.open && a.high === b.high && a.low === b.low && a.close === b.close && a.volume === b.volume
  );
}

/** A futures candle that contradicts itself loses its open, high and low; its close stands (DATA section 4). */
function withoutBadCandle(bar: Bar): Bar {
  return findCandleFault(bar) === undefined ? bar : { ...bar, open: null, high: null, low: null };
}

/**
 * Checks a series' bars, oldest first, against DATA section 6 and returns those to keep. A repeated date is kept
 * once when its values agree. Moves are accepted however large unless they look like a change of unit or an
 * unadjusted split. Throws `DataError` with one sentence on the first bar that cannot be true.
 */
export function checkBars(bars: readonly Bar[], check: BarCheck): Bar[] {
  const row = seriesRow(check.id);
  const kept: Bar[] = [];
  const refuse = (index: number, reason: string): never => {
    throw new DataError(
      check.id,
      `${check.nameBar(index)}: ${reason}`,
      'Correct or remove it; nothing of this series was used',
    );
  };
  bars.forEach((bar, index) => {
    const previous = kept.at(-1);
    const before = bars[index - 1];
    if (before?.day === bar.day) {
      if (!isSameBar(before, bar)) refuse(index, `${formatDay(bar.day)} is there twice, with other values`);
      return;
    }
    const fault = findFault({ bar, previous, row, today: check.today });
    if (fault !== undefined) refuse(index, fault.reason);
    kept.push(row.kind === 'commodity' ? withoutBadCandle(bar) : bar);
  });
  return kept;
}
