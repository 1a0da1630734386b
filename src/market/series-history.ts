import type { SeriesData } from './bar.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { alignWeeks, type JointHistory } from './joint-values.ts';
import type { SeriesRow } from './series-row.ts';
import type { SeriesReader } from './view.ts';
import { aggregateWeeks, type WeeklyHistory } from './weekly-bars.ts';

/** One series in full, with the weekly readings that every as-of view cuts its part from. */
export interface SeriesHistory {
  readonly id: SeriesId;
  readonly row: SeriesRow;
  readonly data: SeriesData;
  readonly weekly: WeeklyHistory;
  readonly joint: JointHistory;
}

/** Looks up a series' history; undefined when the reader has no such series or an empty one. */
export type FindHistory = (id: SeriesId) => SeriesHistory | undefined;

function buildHistory(id: SeriesId, data: SeriesData): SeriesHistory {
  const row = seriesRow(id);
  const isDaily = row.cadence === 'daily';
  return {
    id,
    row,
    data,
    weekly: aggregateWeeks(data.bars, isDaily && row.calendar === 'utc'),
    joint: alignWeeks(data.bars, isDaily),
  };
}

/** Reads each series on first use and keeps it: weekly bars and joint values are computed once. */
export function createHistories(reader: SeriesReader): FindHistory {
  const known = new Map<SeriesId, SeriesHistory | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const data = reader.read(id);
    const history = data === undefined || data.bars.length === 0 ? undefined : buildHistory(id, data);
    known.set(id, history);
    return history;
  };
}
