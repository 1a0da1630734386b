import { type Clock, systemClock } from '../../lib/clock.ts';
import { DataError } from '../../lib/errors.ts';
import type { Bar, SeriesData } from '../../market/bar.ts';
import { type SeriesId, seriesRow } from '../../market/catalogue.ts';
import { dayOf } from '../../market/days.ts';
import { publishedAt } from '../../market/publication.ts';
import type { SeriesKind, SeriesRow } from '../../market/series-row.ts';
import type { SeriesReader } from '../../market/view.ts';
import { checkBars } from '../validation.ts';
import { openCsvFolder } from './csv-folder.ts';
import { type CsvBars, CsvFault, parseCsv } from './parse-csv.ts';

const TRADED_KINDS: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity', 'crypto']);

function scaleValue(value: number, scale: number): number;
function scaleValue(value: number | null, scale: number): number | null;
function scaleValue(value: number | null, scale: number): number | null {
  return value === null ? null : value * scale;
}

/** Converts a bar from the file's unit to the store's: the one place where a CSV value is scaled. */
function toStoreUnit(bar: Bar, scale: number): Bar {
  if (scale === 1) return bar;
  return {
    day: bar.day,
    open: scaleValue(bar.open, scale),
    high: scaleValue(bar.high, scale),
    low: scaleValue(bar.low, scale),
    close: scaleValue(bar.close, scale),
    volume: bar.volume,
  };
}

function parseFile(id: SeriesId, name: string, text: string): CsvBars {
  try {
    const parsed = parseCsv(text);
    // No file is a series that is not there; a file without a value is a download that went wrong.
    if (parsed.bars.length === 0) throw new CsvFault(1, 'there is a header, and no value below it');
    return parsed;
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw new DataError(
      id,
      `${name} row ${error.line}: ${error.message}`,
      'Correct or remove it; nothing of this series was used',
    );
  }
}

/** A traded day that is not over yet when the file is read is a partial bar, never history. */
function splitPartial(
  bars: readonly Bar[],
  row: SeriesRow,
  now: number,
): Pick<SeriesData, 'bars' | 'partial'> {
  const last = bars.at(-1);
  if (last === undefined || !TRADED_KINDS.has(row.kind) || publishedAt(row.publication, last.day) <= now) {
    return { bars, partial: null };
  }
  return { bars: bars.slice(0, -1), partial: { bar: last, fetchedAt: now } };
}

/**
 * Reads a folder of CSV files, one per series as the catalogue names them, each when it is first asked for. Throws
 * `DataError` at once when the folder is missing, and on reading when a file is wrong: one sentence with file, row
 * and reason. It keeps no series: the market does, packed.
 */
export function createCsvReader(directory: string, clock: Clock = systemClock): SeriesReader {
  const folder = openCsvFolder(directory);
  return {
    version: folder.version,
    isSample: false,
    read(id) {
      const row = seriesRow(id);
      const file = folder.read(id, row.csv.file);
      if (file === undefined) return undefined;
      const name = `${row.csv.file}.csv`;
      const { bars, lines } = parseFile(id, name, file.text);
      const now = clock.now();
      const scaled = bars.map((bar) => toStoreUnit(bar, row.csv.scale));
      const checked = checkBars(scaled, {
        id,
        today: dayOf(now),
        nameBar: (index) => `${name} row ${lines[index]}`,
      });
      return {
        id,
        ...splitPartial(checked, row, now),
        source: 'CSV',
        adjustment: row.csv.adjustment,
        quality: 'measured',
        fetchedAt: file.modifiedAt,
      };
    },
  };
}
