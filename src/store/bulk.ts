import { CompiledQuery, PostgresAdapter, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

type Cell = string | number | null;
type CellType = 'text' | 'integer' | 'bigint' | 'double precision';

/** A table whose rows are written many at a time, each in the place of the one with its key if there is one. */
export interface BulkTable<Column extends string> {
  readonly name: keyof Schema;
  /** All columns with their types, in any order. */
  readonly columns: Readonly<Record<Column, CellType>>;
  readonly key: readonly Column[];
  /** What a row takes over from its successor; the rest of it stays. */
  readonly replaced: readonly Column[];
}

type Rows<Column extends string> = readonly Readonly<Record<Column, Cell>>[];

/** 256 rows of 16 columns stay far below SQLite's bound on parameters (32,766). */
const LARGEST_CHUNK = 256;
/** PostgreSQL takes a column as one parameter; more rows at once only cost memory. */
const LARGEST_COLUMN = 2_500;

function keysOf<Column extends string>(columns: Readonly<Record<Column, CellType>>): readonly Column[] {
  return Object.keys(columns).filter((name): name is Column => Object.hasOwn(columns, name));
}

function writeText<Column extends string>(
  { name, columns, key, replaced }: BulkTable<Column>,
  rows: string,
): string {
  const list = (names: readonly string[]) => names.map((column) => `"${column}"`).join(', ');
  const changes = replaced.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `insert into "${name}" (${list(keysOf(columns))}) ${rows} on conflict (${list(key)}) do update set ${changes}`;
}

/** One placeholder a cell. The text depends on nothing but the number of rows, so the driver keeps it compiled. */
function valuesText<Column extends string>(table: BulkTable<Column>, rowCount: number): string {
  const row = `(${keysOf(table.columns)
    .map(() => '?')
    .join(', ')})`;
  return writeText(table, `values ${Array.from({ length: rowCount }, () => row).join(', ')}`);
}

/** One parameter a column: parsing and planning thousands of placeholders costs PostgreSQL more than the writing. */
function columnsText<Column extends string>(table: BulkTable<Column>): string {
  const types = Object.values<CellType>(table.columns);
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`);
  return writeText(table, `select * from unnest(${arrays.join(', ')})`);
}

/** The largest power of two that fits: so any number of rows needs only a handful of different texts. */
function chunkSize(rows: number): number {
  return Math.min(LARGEST_CHUNK, 2 ** Math.floor(Math.log2(rows)));
}

/** Numbers need no quoting, which the driver would do for each of them. */
function toArray(cells: readonly Cell[], type: CellType): string | readonly Cell[] {
  return type === 'text' ? cells : `{${cells.map((cell) => cell ?? 'NULL').join(',')}}`;
}

async function writeColumns<Column extends string>(
  transaction: Transaction<Schema>,
  rows: Rows<Column>,
  table: BulkTable<Column>,
): Promise<void> {
  const text = columnsText(table);
  const names = keysOf(table.columns);
  for (let start = 0; start < rows.length; start += LARGEST_COLUMN) {
    const chunk = rows.slice(start, start + LARGEST_COLUMN);
    const arrays = names.map((name) =>
      toArray(
        chunk.map((row) => row[name]),
        table.columns[name],
      ),
    );
    await transaction.executeQuery(CompiledQuery.raw(text, arrays));
  }
}

async function writeValues<Column extends string>(
  transaction: Transaction<Schema>,
  rows: Rows<Column>,
  table: BulkTable<Column>,
): Promise<void> {
  const names = keysOf(table.columns);
  for (let start = 0; start < rows.length; ) {
    const chunk = rows.slice(start, start + chunkSize(rows.length - start));
    const cells = chunk.flatMap((row) => names.map((name) => row[name]));
    await transaction.executeQuery(CompiledQuery.raw(valuesText(table, chunk.length), cells));
    start += chunk.length;
  }
}

/** Writes any number of rows. Two with the same key must not be among them. */
export async function writeInBulk<Column extends string>(
  transaction: Transaction<Schema>,
  rows: Rows<Column>,
  table: BulkTable<Column>,
): Promise<void> {
  const isPostgres = transaction.getExecutor().adapter instanceof PostgresAdapter;
  await (isPostgres ? writeColumns : writeValues)(transaction, rows, table);
}
