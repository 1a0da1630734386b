import { sql } from 'kysely';
import type { Database } from './database.ts';
import {
  type ClaimRequest,
  claimDeliveries,
  countClaimable,
  type Holder,
  type Recovered,
  recoverDeliveries,
} from './delivery-leases.ts';
import { type Delivery, toDelivery } from './delivery-rows.ts';
import { createDeliverySteps, type DeliverySteps } from './delivery-steps.ts';
import { insertDeliveries, type NewDelivery } from './new-deliveries.ts';
import type { DeliveriesTable } from './schema.ts';

/** How many deliveries stand where, of those still kept. */
export type DeliveryCounts = Readonly<Partial<Record<DeliveriesTable['state'], number>>>;

/**
 * The outbox, which is the truth about what was sent: a job queue only says "look now". A delivery goes from pending
 * to sending to sent, each step one durable write, so that a crash loses nothing; what was being sent in it is
 * `unknown` and left to people.
 */
export interface Deliveries extends DeliverySteps {
  /** Puts deliveries in and returns how many were new. */
  enqueue(deliveries: readonly NewDelivery[]): Promise<number>;
  claim(request: ClaimRequest): Promise<readonly Delivery[]>;
  /** How many could be claimed, at most `limit` of them. */
  countClaimable(request: ClaimRequest): Promise<number>;
  recover(holder: Holder, isAlone: boolean): Promise<Recovered>;
  read(id: string): Promise<Delivery | undefined>;
  /** The newest deliveries of a subject, newest first. */
  listNewest(subject: string, limit: number): Promise<readonly Delivery[]>;
  /** Whether the subject has had a delivery of that period, whatever became of it. */
  has(subject: string, period: string): Promise<boolean>;
  /** Gives up what was due before `before` and is still waiting; returns it. */
  skipOverdue(before: number, reason: string): Promise<readonly Delivery[]>;
  count(): Promise<DeliveryCounts>;
  /** Forgets what was due before `before` and is closed. */
  deleteClosed(before: number): Promise<number>;
}

async function skipOverdue({ query }: Database, before: number, reason: string): Promise<Delivery[]> {
  const rows = await query
    .updateTable('deliveries')
    .set({ state: 'skipped', is_open: 0, content: null, reason, lease_owner: null, lease_expires_at: null })
    .where('is_open', '=', sql.lit(1))
    .where('state', '=', 'pending')
    .where('due_at', '<', before)
    .returningAll()
    .execute();
  return rows.map(toDelivery);
}

export function createDeliveries(database: Database): Deliveries {
  const { query } = database;
  return {
    ...createDeliverySteps(query),
    enqueue: (deliveries) =>
      query.transaction().execute((transaction) => insertDeliveries(transaction, deliveries)),
    claim: (request) => claimDeliveries(database, request),
    countClaimable: (request) => countClaimable(database, request),
    recover: (holder, isAlone) => recoverDeliveries(database, holder, isAlone),
    async read(id) {
      const row = await query.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDelivery(row);
    },
    async listNewest(subject, limit) {
      const rows = await query
        .selectFrom('deliveries')
        .selectAll()
        .where('subject', '=', subject)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async has(subject, period) {
      const row = await query
        .selectFrom('deliveries')
        .select('id')
        .where('subject', '=', subject)
        .where('period', '=', period)
        .executeTakeFirst();
      return row !== undefined;
    },
    skipOverdue: (before, reason) => skipOverdue(database, before, reason),
    async count() {
      const rows = await query
        .selectFrom('deliveries')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    async deleteClosed(before) {
      const { numDeletedRows } = await query
        .deleteFrom('deliveries')
        .where('is_open', '=', 0)
        .where('due_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
