import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './database.ts';
import { type Delivery, toDelivery } from './delivery-rows.ts';
import type { Schema } from './schema.ts';

/** Who works on deliveries, and for how long they are left to it without a sign of life. */
export interface Holder {
  /** Unique to the process. */
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
}

export interface ClaimRequest extends Holder {
  /** The platforms that the process can send to. */
  readonly platforms: readonly string[];
  readonly limit: number;
}

/** What became of work whose process is gone. */
export interface Recovered {
  /** Texts that were under way: whether they arrived nobody knows. */
  readonly unknown: readonly Delivery[];
  /** Pictures that were under way; their texts are sent. */
  readonly unknownImages: readonly Delivery[];
}

type Row = ExpressionBuilder<Schema, 'deliveries'>;

const INTERRUPTED = 'The process ended while sending';

/** A lease that runs longer than any is given was made by a clock that has been set back since. */
function isUnheld({ now, leaseMs }: Pick<Holder, 'now' | 'leaseMs'>) {
  return (row: Row): Expression<SqlBool> =>
    row.or([
      row('lease_owner', 'is', null),
      row('lease_expires_at', '<=', now),
      row('lease_expires_at', '>', now + leaseMs),
    ]);
}

/** Open, due and free: only the oldest open delivery of a chat is, so that a chat keeps its order over all processes. */
function selectClaimable({ query, dialect }: Database, request: ClaimRequest) {
  const { now, platforms, limit } = request;
  const ready = query
    .selectFrom('deliveries')
    .select('id')
    .where('is_open', '=', sql.lit(1))
    .where('available_at', '<=', now)
    .where('platform', 'in', [...platforms])
    .where('state', '!=', 'sending')
    .where('image', '!=', 'sending')
    .where(isUnheld(request))
    .where((own) =>
      own.not(
        own.exists(
          own
            .selectFrom('deliveries as earlier')
            .select('earlier.id')
            .where('earlier.is_open', '=', sql.lit(1))
            .whereRef('earlier.chat', '=', 'deliveries.chat')
            .where((row) =>
              row.or([
                row('earlier.due_at', '<', row.ref('deliveries.due_at')),
                row.and([
                  row('earlier.due_at', '=', row.ref('deliveries.due_at')),
                  row('earlier.id', '<', row.ref('deliveries.id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  return dialect === 'postgres' ? ready.forUpdate().skipLocked() : ready;
}

/** Takes deliveries to work on, oldest first; nobody else gets them until the lease ends. */
export async function claimDeliveries(database: Database, request: ClaimRequest): Promise<Delivery[]> {
  if (request.platforms.length === 0) return [];
  const { owner, now, leaseMs } = request;
  const rows = await database.query
    .updateTable('deliveries')
    .set({ lease_owner: owner, lease_expires_at: now + leaseMs })
    .where('id', 'in', selectClaimable(database, request))
    .returningAll()
    .execute();
  return rows.map(toDelivery).sort((a, b) => a.dueAt - b.dueAt || a.id.localeCompare(b.id));
}

/** How many deliveries could be claimed now, up to `limit`. */
export async function countClaimable(database: Database, request: ClaimRequest): Promise<number> {
  if (request.platforms.length === 0) return 0;
  const found = selectClaimable({ ...database, dialect: 'sqlite' }, request).as('claimable');
  const row = await database.query
    .selectFrom(found)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * Marks what was being sent by processes that are gone: `unknown`, which nobody sends again. With `isAlone` every
 * other process is known to be gone, however long its leases.
 */
export async function recoverDeliveries(
  { query }: Database,
  holder: Holder,
  isAlone: boolean,
): Promise<Recovered> {
  const isGone = (row: Row) => (isAlone ? row('lease_owner', '!=', holder.owner) : isUnheld(holder)(row));
  const free = { is_open: 0, content: null, reason: INTERRUPTED, lease_owner: null, lease_expires_at: null };
  const texts = await query
    .updateTable('deliveries')
    .set({ state: 'unknown', ...free })
    .where('is_open', '=', sql.lit(1))
    .where('state', '=', 'sending')
    .where(isGone)
    .returningAll()
    .execute();
  const images = await query
    .updateTable('deliveries')
    .set({ image: 'unknown', ...free })
    .where('is_open', '=', sql.lit(1))
    .where('image', '=', 'sending')
    .where(isGone)
    .returningAll()
    .execute();
  if (isAlone)
    await query
      .updateTable('deliveries')
      .set({ lease_owner: null, lease_expires_at: null })
      .where('is_open', '=', sql.lit(1))
      .where('lease_owner', '!=', holder.owner)
      .execute();
  return { unknown: texts.map(toDelivery), unknownImages: images.map(toDelivery) };
}
