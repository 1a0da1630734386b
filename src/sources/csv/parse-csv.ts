import Papa from 'papaparse';
import type { Bar } from '../../market/bar.ts';
import { parseDay } from '../../market/days.ts';

/** The bars of a file in its own unit, oldest first as written, each with the line it stands on (the header is 1). */
export interface CsvBars {
  readonly bars: readonly Bar[];
  readonly lines: readonly number[];
}

/** A file that cannot be read as bars: the line and the reason, for the caller to put the file's name in front. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

const CANDLE_HEADER = 'date,open,high,low,close,volume';
const VALUE_HEADER = 'date,value';
const BYTE_ORDER_MARK = '\uFEFF';
/**
 * Ways in which publishers write that there is no value; each is missing, never zero (DATA section 6). Not "NaN": no
 * publisher writes it, a computation that went wrong does.
 */
const MISSING = new Set(['', '.', 'na', 'n/a', 'null', 'none']);
const QUOTED_LENGTH = 40;

/** Quotes what a file holds without letting its length or control characters spoil a message. */
function quote(text: string): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return `"${clean.length > QUOTED_LENGTH ? `${clean.slice(0, QUOTED_LENGTH)}…` : clean}"`;
}

/** `0x10`, `0o7` and `0b1` are numbers to JavaScript and slips of the pen in a price file. */
function isOtherRadix(text: string): boolean {
  return text.startsWith('0') && 'xobXOB'.includes(text.charAt(1) || '.');
}

/** Decimal numbers only: `Number` alone would also take other radixes, an empty cell as 0, and infinity. */
function parseNumber(cell: string | undefined, line: number, column: string): number | null {
  const text = cell?.trim() ?? '';
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && !isOtherRadix(text)) return value;
  if (MISSING.has(text.toLowerCase())) return null;
  throw new CsvFault(line, `the ${column} ${quote(text)} is not a number`);
}

function parseDate(cell: string | undefined, line: number): number {
  const text = cell?.trim() ?? '';
  const day = parseDay(text);
  if (day === undefined) throw new CsvFault(line, `${quote(text)} is not a date like 2026-01-31`);
  return day;
}

/** Without a byte order mark, and with one kind of line end. */
function normalize(text: string): string {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return body.includes('\r') ? body.replaceAll('\r\n', '\n') : body;
}

type ReadRow = (cells: readonly string[], line: number) => Bar | undefined;

const readCandle: ReadRow = (cells, line) => {
  const day = parseDate(cells[0], line);
  const open = parseNumber(cells[1], line, 'open');
  const high = parseNumber(cells[2], line, 'high');
  const low = parseNumber(cells[3], line, 'low');
  const close = parseNumber(cells[4], line, 'close');
  const volume = parseNumber(cells[5], line, 'volume');
  return close === null ? undefined : { day, open, high, low, close, volume };
};

const readValue: ReadRow = (cells, line) => {
  const day = parseDate(cells[0], line);
  const close = parseNumber(cells[1], line, 'value');
  return close === null ? undefined : { day, open: null, high: null, low: null, close, volume: null };
};

/** How to read the rows below a header, and how many cells each must have. */
interface Layout {
  readonly readRow: ReadRow;
  readonly width: number;
}

function chooseLayout(header: readonly string[]): Layout {
  const names = header.map((name) => name.trim().toLowerCase()).join(',');
  if (names === CANDLE_HEADER) return { readRow: readCandle, width: 6 };
  if (names === VALUE_HEADER) return { readRow: readValue, width: 2 };
  throw new CsvFault(1, `the header must be ${CANDLE_HEADER} or ${VALUE_HEADER}, not ${quote(names)}`);
}

/**
 * Reads CSV text with the header `date,open,high,low,close,volume` or `date,value`. A row whose close or value is
 * blank has no observation and is left out; blank lines are ignored. Throws `CsvFault` on the first bad line.
 */
export function parseCsv(text: string): CsvBars {
  const bars: Bar[] = [];
  const lines: number[] = [];
  let line = 0;
  let layout: Layout | undefined;
  const takeRow = (cells: readonly string[]): void => {
    line += 1;
    if (layout === undefined) {
      layout = chooseLayout(cells);
      return;
    }
    if (cells.length === 1 && cells[0]?.trim() === '') return;
    if (cells.length !== layout.width) {
      throw new CsvFault(line, `${cells.length} columns where the header has ${layout.width}`);
    }
    const bar = layout.readRow(cells, line);
    if (bar === undefined) return;
    bars.push(bar);
    lines.push(line);
  };
  // Row by row, so that no second copy of the file is kept; a given newline saves the parser's guessing.
  Papa.parse<string[]>(normalize(text), { delimiter: ',', newline: '\n', step: ({ data }) => takeRow(data) });
  if (layout === undefined) throw new CsvFault(1, 'the file is empty');
  return { bars, lines };
}
