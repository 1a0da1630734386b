import type { DeliveriesTable, PlaceColumns } from './schema.ts';

/** One delivery as the outbox knows it. Instants are milliseconds. */
export interface Delivery {
  readonly id: string;
  readonly kind: DeliveriesTable['kind'];
  readonly subject: string;
  readonly period: string;
  readonly place: Readonly<PlaceColumns>;
  readonly state: DeliveriesTable['state'];
  /** The picture's own state: a digest without its picture is still a digest. */
  readonly image: DeliveriesTable['image'];
  readonly reason: string | null;
  readonly dueAt: number;
  readonly availableAt: number;
  readonly attempts: number;
  /** When the text was known to be sent. */
  readonly sentAt: number | null;
  readonly reference: string | null;
  readonly dataVersion: string | null;
  /** What to send, where it was fixed in advance. */
  readonly content: unknown;
}

export function toDelivery(row: DeliveriesTable): Delivery {
  const { platform, tenant, conversation, thread } = row;
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    period: row.period,
    place: { platform, tenant, conversation, thread },
    state: row.state,
    image: row.image,
    reason: row.reason,
    dueAt: row.due_at,
    availableAt: row.available_at,
    attempts: row.attempts,
    sentAt: row.sent_at,
    reference: row.reference,
    dataVersion: row.data_version,
    content: row.content === null ? undefined : JSON.parse(row.content),
  };
}
