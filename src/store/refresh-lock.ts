import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Which of several processes on one database refreshes market data. */
export interface RefreshLock {
  /** Takes the lock or makes sure that it is still held; false while another process has it. Never waits for it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/** Any number that nobody else uses in this database: the bot's initials and a version. */
const LOCK_KEY = 0x4d_52_42_01;

interface Held {
  readonly connection: Kysely<Schema>;
  readonly letGo: () => void;
  readonly done: Promise<void>;
}

async function isAlive({ connection }: Held): Promise<boolean> {
  try {
    await sql`select 1`.execute(connection);
    return true;
  } catch {
    return false;
  }
}

/** Takes the lock on a connection of its own; the server drops it with that connection, however it ends. */
function take(database: Database): Promise<Held | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Held | undefined>();
  const done = database.query.connection().execute(async (connection) => {
    const query = sql<{ isOurs: boolean }>`select pg_try_advisory_lock(${LOCK_KEY}) as "isOurs"`;
    const { rows } = await query.execute(connection);
    if (rows[0]?.isOurs !== true) return resolve(undefined);
    const gate = Promise.withResolvers<void>();
    resolve({ connection, letGo: gate.resolve, done });
    await gate.promise;
    await sql`select pg_advisory_unlock(${LOCK_KEY})`.execute(connection);
  });
  done.catch(reject);
  return promise;
}

/** The embedded database belongs to one process, which therefore has the lock; on PostgreSQL it is an advisory lock. */
export function createRefreshLock(database: Database): RefreshLock {
  if (database.dialect === 'sqlite') return { hold: async () => true, release: async () => {} };
  let held: Held | undefined;
  return {
    async hold() {
      if (held !== undefined && (await isAlive(held))) return true;
      held?.letGo();
      held = await take(database);
      return held !== undefined;
    },
    async release() {
      held?.letGo();
      await held?.done.catch(() => undefined);
      held = undefined;
    },
  };
}
