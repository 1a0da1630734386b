import { formatDate } from '../lib/format.ts';
import type { Bar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { MarketView, WeeklySeries } from '../market/view.ts';

/**
 * A series without the newest days for which a fund stands in: their changes are the fund's, but whether a level held
 * is told on the series' own closes alone (DATA 4).
 */
function standInSince(view: MarketView, id: SeriesId): number | null {
  const since = view.provenance(id).notes?.proxySince ?? null;
  // One that never was anything but a stand-in has no other level to be told.
  return since === 0 ? null : since;
}

/** Its weeks as of the last one that ends on a close of its own. */
export function ownWeekly(view: MarketView, id: SeriesId): WeeklySeries {
  const weekly = view.weekly(id);
  const since = standInSince(view, id);
  if (since === null) return weekly;
  const closed = weekly.closed.filter(({ day }) => day < since);
  return { ...weekly, closed, open: null, lastClosedWeek: closed.at(-1)?.week ?? weekly.lastClosedWeek };
}

export function ownDaily(view: MarketView, id: SeriesId): readonly Bar[] {
  const since = standInSince(view, id);
  const bars = view.daily(id);
  return since === null ? bars : bars.filter(({ day }) => day < since);
}

/** What an answer about levels says of the days it left out; nothing where there are none. */
export function describeStandIn(view: MarketView, id: SeriesId): readonly string[] {
  const since = standInSince(view, id);
  if (since === null) return [];
  return [
    `From ${formatDate(since)} on a fund stands in for ${id}: levels are told on its own closes before.`,
  ];
}
