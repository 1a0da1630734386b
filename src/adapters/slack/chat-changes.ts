import { z } from 'zod';
import type { ChatEvent } from '../../chat/adapter.ts';
import type { Tenancy } from './requests.ts';

const change = z.object({
  team_id: z.string().optional(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('member_joined_channel'), channel: z.string(), user: z.string() }),
    z.object({ type: z.enum(['channel_unarchive', 'group_unarchive']), channel: z.string() }),
    z.object({
      type: z.literal('channel_id_changed'),
      old_channel_id: z.string(),
      new_channel_id: z.string(),
    }),
    z.object({ type: z.literal('app_uninstalled') }),
  ]),
});

/** What an event of Slack means for deliveries; undefined for what means nothing, such as somebody else joining. */
export function readChatChange(body: unknown, { tenant, botUserId }: Tenancy): ChatEvent | undefined {
  const { event, team_id: team = '' } = change.safeParse(body).data ?? {};
  if (event === undefined) return undefined;
  const chat = (conversation: string) => ({ platform: 'slack', tenant, conversation });
  switch (event.type) {
    case 'member_joined_channel':
      return event.user === botUserId ? { ...chat(event.channel), kind: 'found' } : undefined;
    case 'channel_unarchive':
    case 'group_unarchive':
      return { ...chat(event.channel), kind: 'found' };
    case 'channel_id_changed':
      return { ...chat(event.old_channel_id), kind: 'moved', to: event.new_channel_id };
    case 'app_uninstalled':
      break;
  }
  // The SDK looks up no installation for this event, which is gone by now.
  return { platform: 'slack', kind: 'uninstalled', tenant: tenant === '' ? team : tenant };
}
