import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Holder } from './delivery-leases.ts';
import type { DeliveriesTable, Schema } from './schema.ts';

/** What became of a text. */
export interface TextResult {
  readonly state: 'sent' | 'unknown' | 'paused' | 'failed' | 'skipped';
  readonly reason?: string;
  readonly now: number;
  /** The platform's names of the messages. */
  readonly reference?: string;
  readonly dataVersion?: string;
  /** Whether a picture is to follow, is there already, or is none of this. */
  readonly image?: 'none' | 'pending' | 'sent' | 'failed';
  /** What it takes to write the same letter again for its picture; plain JSON. */
  readonly content?: unknown;
  /** What the digest said, kept with the subscription for the next one; plain JSON. */
  readonly digest?: unknown;
}

/** What became of a picture. */
export interface ImageResult {
  readonly image: 'sent' | 'unknown' | 'failed';
  readonly reason?: string;
}

/** What is to be tried again, and when. */
export interface Postponement {
  readonly availableAt: number;
  readonly reason: string | null;
  /** The step that was begun and certainly came to nothing. */
  readonly undoes?: 'text' | 'image';
}

type Row = ExpressionBuilder<Schema, 'deliveries'>;

const UNDONE = { text: { state: 'pending' }, image: { image: 'pending' }, none: {} } as const;

const FREE = { lease_owner: null, lease_expires_at: null } as const;

function update(query: Kysely<Schema>, id: string, change: Partial<DeliveriesTable>) {
  return query.updateTable('deliveries').set(change).where('id', '=', id);
}

/** What is closed needs no content any more, unless it may be opened again. */
function contentAfter({ state, content }: TextResult, isOpen: boolean): Partial<DeliveriesTable> {
  if (state === 'paused' || (isOpen && content === undefined)) return {};
  return { content: isOpen ? JSON.stringify(content) : null };
}

const hasChanged = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }) => numUpdatedRows > 0n;

/** The steps of one delivery. Each is one durable write, and all but the last are refused to who lost the lease. */
export interface DeliverySteps {
  /** Right before the platform is called; false where the delivery has become somebody else's. */
  begin(id: string, step: 'text' | 'image', holder: Holder): Promise<boolean>;
  /**
   * Right after: what is known is kept even where the lease was lost meanwhile. Where a picture is to follow the
   * delivery stays with its holder.
   */
  finishText(id: string, owner: string, result: TextResult): Promise<void>;
  finishImage(id: string, owner: string, result: ImageResult): Promise<void>;
  /** Gives it back for a later try. */
  postpone(id: string, owner: string, postponement: Postponement): Promise<void>;
}

const isOwnersOrUnknown =
  (owner: string) =>
  // Recovery may have called it unknown meanwhile, and taken the lease away: knowing is better.
  (row: Row): Expression<SqlBool> =>
    row.or([
      row.and([row('lease_owner', '=', owner), row('state', 'in', ['pending', 'sending'])]),
      row('state', '=', 'unknown'),
    ]);

function columnsOf(result: TextResult): Partial<DeliveriesTable> {
  const { state, reason = null, now, image = 'none' } = result;
  const isOpen = state === 'sent' && image === 'pending';
  return {
    ...(isOpen ? { attempts: 0 } : FREE),
    is_open: isOpen ? 1 : 0,
    state,
    image,
    reason,
    ...contentAfter(result, isOpen),
    ...(state === 'sent' ? { sent_at: now } : {}),
    ...(result.reference === undefined ? {} : { reference: result.reference }),
    ...(result.dataVersion === undefined ? {} : { data_version: result.dataVersion }),
  };
}

async function finishText(
  query: Kysely<Schema>,
  id: string,
  owner: string,
  result: TextResult,
): Promise<void> {
  const { digest } = result;
  await query.transaction().execute(async (transaction) => {
    const outcome = await update(transaction, id, columnsOf(result))
      .where(isOwnersOrUnknown(owner))
      .executeTakeFirstOrThrow();
    if (digest === undefined || !hasChanged(outcome)) return;
    const subject = transaction.selectFrom('deliveries').select('subject').where('id', '=', id);
    await transaction
      .updateTable('subscriptions')
      .set({ last_digest: JSON.stringify(digest) })
      .where('id', '=', subject)
      .execute();
  });
}

async function begin(
  query: Kysely<Schema>,
  id: string,
  step: 'text' | 'image',
  { owner, now, leaseMs }: Holder,
): Promise<boolean> {
  const mark = step === 'text' ? { state: 'sending' as const } : { image: 'sending' as const };
  const waiting = step === 'text' ? (['state', 'pending'] as const) : (['image', 'pending'] as const);
  const outcome = await query
    .updateTable('deliveries')
    .set((row) => ({ ...mark, attempts: row('attempts', '+', 1), lease_expires_at: now + leaseMs }))
    .where('id', '=', id)
    .where('is_open', '=', 1)
    .where('lease_owner', '=', owner)
    .where('lease_expires_at', '>', now)
    .where(waiting[0], '=', waiting[1])
    .executeTakeFirstOrThrow();
  return hasChanged(outcome);
}

export function createDeliverySteps(query: Kysely<Schema>): DeliverySteps {
  return {
    begin: (id, step, holder) => begin(query, id, step, holder),
    finishText: (id, owner, result) => finishText(query, id, owner, result),
    async finishImage(id, owner, { image, reason = null }) {
      await update(query, id, { ...FREE, is_open: 0, content: null, image, reason })
        .where((row) =>
          row.or([
            row.and([row('lease_owner', '=', owner), row('image', 'in', ['pending', 'sending'])]),
            row('image', '=', 'unknown'),
          ]),
        )
        .execute();
    },
    async postpone(id, owner, { availableAt, reason, undoes }) {
      await update(query, id, { ...FREE, ...UNDONE[undoes ?? 'none'], available_at: availableAt, reason })
        .where('lease_owner', '=', owner)
        .where('is_open', '=', 1)
        .execute();
    },
  };
}
