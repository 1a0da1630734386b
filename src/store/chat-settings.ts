import type { Database } from './database.ts';
import type { ChatColumns, ChatSettingsTable } from './schema.ts';

/** What a chat chose for all its topics and threads; what it did not choose is absent. */
export interface StoredChatSettings {
  /** IANA name. */
  readonly zone?: string;
  readonly detail?: 'full' | 'brief';
  readonly theme?: 'dark' | 'light';
}

export interface ChatSettings {
  read(chat: Readonly<ChatColumns>): Promise<StoredChatSettings>;
  /** Changes what is given and keeps the rest. */
  save(chat: Readonly<ChatColumns>, change: StoredChatSettings): Promise<void>;
}

const KEY = ['platform', 'tenant', 'conversation'] as const;

function toSettings({ zone, detail, theme }: ChatSettingsTable): StoredChatSettings {
  return {
    ...(zone === null ? {} : { zone }),
    ...(detail === null ? {} : { detail }),
    ...(theme === null ? {} : { theme }),
  };
}

export function createChatSettings({ query }: Database): ChatSettings {
  return {
    async read({ platform, tenant, conversation }) {
      const row = await query
        .selectFrom('chat_settings')
        .selectAll()
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row === undefined ? {} : toSettings(row);
    },
    async save({ platform, tenant, conversation }, change) {
      if (Object.keys(change).length === 0) return;
      await query
        .insertInto('chat_settings')
        .values({ platform, tenant, conversation, zone: null, detail: null, theme: null, ...change })
        .onConflict((conflict) => conflict.columns([...KEY]).doUpdateSet({ ...change }))
        .execute();
    },
  };
}
