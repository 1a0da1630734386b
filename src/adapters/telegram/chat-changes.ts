import type { ChatEvent } from '../../chat/adapter.ts';
import type { Update } from './polling.ts';

/** The bot's standing in a chat changed: what deliveries to that chat have to know. */
export type ChatChange =
  | { readonly kind: 'lost'; readonly chatId: number }
  | { readonly kind: 'found'; readonly chatId: number }
  | { readonly kind: 'moved'; readonly chatId: number; readonly toChatId: number };

/** Being blocked or removed, let in again, and a group becoming a supergroup; undefined for any other update. */
export function readChatChange({ my_chat_member: member, message }: Update): ChatChange | undefined {
  if (member !== undefined) {
    const { status } = member.new_chat_member;
    const isLost = status === 'kicked' || status === 'left';
    return { kind: isLost ? 'lost' : 'found', chatId: member.chat.id };
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
      // People have ids above zero: from a chat of two the bot cannot be removed, only blocked.
      return { ...chat, kind: 'lost', reason: change.chatId > 0 ? 'blocked' : 'removed' };
    case 'found':
      return { ...chat, kind: 'found' };
    case 'moved':
      break;
  }
  return { ...chat, kind: 'moved', to: String(change.toChatId) };
}
