import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull();

async function createAlerts(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('alerts')
    .addColumn('id', 'text', key)
    .addColumn('platform', 'text', required)
    .addColumn('tenant', 'text', required)
    .addColumn('conversation', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('number', 'integer', required)
    .addColumn('condition', 'text', required)
    .addColumn('set_by', 'text', required)
    .addColumn('set_by_name', 'text')
    .addColumn('set_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('state', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('evaluation', 'text')
    .addColumn('last_event_at', 'bigint')
    .addUniqueConstraint('alerts_number', ['platform', 'tenant', 'conversation', 'thread', 'number'])
    .execute();
  await schema
    .createIndex('alerts_active')
    .on('alerts')
    .column('id')
    .where(sql.ref('state'), '=', sql.lit('active'))
    .execute();
  await schema
    .createTable('alert_events')
    .addColumn('alert', 'text', required)
    .addColumn('event', 'text', required)
    .addColumn('seen_at', 'bigint', required)
    .addPrimaryKeyConstraint('alert_events_key', ['alert', 'event'])
    .execute();
}

async function createForecasts(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('forecasts')
    .addColumn('sequence', 'integer', key)
    .addColumn('kind', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('week', 'integer', required)
    .addColumn('body', 'text', required)
    .addColumn('previous_hash', 'text', required)
    .addColumn('hash', 'text', required)
    .addUniqueConstraint('forecasts_once', ['kind', 'name', 'week'])
    .execute();
}

/** What chats want to be told of and what they were told, and the ledger of what digests stated. */
export async function createAlertTables({ schema }: Kysely<Schema>): Promise<void> {
  await createAlerts(schema);
  await createForecasts(schema);
}
