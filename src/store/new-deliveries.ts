import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { ChatColumns, DeliveriesTable, PlaceColumns, Schema } from './schema.ts';

/** Something to be sent to a place once: a second one of the same kind, subject and period is the same thing. */
export interface NewDelivery {
  readonly kind: DeliveriesTable['kind'];
  readonly subject: string;
  readonly period: string;
  readonly place: Readonly<PlaceColumns>;
  /** When it was to be sent (ms). */
  readonly dueAt: number;
  /** What to send, where it is fixed already; plain JSON. */
  readonly content?: unknown;
  /** Set where it is too late to send it: it is noted and never sent. */
  readonly skippedBecause?: string;
}

/** The chat of a place as one text. */
export function chatColumnOf({ platform, tenant, conversation }: Readonly<ChatColumns>): string {
  return JSON.stringify([platform, tenant, conversation]);
}

function toRow(delivery: NewDelivery): DeliveriesTable {
  const { kind, subject, period, place, dueAt, content, skippedBecause = null } = delivery;
  const { platform, tenant, conversation, thread } = place;
  return {
    id: randomUUID(),
    kind,
    subject,
    period,
    platform,
    tenant,
    conversation,
    thread,
    chat: chatColumnOf(place),
    is_open: skippedBecause === null ? 1 : 0,
    state: skippedBecause === null ? 'pending' : 'skipped',
    image: 'none',
    reason: skippedBecause,
    due_at: dueAt,
    available_at: dueAt,
    attempts: 0,
    lease_owner: null,
    lease_expires_at: null,
    sent_at: null,
    reference: null,
    data_version: null,
    content: content === undefined ? null : JSON.stringify(content),
  };
}

/** 200 rows of 22 columns stay far below both dialects' bound on parameters (32,766 in SQLite). */
const CHUNK_ROWS = 200;

/** Puts deliveries into the outbox and returns how many were not there before. */
export async function insertDeliveries(
  transaction: Transaction<Schema>,
  deliveries: readonly NewDelivery[],
): Promise<number> {
  let created = 0;
  for (let start = 0; start < deliveries.length; start += CHUNK_ROWS) {
    const inserted = await transaction
      .insertInto('deliveries')
      .values(deliveries.slice(start, start + CHUNK_ROWS).map(toRow))
      .onConflict((conflict) => conflict.columns(['kind', 'subject', 'period']).doNothing())
      .returning('id')
      .execute();
    created += inserted.length;
  }
  return created;
}
