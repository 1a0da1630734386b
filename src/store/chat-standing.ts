import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { chatColumnOf } from './new-deliveries.ts';
import type { ChatColumns, Schema } from './schema.ts';
import { type Subscription, toSubscription } from './subscriptions.ts';

/** A chat with all its topics and threads, or with `thread` one place of it. */
export type Extent = Readonly<ChatColumns> & { readonly thread?: string };

export interface Pause {
  readonly reason: string;
  readonly now: number;
}

export interface Revival {
  readonly now: number;
  /** Deliveries that were due since then are sent after all. */
  readonly since: number;
  /** Only what was paused for one of these reasons. */
  readonly reasons: readonly string[];
  /** When the subscription runs next. */
  readonly nextRunAt: (subscription: Subscription) => number;
}

/** What the bot knows of whether it can write to a chat, in all tables that deliver to chats. */
export interface ChatStanding {
  /** Pauses subscriptions and what is waiting in the outbox, and returns how many subscriptions that were. */
  pause(extent: Extent, pause: Pause): Promise<number>;
  /** Takes up again what was paused; returns how many subscriptions that were. */
  revive(extent: Extent | { readonly platform: string }, revival: Revival): Promise<number>;
  /** The chat goes on under another name: everything kept about it does too. */
  move(from: Readonly<ChatColumns>, to: string): Promise<void>;
  /** Forgets all chats of a workspace. */
  forget(workspace: Pick<ChatColumns, 'platform' | 'tenant'>): Promise<number>;
}

const NOT_WAITING = { is_open: 0, lease_owner: null, lease_expires_at: null } as const;

async function pause(query: Kysely<Schema>, extent: Extent, { reason, now }: Pause): Promise<number> {
  const { platform, tenant, conversation, thread } = extent;
  const subscriptions = query
    .updateTable('subscriptions')
    .set({ state: 'paused', reason, state_since: now, next_run_at: null })
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .where('state', '=', 'active');
  const deliveries = query
    .updateTable('deliveries')
    .set({ ...NOT_WAITING, state: 'paused', reason })
    .where('is_open', '=', sql.lit(1))
    .where('chat', '=', chatColumnOf(extent))
    .where('state', '=', 'pending');
  const isAll = thread === undefined;
  await (isAll ? deliveries : deliveries.where('thread', '=', thread)).execute();
  const outcome = await (isAll ? subscriptions : subscriptions.where('thread', '=', thread))
    .returning('id')
    .execute();
  return outcome.length;
}

async function revive(
  query: Kysely<Schema>,
  extent: Extent | { readonly platform: string },
  { now, since, reasons, nextRunAt }: Revival,
): Promise<number> {
  let paused = query
    .selectFrom('subscriptions')
    .selectAll()
    .where('platform', '=', extent.platform)
    .where('state', '=', 'paused')
    .where('reason', 'in', [...reasons]);
  let stopped = query
    .updateTable('deliveries')
    .set({ is_open: 1, state: 'pending', reason: null, available_at: now })
    .where('platform', '=', extent.platform)
    .where('state', '=', 'paused')
    .where('reason', 'in', [...reasons])
    .where('due_at', '>=', since);
  if ('conversation' in extent) {
    paused = paused.where('tenant', '=', extent.tenant).where('conversation', '=', extent.conversation);
    stopped = stopped.where('chat', '=', chatColumnOf(extent));
  }
  const rows = await paused.execute();
  for (const row of rows)
    await query
      .updateTable('subscriptions')
      .set({ state: 'active', reason: null, state_since: now, next_run_at: nextRunAt(toSubscription(row)) })
      .where('id', '=', row.id)
      .where('state', '=', 'paused')
      .execute();
  await stopped.execute();
  return rows.length;
}

/** Where the chat is known under both names, what was set up under the old one stays and the other goes. */
async function moveSettings(query: Kysely<Schema>, from: Readonly<ChatColumns>, to: string): Promise<void> {
  const ofChat = ({ platform, tenant }: Readonly<ChatColumns>, conversation: string) =>
    query
      .selectFrom('chat_settings')
      .selectAll()
      .where('platform', '=', platform)
      .where('tenant', '=', tenant)
      .where('conversation', '=', conversation);
  const settings = await ofChat(from, from.conversation).executeTakeFirst();
  if (settings === undefined) return;
  const { zone, detail, theme } = settings;
  await query
    .insertInto('chat_settings')
    .values({ ...settings, conversation: to })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'tenant', 'conversation']).doUpdateSet({ zone, detail, theme }),
    )
    .execute();
  await query
    .deleteFrom('chat_settings')
    .where('platform', '=', from.platform)
    .where('tenant', '=', from.tenant)
    .where('conversation', '=', from.conversation)
    .execute();
}

async function moveSubscriptions(
  query: Kysely<Schema>,
  { platform, tenant, conversation }: Readonly<ChatColumns>,
  to: string,
): Promise<void> {
  const moved = await query
    .selectFrom('subscriptions')
    .select(['id', 'thread'])
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .execute();
  if (moved.length === 0) return;
  await query
    .deleteFrom('subscriptions')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('conversation', '=', to)
    .where(
      'thread',
      'in',
      moved.map(({ thread }) => thread),
    )
    .execute();
  await query
    .updateTable('subscriptions')
    .set({ conversation: to })
    .where(
      'id',
      'in',
      moved.map(({ id }) => id),
    )
    .execute();
}

async function move(query: Kysely<Schema>, from: Readonly<ChatColumns>, to: string): Promise<void> {
  await moveSettings(query, from, to);
  await moveSubscriptions(query, from, to);
  await query
    .updateTable('deliveries')
    .set({ conversation: to, chat: chatColumnOf({ ...from, conversation: to }) })
    .where('is_open', '=', sql.lit(1))
    .where('chat', '=', chatColumnOf(from))
    .execute();
}

async function forget(
  query: Kysely<Schema>,
  { platform, tenant }: Pick<ChatColumns, 'platform' | 'tenant'>,
): Promise<number> {
  const gone = await query
    .deleteFrom('subscriptions')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .returning('id')
    .execute();
  for (const table of ['chat_settings', 'deliveries'] as const)
    await query.deleteFrom(table).where('platform', '=', platform).where('tenant', '=', tenant).execute();
  return gone.length;
}

export function createChatStanding({ query }: Database): ChatStanding {
  const together = <Result>(change: (transaction: Kysely<Schema>) => Promise<Result>) =>
    query.transaction().execute(change);
  return {
    pause: (extent, how) => together((transaction) => pause(transaction, extent, how)),
    revive: (extent, how) => together((transaction) => revive(transaction, extent, how)),
    move: (from, to) => together((transaction) => move(transaction, from, to)),
    forget: (workspace) => together((transaction) => forget(transaction, workspace)),
  };
}
