import {
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import type { Connection } from './connection.ts';
import { codeOf, StoreError } from './store-error.ts';

/** One process refreshes, answers and delivers: more connections would only queue inside the server. */
const MAX_CONNECTIONS = 5;
const CONNECT_TIMEOUT_MS = 10_000;

/** What each failure means, by SQLSTATE (or its class) or by the system's code. */
const FAILURES = [
  ['53100', 'disk-full', 'has no disk space left', 'Free some space; nothing that was confirmed is lost'],
  ['53', 'unreachable', 'has no capacity left', 'Wait, or allow more connections'],
  ['28', 'unreachable', 'refuses the account', 'Check user and password in DATABASE_URL'],
  ['3D', 'unreachable', 'has no such database', 'Create it, or correct its name in DATABASE_URL'],
  ['57P', 'unreachable', 'is shutting down or starting', 'Wait until it accepts connections'],
  ['08', 'unreachable', 'lost the connection', 'Check the network'],
  ['25006', 'not-writable', 'is read only', 'Connect to the primary server'],
  ['42501', 'not-writable', 'does not let this account write', 'Grant it the rights on its schema'],
  ['XX001', 'damaged', 'reports a damaged table', 'Restore a copy'],
  ['ECONNREFUSED', 'unreachable', 'does not answer', 'Check DATABASE_URL and that the server runs'],
  ['ECONNRESET', 'unreachable', 'closed the connection', 'Check the server and the network'],
  ['ENOTFOUND', 'unreachable', 'is unknown by that name', 'Check the host in DATABASE_URL'],
  ['ENOENT', 'unreachable', 'has no socket there', 'Check the host in DATABASE_URL'],
  ['ETIMEDOUT', 'unreachable', 'does not answer', 'Check DATABASE_URL and the network'],
] as const;

/** The driver tells a lost or refused connection in words alone. */
const LOST =
  /connection terminated|timeout exceeded|client has encountered a connection error|not queryable/i;

function failureOf(error: unknown): (typeof FAILURES)[number] | undefined {
  const code = codeOf(error) ?? '';
  const isLost = code === '' && error instanceof Error && LOST.test(error.message);
  return FAILURES.find(([prefix]) => (isLost ? prefix === '08' : code.startsWith(prefix)));
}

/** The server's name for a message: never the address itself, which holds the password. */
function serverName(url: string): string {
  const { hostname, searchParams } = URL.parse(url) ?? {};
  return searchParams?.get('host') ?? hostname ?? '';
}

function translate(error: unknown, url: string): unknown {
  const failure = failureOf(error);
  if (failure === undefined) return error;
  const [, reason, text, hint] = failure;
  return new StoreError(reason, `The PostgreSQL server ${serverName(url)} ${text}`, { hint, cause: error });
}

/** The pool as Kysely uses it, with its failures told in an operator's words. */
function translatePool(pool: Pool, url: string): PostgresPool {
  const rethrow = (error: unknown): never => {
    throw translate(error, url);
  };
  function wrap(client: PoolClient): PostgresPoolClient {
    function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query(text: unknown, parameters: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new TypeError('cursors need a package that is not here');
      return client.query(text, [...parameters]).catch(rethrow);
    }
    return { query, release: (isBroken) => client.release(isBroken) };
  }
  return {
    options: pool.options,
    connect: () => pool.connect().then(wrap, rethrow),
    end: () => pool.end(),
  };
}

/**
 * A pool of connections to a PostgreSQL server. Connections are made on first use; one that breaks is reported to
 * `onFault` and replaced. Queries throw `StoreError` where an operator can do something.
 */
export async function openPostgres(
  url: string,
  options: { readonly isReadOnly: boolean; readonly onFault: (error: Error) => void },
): Promise<Connection> {
  const { Pool: PgPool, TypeOverrides, types: parsers } = await import('pg');
  const types = new TypeOverrides();
  // Milliseconds and versions stay far below 2^53, so they may be plain numbers as they are in SQLite.
  types.setTypeParser(parsers.builtins.INT8, Number);
  const config: PoolConfig = {
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'macro-rotation-bot',
    keepAlive: true,
    types,
  };
  if (options.isReadOnly) config.options = '-c default_transaction_read_only=on';
  const pool = new PgPool(config);
  // The pool listens to its idle connections only: one that breaks inside a transaction would end the process.
  pool.on('connect', (client) => client.on('error', options.onFault));
  pool.on('error', () => {});
  return {
    dialect: new PostgresDialect({ pool: translatePool(pool, url) }),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}
