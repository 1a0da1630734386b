import { z } from 'zod';
import type { ChatEvent } from '../../chat/adapter.ts';
import type { Tenancy } from './requests.ts';
import type { Removal } from './workspaces.ts';

const change = z.object({
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('member_joined_channel'), channel: z.string(), user: z.string() }),
    z.object({ type: z.enum(['channel_unarchive', 'group_unarchive']), channel: z.string() }),
    z.object({
      type: z.literal('channel_id_changed'),
      old_channel_id: z.string(),
      new_channel_id: z.string(),
    }),
  ]),
});

/** What an event of Slack means for deliveries; undefined for what means nothing, such as somebody else joining. */
export function readChatChange(body: unknown, { tenant, botUserId }: Tenancy): ChatEvent | undefined {
  const { event } = change.safeParse(body).data ?? {};
  if (event === undefined) return undefined;
  const chat = (conversation: string) => ({ platform: 'slack', tenant, conversation });
  switch (event.type) {
    case 'member_joined_channel':
      return event.user === botUserId ? { ...chat(event.channel), kind: 'found' } : undefined;
    case 'channel_unarchive':
    case 'group_unarchive':
      return { ...chat(event.channel), kind: 'found' };
    case 'channel_id_changed':
      break;
  }
  return { ...chat(event.old_channel_id), kind: 'moved', to: event.new_channel_id };
}

const removal = z.object({
  team_id: z.string().optional(),
  /** Seconds, cut off. */
  event_time: z.number(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
});

/** The news that the app was taken out of a workspace or its token revoked; undefined for anything else. */
export function readRemoval(body: unknown, { tenant }: Tenancy): Removal | undefined {
  const { data } = removal.safeParse(body);
  if (data === undefined) return undefined;
  const { event, event_time: seconds, team_id: team = '' } = data;
  const news = { tenant: tenant === '' ? team : tenant, at: seconds * 1_000 + 999 };
  return event.type === 'tokens_revoked' ? { ...news, botUsers: event.tokens.bot } : news;
}
