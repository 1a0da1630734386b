import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import { insertDeliveries, type NewDelivery } from './new-deliveries.ts';
import type { ChatColumns, PlaceColumns, Schema, SubscriptionsTable } from './schema.ts';

/** A chat's standing order for a weekly digest. Instants are milliseconds. */
export interface Subscription {
  readonly id: string;
  readonly place: Readonly<PlaceColumns>;
  /** 1 for Monday to 7 for Sunday, by the clock of `zone`. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** IANA name. */
  readonly zone: string;
  /** True where the zone is the chat's and changes with it. */
  readonly followsChatZone: boolean;
  readonly detail: 'full' | 'brief';
  readonly setBy: string;
  readonly setByName: string | null;
  readonly setAt: number;
  readonly state: SubscriptionsTable['state'];
  readonly reason: string | null;
  readonly stateSince: number;
  readonly nextRunAt: number | null;
  /** What the last digest said, as it was given. */
  readonly lastDigest: unknown;
}

/** What a person orders. */
export type Order = Pick<
  Subscription,
  'weekday' | 'hour' | 'minute' | 'zone' | 'followsChatZone' | 'detail' | 'setBy' | 'setByName'
> & { readonly nextRunAt: number };

/** What becomes of a subscription that is due. */
export interface DuePlan {
  readonly nextRunAt: number;
  readonly deliveries: readonly NewDelivery[];
}

export interface Subscriptions {
  /** Orders, changes, or takes up again: a place has one subscription, whose past stays with it. */
  save(place: Readonly<PlaceColumns>, order: Order, now: number): Promise<Subscription>;
  /** The place's subscription unless it ended. */
  find(place: Readonly<PlaceColumns>): Promise<Subscription | undefined>;
  read(id: string): Promise<Subscription | undefined>;
  /** Those of a chat with its topics and threads that have not ended, the chat's own first. */
  listChat(chat: Readonly<ChatColumns>): Promise<readonly Subscription[]>;
  /** False where there was none. */
  end(place: Readonly<PlaceColumns>, now: number): Promise<boolean>;
  /** Gives a subscription another zone and next run, as when its chat's zone changes. */
  rezone(id: string, zone: string, nextRunAt: number | null): Promise<void>;
  /**
   * Takes at most `limit` subscriptions that are due and does what `plan` says of each: its deliveries go into the
   * outbox and its next run is set, together or not at all. Several processes share the work.
   */
  takeDue(now: number, limit: number, plan: (due: Subscription) => DuePlan): Promise<DueResult>;
}

export interface DueResult {
  readonly taken: number;
  /** Deliveries that were not in the outbox before. */
  readonly created: number;
}

const PLACE_KEY = ['platform', 'tenant', 'conversation', 'thread'] as const;

export function toSubscription(row: SubscriptionsTable): Subscription {
  const { platform, tenant, conversation, thread } = row;
  return {
    id: row.id,
    place: { platform, tenant, conversation, thread },
    weekday: row.weekday,
    hour: row.hour,
    minute: row.minute,
    zone: row.zone,
    followsChatZone: row.follows_chat_zone === 1,
    detail: row.detail,
    setBy: row.set_by,
    setByName: row.set_by_name,
    setAt: row.set_at,
    state: row.state,
    reason: row.reason,
    stateSince: row.state_since,
    nextRunAt: row.next_run_at,
    lastDigest: row.last_digest === null ? undefined : JSON.parse(row.last_digest),
  };
}

function selectChat({ query }: Database, { platform, tenant, conversation }: Readonly<ChatColumns>) {
  return query
    .selectFrom('subscriptions')
    .selectAll()
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .where('state', '!=', 'ended');
}

async function save({ query }: Database, place: Readonly<PlaceColumns>, order: Order, now: number) {
  const { platform, tenant, conversation, thread } = place;
  const values = {
    weekday: order.weekday,
    hour: order.hour,
    minute: order.minute,
    zone: order.zone,
    follows_chat_zone: order.followsChatZone ? 1 : 0,
    detail: order.detail,
    set_by: order.setBy,
    set_by_name: order.setByName,
    set_at: now,
    state: 'active' as const,
    reason: null,
    state_since: now,
    next_run_at: order.nextRunAt,
  };
  const row = await query
    .insertInto('subscriptions')
    .values({ id: randomUUID(), platform, tenant, conversation, thread, last_digest: null, ...values })
    .onConflict((conflict) => conflict.columns([...PLACE_KEY]).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSubscription(row);
}

/** Many share one next run, so a statement a run is far fewer than one a subscription. */
async function setNextRuns(transaction: Transaction<Schema>, idsByRun: ReadonlyMap<number, string[]>) {
  for (const [nextRunAt, ids] of idsByRun)
    await transaction
      .updateTable('subscriptions')
      .set({ next_run_at: nextRunAt })
      .where('id', 'in', ids)
      .execute();
}

function takeDue(
  { query, dialect }: Database,
  now: number,
  limit: number,
  plan: (due: Subscription) => DuePlan,
): Promise<DueResult> {
  return query.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom('subscriptions')
      .selectAll()
      .where('next_run_at', '<=', now)
      .orderBy('next_run_at')
      .limit(limit);
    const rows = await (dialect === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
    const idsByRun = new Map<number, string[]>();
    const deliveries: NewDelivery[] = [];
    for (const row of rows) {
      const { nextRunAt, deliveries: planned } = plan(toSubscription(row));
      deliveries.push(...planned);
      const ids = idsByRun.get(nextRunAt);
      if (ids === undefined) idsByRun.set(nextRunAt, [row.id]);
      else ids.push(row.id);
    }
    const created = await insertDeliveries(transaction, deliveries);
    await setNextRuns(transaction, idsByRun);
    return { taken: rows.length, created };
  });
}

export function createSubscriptions(database: Database): Subscriptions {
  const { query } = database;
  return {
    save: (place, order, now) => save(database, place, order, now),
    async find(place) {
      const row = await selectChat(database, place).where('thread', '=', place.thread).executeTakeFirst();
      return row && toSubscription(row);
    },
    async read(id) {
      const row = await query.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSubscription(row);
    },
    async listChat(chat) {
      return (await selectChat(database, chat).orderBy('thread').execute()).map(toSubscription);
    },
    async end({ platform, tenant, conversation, thread }, now) {
      const { numUpdatedRows } = await query
        .updateTable('subscriptions')
        .set({ state: 'ended', reason: null, state_since: now, next_run_at: null })
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('conversation', '=', conversation)
        .where('thread', '=', thread)
        .where('state', '!=', 'ended')
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async rezone(id, zone, nextRunAt) {
      await query
        .updateTable('subscriptions')
        .set({ zone, next_run_at: nextRunAt })
        .where('id', '=', id)
        .execute();
    },
    takeDue: (now, limit, plan) => takeDue(database, now, limit, plan),
  };
}
