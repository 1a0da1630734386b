import { type Compilable, CompiledQuery, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** The largest chunk: 256 rows of 16 columns stay far below both dialects' bound on parameters (32,766 in SQLite). */
const LARGEST_CHUNK = 256;

type Cell = string | number | null;

/** One kind of statement over rows. */
export interface BulkStatement<Row, Column extends string> {
  /** Unique among the program's bulk statements. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** Must take the columns of each row in the given order and add no other parameter. */
  readonly build: (chunk: readonly Row[]) => Compilable;
}

/** Building a statement costs ten times its execution; its text depends on nothing but the number of rows. */
const TEXTS = new WeakMap<object, Map<string, string>>();

function textsOf(transaction: Transaction<Schema>): Map<string, string> {
  // Every database has an adapter of its own for as long as it is open.
  const { adapter } = transaction.getExecutor();
  const texts = TEXTS.get(adapter) ?? new Map<string, string>();
  TEXTS.set(adapter, texts);
  return texts;
}

/** The largest power of two that fits: so any number of rows needs only a handful of different texts. */
function chunkSize(rows: number): number {
  return Math.min(LARGEST_CHUNK, 2 ** Math.floor(Math.log2(rows)));
}

/** Runs one statement over many rows, a few hundred at a time. */
export async function executeInChunks<Row extends Readonly<Record<Column, Cell>>, Column extends string>(
  transaction: Transaction<Schema>,
  rows: readonly Row[],
  { name, columns, build }: BulkStatement<Row, Column>,
): Promise<void> {
  const texts = textsOf(transaction);
  for (let start = 0; start < rows.length; ) {
    const chunk = rows.slice(start, start + chunkSize(rows.length - start));
    const key = `${name} ${chunk.length}`;
    const text = texts.get(key) ?? build(chunk).compile().sql;
    texts.set(key, text);
    const cells: Cell[] = [];
    for (const row of chunk) for (const column of columns) cells.push(row[column]);
    await transaction.executeQuery(CompiledQuery.raw(text, cells));
    start += chunk.length;
  }
}
