import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { DeliveriesTable } from './schema.ts';

/** How many deliveries stand alike, of those still kept. */
export interface DeliveryCount {
  readonly kind: DeliveriesTable['kind'];
  readonly state: DeliveriesTable['state'];
  /** Sent, but more than `lateMs` after it was due. */
  readonly isLate: boolean;
  readonly count: number;
}

/** Counts deliveries by kind, state and lateness. */
export async function countDeliveries(
  { query }: Database,
  lateMs: number,
): Promise<readonly DeliveryCount[]> {
  const isLate = sql<number>`case when sent_at - due_at > ${sql.lit(lateMs)} then 1 else 0 end`;
  const rows = await query
    .selectFrom('deliveries')
    .select(({ fn }) => ['kind', 'state', isLate.as('is_late'), fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state', isLate])
    .execute();
  return rows.map(({ kind, state, is_late, count }) => ({
    kind,
    state,
    isLate: is_late === 1,
    count,
  }));
}

/** Asks the database for nothing. @throws StoreError where it does not answer. */
export async function assertAnswering({ query }: Database): Promise<void> {
  await sql`select 1`.execute(query);
}
