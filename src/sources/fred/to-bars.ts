import type { Bar } from '../../market/bar.ts';
import type { SeriesId } from '../../market/catalogue.ts';
import { parseDay } from '../../market/days.ts';
import type { SeriesRow } from '../../market/series-row.ts';
import { valueBar } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import { parseValue } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import type { FredSeries, Observation } from './client.ts';
import { divisorByPeak, divisorOf } from './units.ts';

/** The newer spelling of the date column, and the one in use until 2024. */
const DATE_COLUMNS: ReadonlySet<string> = new Set(['observation_date', 'DATE']);

/** A keyed answer as a reading, scaled by the unit that FRED states. */
export function readSeries(series: FredSeries, row: SeriesRow): Reading {
  return {
    bars: divided(series.observations, divisorOf(series.units, row.unit)),
    unitText: series.units,
    publishedAt: series.updatedAt,
  };
}

/** The keyless CSV as a reading, scaled by the magnitude of its whole history. */
export function readGraph(text: string, symbol: string, id: SeriesId, row: SeriesRow): Reading {
  const observations = parseGraph(text, symbol);
  const values = observations.flatMap(({ value }) => (value === null ? [] : [value]));
  return { bars: divided(observations, divisorByPeak(id, row.unit, values)) };
}

function divided(observations: readonly Observation[], divisor: number): Bar[] {
  return observations.flatMap(({ day, value }) => (value === null ? [] : [valueBar(day, value / divisor)]));
}

/**
 * Reads `observation_date,<id>` lines. Throws `not-data` for a text that is no such table (a quota message, say),
 * `symbol` for a table of another series, `shape` for a line that is not a date and a value.
 */
function parseGraph(text: string, symbol: string): Observation[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const [dateColumn = '', column, ...others] = header.replace(/^\uFEFF/, '').split(',');
  if (!DATE_COLUMNS.has(dateColumn) || column === undefined || others.length > 0) {
    throw new SourceFault('not-data', 'FRED answered with something that is not its table');
  }
  if (column !== symbol) throw new SourceFault('symbol', `FRED answered for ${column}, not ${symbol}`);
  return lines.map(parseLine);
}

function parseLine(line: string): Observation {
  const [date = '', field, ...others] = line.split(',');
  const day = parseDay(date);
  const value = parseValue(field);
  if (day === undefined || field === undefined || value === undefined || others.length > 0) {
    throw new SourceFault('shape', 'A line of the FRED table is not a date and a value');
  }
  return { day, value };
}
