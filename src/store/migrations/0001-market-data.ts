import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Dialect, Schema } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

async function createBars(schema: Kysely<Schema>['schema'], dialect: Dialect): Promise<void> {
  const bars = schema
    .createTable('bars')
    .addColumn('series', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('day', 'integer', required)
    .addColumn('open', 'double precision')
    .addColumn('high', 'double precision')
    .addColumn('low', 'double precision')
    .addColumn('close', 'double precision', required)
    .addColumn('volume', 'double precision')
    .addColumn('source', 'text', required)
    .addColumn('adjustment', 'text', required)
    .addColumn('quality', 'text', required)
    .addColumn('published_at', 'bigint')
    .addColumn('fetched_at', 'bigint', required)
    .addColumn('coverage', 'double precision')
    .addColumn('first_close', 'double precision', required)
    .addColumn('first_seen_at', 'bigint', required)
    .addPrimaryKeyConstraint('bars_key', ['series', 'status', 'day']);
  // In SQLite the rows then lie in the order of the key: half the writing, and a series is read in one sweep.
  await (dialect === 'sqlite' ? bars.modifyEnd(sql`without rowid`) : bars).execute();
  await schema
    .createTable('partial_bars')
    .addColumn('series', 'text', (column) => column.primaryKey().notNull())
    .addColumn('day', 'integer', required)
    .addColumn('open', 'double precision')
    .addColumn('high', 'double precision')
    .addColumn('low', 'double precision')
    .addColumn('close', 'double precision', required)
    .addColumn('volume', 'double precision')
    .addColumn('fetched_at', 'bigint', required)
    .execute();
}

async function createRevisions(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('bar_revisions')
    .addColumn('series', 'text', required)
    .addColumn('day', 'integer', required)
    .addColumn('seen_at', 'bigint', required)
    .addColumn('source', 'text', required)
    .addColumn('old_open', 'double precision')
    .addColumn('old_high', 'double precision')
    .addColumn('old_low', 'double precision')
    .addColumn('old_close', 'double precision', required)
    .addColumn('old_volume', 'double precision')
    .addColumn('new_open', 'double precision')
    .addColumn('new_high', 'double precision')
    .addColumn('new_low', 'double precision')
    .addColumn('new_close', 'double precision')
    .addColumn('new_volume', 'double precision')
    .addPrimaryKeyConstraint('bar_revisions_key', ['series', 'day', 'seen_at'])
    .execute();
}

async function createVersions(query: Kysely<Schema>): Promise<void> {
  await query.schema
    .createTable('stored_series')
    .addColumn('series', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'bigint', required)
    .addColumn('bars_version', 'bigint', required)
    .addColumn('bar_count', 'integer', required)
    .addColumn('fetched_at', 'bigint', required)
    .execute();
  await query.schema
    .createTable('data_version')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('version', 'bigint', required)
    .execute();
  await query.insertInto('data_version').values({ id: 1, version: 0 }).execute();
}

async function createStates(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('provider_states')
    .addColumn('provider', 'text', required)
    .addColumn('series', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('last_attempt_at', 'bigint', required)
    .addColumn('last_success_at', 'bigint')
    .addColumn('last_day', 'integer')
    .addColumn('failures', 'integer', required)
    .addColumn('last_error', 'text')
    .addColumn('blocked_until', 'bigint')
    .addColumn('latency_ms', 'double precision')
    .addPrimaryKeyConstraint('provider_states_key', ['provider', 'series'])
    .execute();
  await schema
    .createTable('refresh_states')
    .addColumn('series', 'text', (column) => column.primaryKey().notNull())
    .addColumn('last_attempt_at', 'bigint')
    .addColumn('last_success_at', 'bigint')
    .addColumn('next_due_at', 'bigint')
    .addColumn('backfill_cursor', 'text')
    .addColumn('backfilled_at', 'bigint')
    .execute();
}

async function createRecords(schema: Kysely<Schema>['schema']): Promise<void> {
  await schema
    .createTable('coin_snapshots')
    .addColumn('day', 'integer', required)
    .addColumn('rank', 'integer', required)
    .addColumn('taken_at', 'bigint', required)
    .addColumn('coin_id', 'text', required)
    .addColumn('symbol', 'text', required)
    .addColumn('market_cap_usd', 'double precision')
    .addColumn('price_usd', 'double precision')
    .addPrimaryKeyConstraint('coin_snapshots_key', ['day', 'rank'])
    .execute();
  await schema
    .createTable('last_answers')
    .addColumn('chat', 'text', required)
    .addColumn('person', 'text', required)
    .addColumn('answer', 'text', required)
    .addColumn('expires_at', 'bigint', required)
    .addPrimaryKeyConstraint('last_answers_key', ['chat', 'person'])
    .execute();
  await schema.createIndex('last_answers_expiry').on('last_answers').column('expires_at').execute();
}

/** Bars with their provenance and revisions, the state of providers and refreshes, snapshots, last answers. */
export async function createMarketData(query: Kysely<Schema>, dialect: Dialect): Promise<void> {
  await createBars(query.schema, dialect);
  await createRevisions(query.schema);
  await createVersions(query);
  await createStates(query.schema);
  await createRecords(query.schema);
}
