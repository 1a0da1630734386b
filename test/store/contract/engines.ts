import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Database, migrateDatabase, openDatabase } from '../../../src/store/database.ts';
import { createTestDatabase, STARTING_MS } from '../../support/postgres.ts';

/** An open database and how to be rid of it. */
export interface OpenedStore {
  readonly database: Database;
  dispose(): Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** A folder that is gone after the test; as a function, so that a test may reopen what it closed. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const openSqliteStore: OpenStore = async () => {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataDir: folder.path });
  return {
    database,
    async dispose() {
      await database.close();
      folder.remove();
    },
  };
};

export const openPostgresStore: OpenStore = async () => {
  const { url, drop } = await createTestDatabase();
  await migrateDatabase({ url, dataDir: '' });
  const database = await openDatabase({ url, dataDir: '' });
  return {
    database,
    async dispose() {
      await database.close();
      await drop();
    },
  };
};

const TABLES = [
  'bars',
  'partial_bars',
  'bar_revisions',
  'stored_series',
  'provider_states',
  'refresh_states',
  'coin_snapshots',
  'last_answers',
] as const;

async function empty({ query }: Database): Promise<void> {
  for (const table of TABLES) await query.deleteFrom(table).execute();
  await query.updateTable('data_version').set({ version: 0 }).execute();
}

/** One database for a suite, empty before each of its tests. */
export function useStore(open: OpenStore): () => OpenedStore {
  let store: OpenedStore | undefined;
  const opened = () => {
    if (store === undefined) throw new Error('the store is opened before the first test');
    return store;
  };
  beforeAll(async () => {
    store = await open();
  }, STARTING_MS);
  beforeEach(() => empty(opened().database));
  afterAll(() => store?.dispose());
  return opened;
}
