import type { Bar } from './bar.ts';
import { type BarColumns, type PackedSeries, packBars, unpackBars } from './bar-columns.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { alignWeeks, type JointHistory } from './joint-values.ts';
import type { SeriesRow } from './series-row.ts';
import type { SeriesReader } from './view.ts';
import { aggregateWeeks, type WeeklyHistory } from './weekly-bars.ts';

/** What is computed from a series' bars, each on first use and kept: most are only ever asked for one. */
interface Readings {
  daily(): readonly Bar[];
  weekly(): WeeklyHistory;
  joint(): JointHistory;
}

/** One series in full, packed, with the readings that every as-of view cuts its part from. */
export interface SeriesHistory extends PackedSeries, Readings {
  readonly row: SeriesRow;
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

/** A market over newer data finds here what was computed from columns that have not changed. */
const READINGS = new WeakMap<BarColumns, Readings>();

function readingsOf(columns: BarColumns, row: SeriesRow): Readings {
  const known = READINGS.get(columns);
  if (known !== undefined) return known;
  const isDaily = row.cadence === 'daily';
  const readings = {
    daily: once(() => unpackBars(columns)),
    weekly: once(() => aggregateWeeks(columns, isDaily && row.calendar === 'utc')),
    joint: once(() => alignWeeks(columns, isDaily)),
  };
  READINGS.set(columns, readings);
  return readings;
}

function readPacked(reader: SeriesReader, id: SeriesId): PackedSeries | undefined {
  if (reader.readPacked !== undefined) return reader.readPacked(id);
  const data = reader.read(id);
  if (data === undefined) return undefined;
  const { bars, ...about } = data;
  return { ...about, columns: packBars(bars) };
}

function buildHistory(series: PackedSeries): SeriesHistory {
  const row = seriesRow(series.id);
  return { ...series, ...readingsOf(series.columns, row), row };
}

/** Reads each series on first use and keeps it, so that a reader need not remember what it has read. */
export function createHistories(reader: SeriesReader): FindHistory {
  const known = new Map<SeriesId, SeriesHistory | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const series = readPacked(reader, id);
    const history =
      series === undefined || series.columns.days.length === 0 ? undefined : buildHistory(series);
    known.set(id, history);
    return history;
  };
}
