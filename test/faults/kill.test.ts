import { describe } from 'vitest';
import { migrateDatabase, openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from '../store/contract/engines.ts';
import { createTestDatabase, describeWithPostgres } from '../support/postgres.ts';
import { type FaultStore, killContract } from './kill-contract.ts';

async function createSqliteStore(): Promise<FaultStore> {
  const folder = temporaryFolder();
  const task = { dataDir: folder.path };
  return { task, open: () => openDatabase(task), dispose: async () => folder.remove() };
}

async function createPostgresStore(): Promise<FaultStore> {
  const { url, drop } = await createTestDatabase();
  const task = { url, dataDir: '' };
  await migrateDatabase(task);
  return { task, open: () => openDatabase(task), dispose: drop };
}

describe('a process on SQLite', () => {
  killContract(createSqliteStore);
});

describeWithPostgres('a process on PostgreSQL', () => {
  killContract(createPostgresStore);
});
