import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/market/days.ts';
import { CsvFault, parseCsv } from '../../../src/sources/csv/parse-csv.ts';
import { day } from '../../market/memory-reader.ts';

const CANDLES = 'date,open,high,low,close,volume';

function faultOf(text: string): string {
  try {
    parseCsv(text);
  } catch (error) {
    if (error instanceof CsvFault) return `${error.line}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('CSV text', () => {
  it('of candles becomes bars with the line each stands on', () => {
    const text = `${CANDLES}\n2026-01-15,1,4,0.5,2,100\n2026-01-16,2,5,1.5,3,\n`;
    expect(parseCsv(text)).toEqual({
      bars: [
        { day: day('2026-01-15'), open: 1, high: 4, low: 0.5, close: 2, volume: 100 },
        { day: day('2026-01-16'), open: 2, high: 5, low: 1.5, close: 3, volume: null },
      ],
      lines: [2, 3],
    });
  });

  it('of values becomes bars with a close alone', () => {
    expect(parseCsv('date,value\n2026-01-14,-0.5').bars).toEqual([
      { day: day('2026-01-14'), open: null, high: null, low: null, close: -0.5, volume: null },
    ]);
  });

  it('may have a byte order mark, Windows line ends, spaces, quotes, blank lines and any case in its header', () => {
    const text = '\uFEFFDate, Value\r\n\r\n"2026-01-14", 1.5 \r\n   \r\n2026-01-15,"2e3"\r\n';
    expect(parseCsv(text)).toMatchObject({ bars: [{ close: 1.5 }, { close: 2000 }], lines: [3, 5] });
  });

  it.each(['', '.', 'NA', 'N/A', 'null', 'None', ' '])('has no observation where the value is %j', (cell) => {
    const text = `date,value\n2026-01-13,1\n2026-01-14,${cell}\n2026-01-15,0`;
    expect(parseCsv(text)).toMatchObject({ bars: [{ close: 1 }, { close: 0 }], lines: [2, 4] });
    expect(parseCsv(`${CANDLES}\n2026-01-14,1,2,1,${cell},5`).bars).toEqual([]);
    expect(parseCsv(`${CANDLES}\n2026-01-14,${cell},${cell},${cell},2,${cell}`).bars).toMatchObject([
      { open: null, high: null, low: null, close: 2, volume: null },
    ]);
  });

  it.each([
    ['', '1: the file is empty'],
    ['day,price\n', `1: the header must be ${CANDLES} or date,value, not "day,price"`],
    ['<!DOCTYPE html>\n<html>', `1: the header must be ${CANDLES} or date,value, not "<!doctype html>"`],
    [`${'x'.repeat(90)}\n`, `1: the header must be ${CANDLES} or date,value, not "${'x'.repeat(40)}…"`],
    ['date,value\n2026-01-14,1\n2026-02-30,1', '3: "2026-02-30" is not a date like 2026-01-31'],
    ['date,value\n01/14/2026,1', '2: "01/14/2026" is not a date like 2026-01-31'],
    ['date,value\n2026-01-14,NaN', '2: the value "NaN" is not a number'],
    [`${CANDLES}\n2026-01-14,1,2,1,nan,5`, '2: the close "nan" is not a number'],
    ['date,value\n2026-01-14,12x', '2: the value "12x" is not a number'],
    ['date,value\n2026-01-14,0x10', '2: the value "0x10" is not a number'],
    ['date,value\n2026-01-14,Infinity', '2: the value "Infinity" is not a number'],
    [`${CANDLES}\n2026-01-14,1,high,1,1,`, '2: the high "high" is not a number'],
    ['date,value\n2026-01-14,"1,234.5"', '2: the value "1,234.5" is not a number'],
    ['date,value\n2026-01-14,1,2', '2: 3 columns where the header has 2'],
    [`${CANDLES}\n\n2026-01-14,1`, '3: 2 columns where the header has 6'],
    ['date,value\n2026-01-14,\u0007\u001b[31m', '2: the value "[31m" is not a number'],
  ])('is refused when wrong: %j', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it('gives back the numbers and dates that were written', () => {
    const anyRow = fc.tuple(
      fc.integer({ min: 0, max: 30_000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const written = rows.map(([date, value]) => `${formatDay(date)},${value}`);
        const { bars } = parseCsv(['date,value', ...written].join(lineEnd));
        // Zero has one spelling: `-0` is written as `0`.
        expect(bars.map((bar) => [bar.day, bar.close])).toEqual(
          rows.map(([date, value]) => [date, value + 0]),
        );
      }),
    );
  });

  it('never ends in anything but bars or a fault with a line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'date,value\n', `${CANDLES}\n`),
        (text, header) => {
          expect(faultOf(header + text)).toMatch(/^(none|\d+: .+)$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
