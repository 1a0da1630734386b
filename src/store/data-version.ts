import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** The number that moves with every change a reader could see; 0 for an empty store. */
export async function readDataVersion(database: Pick<Database, 'query'>): Promise<number> {
  const { version } = await database.query
    .selectFrom('data_version')
    .select('version')
    .executeTakeFirstOrThrow();
  return version;
}

/**
 * Moves the version on and returns it. Writers queue for this row until their transactions end, so versions become
 * visible in their order and a reader that has seen one has seen all before it.
 */
export async function bumpDataVersion(transaction: Transaction<Schema>): Promise<number> {
  const { version } = await transaction
    .updateTable('data_version')
    .set((row) => ({ version: row('version', '+', 1) }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
