import type { DataStatus, SeriesStatus } from '../chat/data-ports.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../market/catalogue.ts';
import { parseDay } from '../market/days.ts';
import { expectNext } from '../market/expectation.ts';
import type { Market, MarketView } from '../market/view.ts';

function describe(view: MarketView, id: SeriesId): SeriesStatus[] {
  if (!view.has(id)) return [];
  const { source, quality, date, stale } = view.provenance(id);
  const lastDay = date === null ? undefined : parseDay(date);
  if (lastDay === undefined) return [];
  return [
    {
      series: id,
      source,
      quality,
      lastDay,
      nextAt: expectNext(seriesRow(id), lastDay)?.at ?? null,
      state: stale ? 'stale' : 'fresh',
      sources: [],
    },
  ];
}

/** How the series of a market stand that no source refreshes: a folder of files, or the sample. */
export function createFixedStatus(market: () => Market): DataStatus {
  return {
    async list(now) {
      const view = market().asOf({ instant: now, isDate: false });
      return SERIES_IDS.flatMap((id) => describe(view, id));
    },
  };
}
