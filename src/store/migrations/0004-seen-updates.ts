import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** What a platform delivered already, so that a restart does not answer it again. */
export async function createSeenUpdates({ schema }: Kysely<Schema>): Promise<void> {
  await schema
    .createTable('seen_updates')
    .addColumn('source', 'text', required)
    .addColumn('update_key', 'text', required)
    .addColumn('seen_at', 'bigint', required)
    .addPrimaryKeyConstraint('seen_updates_key', ['source', 'update_key'])
    .execute();
  await schema.createIndex('seen_updates_age').on('seen_updates').columns(['source', 'seen_at']).execute();
}
