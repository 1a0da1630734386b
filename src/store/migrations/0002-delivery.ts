import { type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull();

function withPlace<Table extends string>(table: CreateTableBuilder<Table>) {
  return table
    .addColumn('platform', 'text', required)
    .addColumn('tenant', 'text', required)
    .addColumn('conversation', 'text', required)
    .addColumn('thread', 'text', required);
}

async function createChatSettings(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('chat_settings')
    .addColumn('platform', 'text', required)
    .addColumn('tenant', 'text', required)
    .addColumn('conversation', 'text', required)
    .addColumn('zone', 'text')
    .addColumn('detail', 'text')
    .addColumn('theme', 'text')
    .addPrimaryKeyConstraint('chat_settings_key', ['platform', 'tenant', 'conversation'])
    .execute();
}

async function createSubscriptions(schema: Kysely<Schema>['schema']): Promise<void> {
  await withPlace(schema.createTable('subscriptions').addColumn('id', 'text', key))
    .addColumn('weekday', 'integer', required)
    .addColumn('hour', 'integer', required)
    .addColumn('minute', 'integer', required)
    .addColumn('zone', 'text', required)
    .addColumn('follows_chat_zone', 'integer', required)
    .addColumn('detail', 'text', required)
    .addColumn('set_by', 'text', required)
    .addColumn('set_by_name', 'text')
    .addColumn('set_at', 'bigint', required)
    .addColumn('state', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('state_since', 'bigint', required)
    .addColumn('next_run_at', 'bigint')
    .addColumn('last_digest', 'text')
    .addUniqueConstraint('subscriptions_place', ['platform', 'tenant', 'conversation', 'thread'])
    .execute();
  await schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .column('next_run_at')
    .where(sql.ref('next_run_at'), 'is not', null)
    .execute();
}

async function createDeliveries(schema: Kysely<Schema>['schema']): Promise<void> {
  await withPlace(schema.createTable('deliveries').addColumn('id', 'text', key))
    .addColumn('kind', 'text', required)
    .addColumn('subject', 'text', required)
    .addColumn('period', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('is_open', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('image', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('due_at', 'bigint', required)
    .addColumn('available_at', 'bigint', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('lease_owner', 'text')
    .addColumn('lease_expires_at', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addColumn('reference', 'text')
    .addColumn('data_version', 'text')
    .addColumn('content', 'text')
    .addUniqueConstraint('deliveries_once', ['kind', 'subject', 'period'])
    .execute();
  // Both hold open deliveries alone, so that they stay small however long the history grows.
  await schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['due_at', 'id'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema
    .createIndex('deliveries_order')
    .on('deliveries')
    .columns(['chat', 'due_at', 'id'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema.createIndex('deliveries_subject').on('deliveries').columns(['subject', 'due_at']).execute();
}

async function createSendSlots(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('send_slots')
    .addColumn('key', 'text', key)
    .addColumn('free_at', 'bigint', required)
    .execute();
}

/** What chats chose, what they subscribed to, the outbox, and when the platforms take the next message. */
export async function createDelivery({ schema }: Kysely<Schema>): Promise<void> {
  await createChatSettings(schema);
  await createSubscriptions(schema);
  await createDeliveries(schema);
  await createSendSlots(schema);
}
