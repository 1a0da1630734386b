import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/lib/clock.ts';
import { DataError } from '../../../src/lib/errors.ts';
import { formatDay } from '../../../src/market/days.ts';
import { createCsvReader } from '../../../src/sources/csv/csv-reader.ts';
import { day } from '../../market/memory-reader.ts';

const CANDLES = 'date,open,high,low,close,volume';
const clock = fixedClock(Date.parse('2026-06-30T12:00:00Z'));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csv-reader-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function errorOf(run: () => unknown): DataError {
  try {
    run();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a folder of CSV files', () => {
  it('gives a series with what the catalogue knows of its file', () => {
    write('IWM.csv', `${CANDLES}\n2026-01-15,260,262,259,261,1000\n2026-01-16,261,266,260,265,\n`);
    utimesSync(join(folder, 'IWM.csv'), 1_780_000_000, 1_780_000_000);
    expect(createCsvReader(folder, clock).read('IWM')).toEqual({
      id: 'IWM',
      bars: [
        { day: day('2026-01-15'), open: 260, high: 262, low: 259, close: 261, volume: 1000 },
        { day: day('2026-01-16'), open: 261, high: 266, low: 260, close: 265, volume: null },
      ],
      partial: null,
      source: 'CSV',
      adjustment: 'split',
      quality: 'measured',
      fetchedAt: 1_780_000_000_000,
    });
  });

  it('is scaled to the store’s unit once, bounds and all', () => {
    write('WALCL.csv', 'date,value\n2026-01-07,6573432\n2026-01-14,6581678\n');
    write('RRP.csv', 'date,value\n2026-01-14,3.2\n2026-01-15,\n2026-01-16,0\n');
    const reader = createCsvReader(folder, clock);
    expect(reader.read('WALCL')?.bars.at(-1)?.close).toBeCloseTo(6581.678, 9);
    expect(reader.read('RRP')?.bars.map((bar) => [formatDay(bar.day), bar.close])).toEqual([
      ['2026-01-14', 3.2],
      ['2026-01-16', 0],
    ]);
  });

  it('reads from the file that the catalogue row names', () => {
    write('XLG_ADJ.csv', `${CANDLES}\n2026-01-16,,,,62.1,\n`);
    write('XLG.csv', `${CANDLES}\n2026-01-16,,,,55,\n`);
    const series = createCsvReader(folder, clock).read('XLG');
    expect(series).toMatchObject({ adjustment: 'total-return', bars: [{ close: 62.1 }] });
  });

  it('has no series without a file, and refuses a file without a value', () => {
    write('ETH.csv', `${CANDLES}\n`);
    write('GLD.csv', `${CANDLES}\n2026-01-16,,,,,\n`);
    const reader = createCsvReader(folder, clock);
    expect(reader.read('BTC')).toBeUndefined();
    const message = (file: string) => `${file} row 1: there is a header, and no value below it`;
    expect(errorOf(() => reader.read('ETH')).message).toBe(message('ETH.csv'));
    expect(errorOf(() => reader.read('GLD')).message).toBe(message('GLD.csv'));
    expect(reader.isSample).toBe(false);
  });

  it('reads a file only when it is asked for', () => {
    write('RUT.csv', 'nonsense');
    write('VIX.csv', `${CANDLES}\n2026-01-16,15,16,15,16,\n`);
    const reader = createCsvReader(folder, clock);
    expect(reader.read('VIX')?.bars).toHaveLength(1);
    expect(errorOf(() => reader.read('RUT')).series).toBe('RUT');
  });

  it('takes a traded day that is not over for partial, and a published balance for what it is', () => {
    write('BTC.csv', `${CANDLES}\n2026-06-29,1e4,1e4,1e4,1e4,\n2026-06-30,1e4,2e4,1e4,15000,\n`);
    write('RUT.csv', `${CANDLES}\n2026-06-29,3000,3000,3000,3000,\n2026-06-30,3000,3030,3000,3020,\n`);
    write('TGA_DAILY.csv', 'date,value\n2026-06-29,919145\n');
    const reader = createCsvReader(folder, clock);
    for (const id of ['BTC', 'RUT'] as const) {
      const series = reader.read(id);
      expect(series?.bars.map((bar) => formatDay(bar.day))).toEqual(['2026-06-29']);
      expect(series?.partial).toMatchObject({ bar: { day: day('2026-06-30') }, fetchedAt: clock.now() });
    }
    expect(reader.read('TGA_DAILY')).toMatchObject({ bars: [{ day: day('2026-06-29') }], partial: null });
    const evening = createCsvReader(folder, fixedClock(Date.parse('2026-06-30T20:00:00Z')));
    expect(evening.read('RUT')).toMatchObject({ partial: null, bars: [{}, { close: 3020 }] });
  });

  it('changes its version with any file’s name, size or time', () => {
    write('BTC.csv', 'date,value\n');
    utimesSync(join(folder, 'BTC.csv'), 1, 1);
    const version = () => createCsvReader(folder, clock).version;
    const first = version();
    expect(version()).toBe(first);
    utimesSync(join(folder, 'BTC.csv'), 2, 2);
    const second = version();
    write('note.txt', 'no matter');
    expect(version()).toBe(second);
    write('ETH.csv', '');
    expect(new Set([first, second, version()]).size).toBe(3);
  });
});

