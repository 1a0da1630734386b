import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createMarketData } from './migrations/0001-market-data.ts';
import { createDelivery } from './migrations/0002-delivery.ts';
import { createAlertTables } from './migrations/0003-alerts.ts';
import { createSeenUpdates } from './migrations/0004-seen-updates.ts';
import { createInstallationTable } from './migrations/0005-slack-installations.ts';
import type { Dialect, Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Every change of the tables, in order. A released one is never edited: a correction is a new one. */
const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-market-data': { up: (query) => createMarketData(query, dialect) },
  '0002-delivery': { up: (query) => createDelivery(query) },
  '0003-alerts': { up: (query) => createAlertTables(query) },
  '0004-seen-updates': { up: (query) => createSeenUpdates(query) },
  '0005-slack-installations': { up: (query) => createInstallationTable(query) },
});

function createMigrator(query: Kysely<Schema>, dialect: Dialect): Migrator {
  return new Migrator({ db: query, provider: { getMigrations: async () => migrations(dialect) } });
}

/** The names of the migrations the tables still lack, in order. */
export async function pendingMigrations(query: Kysely<Schema>, dialect: Dialect): Promise<readonly string[]> {
  const known = await createMigrator(query, dialect).getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/**
 * Brings the tables up to date, each migration whole or not at all, and returns the names of those that ran.
 * Several processes may call it at once: one works, the others wait and find nothing to do. Throws `StoreError`
 * `too-new` when a newer program has been here.
 */
export async function runMigrations(query: Kysely<Schema>, dialect: Dialect): Promise<readonly string[]> {
  const { error, results = [] } = await createMigrator(query, dialect).migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  if (error instanceof Error && error.message.includes('is missing')) {
    throw new StoreError('too-new', 'The database was made by a newer version of this program', {
      hint: 'Start that version again, or restore a copy from before it',
      cause: error,
    });
  }
  throw error;
}
