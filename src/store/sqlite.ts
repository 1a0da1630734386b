import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Connection } from './connection.ts';
import { codeOf, StoreError } from './store-error.ts';

const FILE = 'bot.sqlite';
const LOCK_FILE = 'bot.lock';
/** How long a statement waits for a reader's checkpoint before it gives up. */
const BUSY_TIMEOUT_MS = 5_000;
/** Statements kept compiled: more than the program has, and a bound for those whose text varies. */
const KEPT_STATEMENTS = 200;

/** What each failure of SQLite or of the file system means, by the beginning of its code. */
const FAILURES = [
  ['SQLITE_FULL', 'disk-full', 'is full', 'Free some space; nothing that was confirmed is lost'],
  ['SQLITE_CORRUPT', 'damaged', 'holds a damaged database', 'Restore a copy, or move it away to start anew'],
  ['SQLITE_NOTADB', 'damaged', 'holds a file that is no database', 'Restore a copy, or move it away'],
  ['SQLITE_READONLY', 'not-writable', 'cannot be written', "Check the folder's owner and rights"],
  ['SQLITE_CANTOPEN', 'not-writable', 'cannot be opened', "Check the folder's owner and rights"],
  ['SQLITE_BUSY', 'in-use', 'is in use by another process', 'Stop the other process'],
  ['SQLITE_IOERR', 'not-writable', 'cannot be read or written', 'Check the disk'],
  ['ENOSPC', 'disk-full', 'is full', 'Free some space; nothing that was confirmed is lost'],
  ['EACCES', 'not-writable', 'cannot be written', "Check the folder's owner and rights"],
  ['EROFS', 'not-writable', 'is on a read-only disk', 'Choose another DATA_DIR'],
  ['EEXIST', 'not-writable', 'is a file', 'Name a folder'],
  ['ENOTDIR', 'not-writable', 'lies inside a file', 'Name a folder'],
] as const;

function translate(error: unknown, dataDir: string): unknown {
  const code = codeOf(error) ?? '';
  const failure = FAILURES.find(([prefix]) => code.startsWith(prefix));
  if (failure === undefined) return error;
  const [, reason, text, hint] = failure;
  return new StoreError(reason, `The data directory ${dataDir} ${text}`, { hint, cause: error });
}

function translating<T>(dataDir: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw translate(error, dataDir);
  }
}

/** An existing folder of another owner keeps its rights; the files in it are closed to others either way. */
function makePrivate(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    chmodSync(dataDir, 0o700);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
}

/** SQLite gives its journals the rights of the database, so creating that closed is enough. */
function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

type OpenSqlite = typeof BetterSqlite;

/**
 * Holds the data directory for this process by an open exclusive transaction on a file of its own. The operating
 * system drops that lock with the process, however it ends, so a crash leaves nothing to clean up; and the database
 * itself stays open to readers. Returns the release.
 */
function lockDirectory(Sqlite: OpenSqlite, dataDir: string): () => void {
  const path = join(dataDir, LOCK_FILE);
  createPrivateFile(path);
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new StoreError('in-use', `The data directory ${dataDir} is in use by another process`, {
      hint: 'Stop that process first, or set DATABASE_URL: a PostgreSQL database serves several',
    });
  }
  return () => lock.close();
}

function openWritable(Sqlite: OpenSqlite, path: string): BetterSqlite.Database {
  createPrivateFile(path);
  const database = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = wal');
  // A commit is on the disk before it is acknowledged: with `normal` a power cut loses the newest ones.
  database.pragma('synchronous = full');
  database.pragma('foreign_keys = on');
  return database;
}

function openReadOnly(Sqlite: OpenSqlite, path: string, dataDir: string): BetterSqlite.Database {
  if (!existsSync(path)) {
    throw new StoreError('missing', `There is no database in ${dataDir} yet`, {
      hint: 'Start the bot once, or fetch the data by: npm run data -- refresh',
    });
  }
  return new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

/** A rollback after SQLite has already rolled back by itself, as it does on a full disk, is no second failure. */
const NOTHING_TO_DO: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** The connection as Kysely uses it: statements stay compiled, failures are told in an operator's words. */
function toKysely(database: BetterSqlite.Database, dataDir: string, close: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  function compile(sql: string): SqliteStatement {
    const statement = database.prepare(sql);
    return {
      reader: statement.reader,
      all: (parameters) => translating(dataDir, () => statement.all(parameters)),
      run: (parameters) => translating(dataDir, () => statement.run(parameters)),
      iterate: (parameters) => statement.iterate(parameters),
    };
  }
  return {
    prepare(sql) {
      if (sql === 'rollback' && !database.inTransaction) return NOTHING_TO_DO;
      const statement = statements.get(sql) ?? translating(dataDir, () => compile(sql));
      if (statements.size >= KEPT_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
    close,
  };
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  /** SQLite can undo a half-made table; Kysely leaves that off, and a crash would leave half a migration. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

function toConnection(database: BetterSqlite.Database, dataDir: string, release: () => void): Connection {
  function close(): void {
    database.close();
    release();
  }
  return {
    dialect: new TransactionalSqliteDialect({ database: toKysely(database, dataDir, close) }),
    close: async () => close(),
  };
}

/**
 * Opens the embedded database in `dataDir`, creating both closed to other users. Throws `StoreError`: `in-use` when
 * another process has it, `missing` when there is nothing to read only, `not-writable`, `damaged`.
 */
export async function openSqlite(dataDir: string, isReadOnly: boolean): Promise<Connection> {
  const { default: Sqlite } = await import('better-sqlite3');
  const path = join(dataDir, FILE);
  return translating(dataDir, () => {
    if (isReadOnly) return toConnection(openReadOnly(Sqlite, path, dataDir), dataDir, () => {});
    makePrivate(dataDir);
    const release = lockDirectory(Sqlite, dataDir);
    try {
      return toConnection(openWritable(Sqlite, path), dataDir, release);
    } catch (error) {
      release();
      throw error;
    }
  });
}