describe('a bad file', () => {
  it.each([
    ['date,value\n2026-01-16,x\n', 'OTHERS.csv row 2: the value "x" is not a number'],
    [
      'date,value\n2026-01-11,2e11\n\n2026-01-11,3e11',
      'OTHERS.csv row 4: 2026-01-11 is there twice, with other values',
    ],
    [
      'date,value\n2026-01-04,2e11\n2026-01-11,.\n2026-01-18,2e8',
      'OTHERS.csv row 4: 200000000 is 0.001 times the value before: a change of unit?',
    ],
    [
      'date,value\n2026-07-05,2e11\n',
      'OTHERS.csv row 2: 2026-07-05 lies in the future (today is 2026-06-30)',
    ],
  ])('is one line with file, row and reason: %j', (text, message) => {
    write('OTHERS.csv', text);
    const error = errorOf(() => createCsvReader(folder, clock).read('OTHERS'));
    expect(error.message).toBe(message);
    expect(error.message).not.toContain('\n');
    expect(error.series).toBe('OTHERS');
    expect(error.hint).not.toBe('');
  });

  it('is refused in whole and read anew once it is repaired', () => {
    write('OTHERS.csv', 'date,value\n2026-01-11,2e11\n2026-01-18,oops\n');
    const reader = createCsvReader(folder, clock);
    errorOf(() => reader.read('OTHERS'));
    write('OTHERS.csv', 'date,value\n2026-01-11,2e11\n2026-01-18,2e11\n');
    expect(reader.read('OTHERS')?.bars).toHaveLength(2);
  });

  it('may not be a folder or a link that leads outside', () => {
    mkdirSync(join(folder, 'RUT.csv'));
    const outside = mkdtempSync(join(tmpdir(), 'csv-outside-'));
    writeFileSync(join(outside, 'secret.csv'), 'date,value\n');
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'BTC.csv'));
    const reader = createCsvReader(folder, clock);
    expect(errorOf(() => reader.read('RUT')).message).toBe('RUT.csv is not a file');
    expect(errorOf(() => reader.read('BTC')).message).toBe('BTC.csv is a link to a file outside the folder');
    rmSync(outside, { recursive: true });
  });

  it('may be a link inside the folder', () => {
    mkdirSync(join(folder, 'more'));
    write('more/bitcoin.csv', 'date,value\n2026-01-16,95000\n');
    symlinkSync(join('more', 'bitcoin.csv'), join(folder, 'BTC.csv'));
    expect(createCsvReader(folder, clock).read('BTC')?.bars).toHaveLength(1);
  });
});

describe('a bad folder', () => {
  it('is one clear line at once', () => {
    const missing = join(folder, 'nowhere');
    expect(errorOf(() => createCsvReader(missing, clock)).message).toBe(
      `The CSV folder ${missing} does not exist`,
    );
    write('file', '');
    expect(errorOf(() => createCsvReader(join(folder, 'file'), clock)).message).toBe(
      `${join(folder, 'file')} is a file, not a folder`,
    );
  });
});
