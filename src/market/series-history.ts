import type { Bar, SeriesData } from './bar.ts';
import { type BarColumns, packBars, unpackBars } from './bar-columns.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { alignWeeks, type JointHistory } from './joint-values.ts';
import type { SeriesRow } from './series-row.ts';
import type { SeriesReader } from './view.ts';
import { aggregateWeeks, type WeeklyHistory } from './weekly-bars.ts';

/**
 * One series in full, packed, with the readings that every as-of view cuts its part from. Each reading is computed
 * on first use and kept: most series are only ever asked for one of them.
 */
export interface SeriesHistory extends Omit<SeriesData, 'bars'> {
  readonly row: SeriesRow;
  readonly columns: BarColumns;
  daily(): readonly Bar[];
  weekly(): WeeklyHistory;
  joint(): JointHistory;
}

/** Looks up a series' history; undefined when the reader has no such series or an empty one. */
export type FindHistory = (id: SeriesId) => SeriesHistory | undefined;

function once<T extends object>(compute: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}

function buildHistory({ bars, ...about }: SeriesData): SeriesHistory {
  const row = seriesRow(about.id);
  const columns = packBars(bars);
  const isDaily = row.cadence === 'daily';
  return {
    ...about,
    row,
    columns,
    daily: once(() => unpackBars(columns)),
    weekly: once(() => aggregateWeeks(columns, isDaily && row.calendar === 'utc')),
    joint: once(() => alignWeeks(columns, isDaily)),
  };
}

/** Reads each series on first use and keeps it, so that a reader need not remember what it has read. */
export function createHistories(reader: SeriesReader): FindHistory {
  const known = new Map<SeriesId, SeriesHistory | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const data = reader.read(id);
    const history = data === undefined || data.bars.length === 0 ? undefined : buildHistory(data);
    known.set(id, history);
    return history;
  };
}
