import { CompiledQuery, type Compilable, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** 300 rows of 16 columns stay far below both dialects' bound on parameters (32,766 in SQLite). */
const CHUNK_ROWS = 300;

type Cell = string | number | null;

/**
 * Runs one statement over many rows, a few hundred at a time. Building a statement costs ten times its execution,
 * so it is built once and its text reused with the next rows' values. `build` must list the columns in the order
 * of `columns` for each row and add no other parameter.
 */
export async function executeInChunks<Row extends Readonly<Record<Column, Cell>>, Column extends string>(
  transaction: Transaction<Schema>,
  rows: readonly Row[],
  columns: readonly Column[],
  build: (chunk: readonly Row[]) => Compilable,
): Promise<void> {
  let text: string | undefined;
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const chunk = rows.slice(start, start + CHUNK_ROWS);
    text = chunk.length === CHUNK_ROWS && text !== undefined ? text : build(chunk).compile().sql;
    const cells: Cell[] = [];
    for (const row of chunk) for (const column of columns) cells.push(row[column]);
    await transaction.executeQuery(CompiledQuery.raw(text, cells));
  }
}
