import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull();

/** The workspaces and organisations that have installed the bot, their tokens sealed. */
export async function createInstallationTable({ schema }: Kysely<Schema>): Promise<void> {
  await schema
    .createTable('installations')
    .addColumn('tenant', 'text', key)
    .addColumn('sealed', 'text', required)
    .addColumn('installed_at', 'bigint', required)
    .addColumn('refresh_until', 'bigint', required)
    .execute();
}
