import { describe, expect, it } from 'vitest';
import { readChatChange, toChatEvent } from '../../../src/adapters/telegram/chat-changes.ts';
import type { Update } from '../../../src/adapters/telegram/polling.ts';
import { CHATS } from '../../fakes/telegram-updates.ts';

/** The bot's new standing in a chat, as Telegram tells it. */
function standing(chat: keyof typeof CHATS, member: Record<string, unknown>): Update {
  const user = { id: 123_456, is_bot: true, first_name: 'Macro Bot' };
  const my_chat_member = { chat: CHATS[chat], new_chat_member: { user, ...member } };
  return Object.assign({ update_id: 1 }, { my_chat_member: Object(my_chat_member) });
}

/** A service message, which says something of the chat itself. */
function service(chat: keyof typeof CHATS, fields: Record<string, number>): Update {
  const message = { message_id: 5, date: 1, chat: CHATS[chat], ...fields };
  return Object.assign({ update_id: 1 }, { message: Object(message) });
}

const changeOf = (...args: Parameters<typeof standing>) => readChatChange(standing(...args));

describe('where the bot cannot write any more', () => {
  it.each([
    ['private', { status: 'kicked' }, 'blocked'],
    ['group', { status: 'left' }, 'removed'],
    ['supergroup', { status: 'kicked' }, 'removed'],
    ['supergroup', { status: 'restricted', is_member: false, can_send_messages: true }, 'removed'],
    ['supergroup', { status: 'restricted', is_member: true, can_send_messages: false }, 'no-rights'],
    ['channel', { status: 'left' }, 'removed'],
    ['channel', { status: 'member' }, 'no-rights'],
    ['channel', { status: 'administrator', can_post_messages: false }, 'no-rights'],
  ] as const)('%s, %j: it is lost as %s', (chat, member, reason) => {
    expect(changeOf(chat, member)).toEqual({ kind: 'lost', chatId: CHATS[chat].id, reason });
  });
});

describe('where the bot can write again', () => {
  it.each([
    ['private', { status: 'member' }],
    ['group', { status: 'member' }],
    ['group', { status: 'administrator' }],
    ['supergroup', { status: 'restricted', is_member: true, can_send_messages: true }],
    ['channel', { status: 'administrator', can_post_messages: true }],
  ] as const)('%s, %j: it is found', (chat, member) => {
    expect(changeOf(chat, member)).toEqual({ kind: 'found', chatId: CHATS[chat].id });
  });
});

describe('a group that becomes a supergroup', () => {
  it('has moved, once: the supergroup tells the same from its side', () => {
    const to = CHATS.supergroup.id;
    const change = readChatChange(service('group', { migrate_to_chat_id: to }));
    expect(change).toEqual({ kind: 'moved', chatId: CHATS.group.id, toChatId: to });
    expect(change && toChatEvent(change)).toEqual({
      platform: 'telegram',
      tenant: '',
      conversation: String(CHATS.group.id),
      kind: 'moved',
      to: String(to),
    });
    const arrived = service('supergroup', { migrate_from_chat_id: CHATS.group.id });
    expect(readChatChange(arrived)).toBeUndefined();
  });
});
