import type { ChatEvent } from '../../chat/adapter.ts';
import type { PauseReason } from '../../chat/sender.ts';
import type { Update } from './polling.ts';

/** The bot's standing in a chat changed: what deliveries to that chat have to know. */
export type ChatChange =
  | { readonly kind: 'lost'; readonly chatId: number; readonly reason: PauseReason }
  | { readonly kind: 'found'; readonly chatId: number }
  | { readonly kind: 'moved'; readonly chatId: number; readonly toChatId: number };

type Membership = NonNullable<Update['my_chat_member']>;

/** Why the bot cannot write where it now stands; undefined where it can. */
function reasonOfSilence({ chat, new_chat_member: member }: Membership): PauseReason | undefined {
  switch (member.status) {
    case 'kicked':
    case 'left':
      // From a chat of two the bot cannot be removed, only blocked.
      return chat.type === 'private' ? 'blocked' : 'removed';
    case 'restricted':
      if (!member.is_member) return 'removed';
      return member.can_send_messages ? undefined : 'no-rights';
    case 'administrator':
      return chat.type === 'channel' && member.can_post_messages !== true ? 'no-rights' : undefined;
    case 'member':
      // In a channel those who are no administrators only read.
      return chat.type === 'channel' ? 'no-rights' : undefined;
    case 'creator':
      break;
  }
  return undefined;
}

/**
 * Being blocked or removed, losing the right to write, being let in again, and a group becoming a supergroup;
 * undefined for any other update.
 */
export function readChatChange({ my_chat_member: member, message }: Update): ChatChange | undefined {
  if (member !== undefined) {
    const chatId = member.chat.id;
    const reason = reasonOfSilence(member);
    return reason === undefined ? { kind: 'found', chatId } : { kind: 'lost', chatId, reason };
  }
  // The supergroup says the same about itself (`migrate_from_chat_id`); one of the two is enough.
  const toChatId = message?.migrate_to_chat_id;
  return message === undefined || toChatId === undefined
    ? undefined
    : { kind: 'moved', chatId: message.chat.id, toChatId };
}

/** The same for whoever delivers to chats on any platform. */
export function toChatEvent(change: ChatChange): ChatEvent {
  const chat = { platform: 'telegram', tenant: '', conversation: String(change.chatId) };
  switch (change.kind) {
    case 'lost':
      return { ...chat, kind: 'lost', reason: change.reason };
    case 'found':
      return { ...chat, kind: 'found' };
    case 'moved':
      break;
  }
  return { ...chat, kind: 'moved', to: String(change.toChatId) };
}
