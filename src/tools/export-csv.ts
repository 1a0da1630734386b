import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { BarRepository } from '../store/bars.ts';

const CANDLES = 'date,open,high,low,close,volume';
const VALUES = 'date,value';

/** A number as it reads back the same; a missing one is an empty cell. */
function writeCell(value: number | null, scale: number): string {
  if (value === null) return '';
  if (scale === 1) return String(value);
  // The way back multiplies by the scale, which leaves noise in the last digits.
  return String(Number((value / scale).toPrecision(15)));
}

/** Bars as the CSV text that a folder of files is read from, in the unit its files have for the series. */
export function writeCsv(id: SeriesId, bars: readonly Bar[]): string {
  const { scale } = seriesRow(id).csv;
  const hasCandles = bars.some(({ open }) => open !== null);
  const rows = bars.map(({ day, open, high, low, close, volume }) => {
    const date = formatDay(day);
    if (!hasCandles) return `${date},${writeCell(close, scale)}`;
    const prices = [open, high, low, close].map((value) => writeCell(value, scale));
    return [date, ...prices, writeCell(volume, 1)].join(',');
  });
  return `${[hasCandles ? CANDLES : VALUES, ...rows].join('\n')}\n`;
}

/** One file written, for telling. */
export interface ExportedSeries {
  readonly series: SeriesId;
  readonly file: string;
  readonly bars: number;
}

/**
 * Writes every stored series into a folder, which `csv:DIR` reads. A file is complete or not there: each is written
 * beside its name first.
 */
export async function exportCsv(bars: BarRepository, folder: string): Promise<readonly ExportedSeries[]> {
  await mkdir(folder, { recursive: true });
  const exported: ExportedSeries[] = [];
  for (const { series } of await bars.listSeries()) {
    const kept = await bars.readBars(series);
    if (kept.length === 0) continue;
    const file = `${seriesRow(series).csv.file}.csv`;
    const path = join(folder, file);
    await writeFile(`${path}.part`, writeCsv(series, kept));
    await rename(`${path}.part`, path);
    exported.push({ series, file, bars: kept.length });
  }
  return exported;
}
