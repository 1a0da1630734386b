import { formatDate, formatNumber } from '../lib/format.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { findJumps } from '../market/jumps.ts';
import type { SeriesKind } from '../market/series-row.ts';
import type { MarketView } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';

/** Balances and rates jump lawfully; what has a price does not. */
const PRICED: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity', 'crypto']);
/** A series in the wrong unit for a while jumps twice: into it and out of it. */
const MAX_JUMPS = 2;

function doubtsOf(view: MarketView, id: SeriesId): string[] {
  const { kind } = seriesRow(id);
  if (!PRICED.has(kind) || !view.has(id)) return [];
  const { closed } = view.weekly(id);
  const last = closed.at(-1);
  const jumps = findJumps(
    closed.map(({ close }) => close),
    kind,
  ).slice(-MAX_JUMPS);
  const told = jumps.flatMap((index) => {
    const [before, after] = [closed[index - 1], closed[index]];
    if (before === undefined || after === undefined) return [];
    const factor = formatNumber(after.close / before.close, 2);
    return [
      `Doubtful: ${id} ×${factor} in the week to ${formatDate(sundayOf(after.week))}, a unit or a split?`,
    ];
  });
  if (last?.isDegraded !== true) return told;
  return [...told, `Degraded: ${id} misses days of the week to ${formatDate(sundayOf(last.week))}.`];
}

/**
 * What is wrong with the data of an answer, a sentence each: a last closed week with more than two days missing, and
 * weekly moves that look like a change of unit or a split (METHOD 9).
 */
export function describeDataDoubts(view: MarketView, series: readonly SeriesId[]): string[] {
  return series.flatMap((id) => doubtsOf(view, id));
}
