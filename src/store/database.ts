import { Kysely } from 'kysely';
import { pendingMigrations, runMigrations } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import type { Dialect, Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';

export interface DatabaseOptions {
  /** A PostgreSQL address; without one the database is a file in `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** For a second process that only looks, such as one question from the shell while the bot runs. */
  readonly isReadOnly?: boolean;
  /** Told of a connection that broke between two queries; the next one opens another. */
  readonly onFault?: (error: Error) => void;
}

/** An open database. The repositories of this folder are built on it. */
export interface Database {
  readonly dialect: Dialect;
  readonly query: Kysely<Schema>;
  /** Waits for running queries, then releases the data directory or the connections. */
  close(): Promise<void>;
}

async function connect(options: DatabaseOptions): Promise<Database> {
  const { url, dataDir, isReadOnly = false, onFault = () => {} } = options;
  const connection =
    url === undefined
      ? await openSqlite(dataDir, isReadOnly)
      : await openPostgres(url, { isReadOnly, onFault });
  const query = new Kysely<Schema>({ dialect: connection.dialect });
  return {
    dialect: url === undefined ? 'sqlite' : 'postgres',
    query,
    async close() {
      await query.destroy();
      await connection.close();
    },
  };
}

async function refuseOutdated(database: Database): Promise<void> {
  const pending = await pendingMigrations(database.query, database.dialect);
  if (pending.length === 0) return;
  throw new StoreError('outdated', `The database lacks ${pending.length} of this version's changes`, {
    hint: 'Run the release step first: it brings the tables up to date',
  });
}

async function orClose<T>(database: Database, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the database. The embedded one is created and brought up to date at once and belongs to this process alone;
 * a PostgreSQL one is shared, and its tables are the release step's work. Throws `StoreError`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = await connect(options);
  return orClose(database, async () => {
    const isOurs = database.dialect === 'sqlite' && options.isReadOnly !== true;
    await (isOurs ? runMigrations(database.query, database.dialect) : refuseOutdated(database));
    return database;
  });
}

/** Brings a database's tables up to date and returns the names of the migrations that ran. Throws `StoreError`. */
export async function migrateDatabase(options: DatabaseOptions): Promise<readonly string[]> {
  const database = await connect({ ...options, isReadOnly: false });
  return orClose(database, async () => {
    const names = await runMigrations(database.query, database.dialect);
    await database.close();
    return names;
  });
}
