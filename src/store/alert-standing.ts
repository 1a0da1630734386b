import type { Extent } from './chat-standing.ts';
import type { Database } from './database.ts';
import type { ChatColumns } from './schema.ts';

/** What becomes of alerts when something happens to their chats. */
export interface AlertStanding {
  /** Pauses those of an extent that are active. */
  pause(extent: Extent, reason: string): Promise<void>;
  /** Takes up again what was paused for one of these reasons; a person's own pause stays. */
  revive(extent: Extent | { readonly platform: string }, reasons: readonly string[]): Promise<void>;
  move(from: Readonly<ChatColumns>, to: string): Promise<void>;
  forget(workspace: Pick<ChatColumns, 'platform' | 'tenant'>): Promise<void>;
}

async function moveAlerts(
  query: Database['query'],
  { platform, tenant, conversation }: Readonly<ChatColumns>,
  to: string,
): Promise<void> {
  await query.transaction().execute(async (transaction) => {
    // The other name may have alerts of its own: the moved ones count on after them.
    const own = await transaction
      .selectFrom('alerts')
      .select(({ fn }) => fn.max('number').as('newest'))
      .where('platform', '=', platform)
      .where('tenant', '=', tenant)
      .where('conversation', '=', to)
      .executeTakeFirst();
    const offset = own?.newest ?? 0;
    await transaction
      .updateTable('alerts')
      .set((row) => ({ conversation: to, number: row('number', '+', offset) }))
      .where('platform', '=', platform)
      .where('tenant', '=', tenant)
      .where('conversation', '=', conversation)
      .execute();
  });
}

export function createAlertStanding({ query }: Database): AlertStanding {
  return {
    async pause({ platform, tenant, conversation, thread }, reason) {
      const chat = query
        .updateTable('alerts')
        .set({ state: 'paused', reason })
        .where('state', '=', 'active')
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('conversation', '=', conversation);
      await (thread === undefined ? chat : chat.where('thread', '=', thread)).execute();
    },
    async revive(extent, reasons) {
      const all = query
        .updateTable('alerts')
        .set({ state: 'active', reason: null })
        .where('state', '=', 'paused')
        .where('reason', 'in', [...reasons])
        .where('platform', '=', extent.platform);
      const chat =
        'tenant' in extent
          ? all.where('tenant', '=', extent.tenant).where('conversation', '=', extent.conversation)
          : all;
      await chat.execute();
    },
    move: (from, to) => moveAlerts(query, from, to),
    async forget({ platform, tenant }) {
      await query.transaction().execute(async (transaction) => {
        const own = transaction
          .selectFrom('alerts')
          .select('id')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant);
        await transaction.deleteFrom('alert_events').where('alert', 'in', own).execute();
        await transaction
          .deleteFrom('alerts')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .execute();
      });
    },
  };
}
