import type { TelegramMessage } from '../../src/adapters/telegram/requests.ts';
import { BOT } from './telegram-api.ts';

type Fields = Partial<TelegramMessage>;
type Entity = NonNullable<TelegramMessage['entities']>[number];
type User = NonNullable<TelegramMessage['from']>;

export const ALICE = { id: 1001, is_bot: false, first_name: 'Alice', language_code: 'en' };
export const DAVE = { id: 1005, is_bot: false, first_name: 'Dave', language_code: 'es' };
export const ANONYMOUS_ADMIN = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
export const CHANNEL_BOT = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
export const TELEGRAM = { id: 777_000, is_bot: false, first_name: 'Telegram' };

export const CHATS = {
  private: { id: 1001, type: 'private', first_name: 'Alice' },
  otherPrivate: { id: 1005, type: 'private', first_name: 'Dave' },
  group: { id: -5001, type: 'group', title: 'Old Group' },
  supergroup: { id: -1_001_111_111_111, type: 'supergroup', title: 'Macro Traders' },
  forum: { id: -1_002_222_222_222, type: 'supergroup', title: 'Macro Forum', is_forum: true },
  channel: { id: -1_003_333_333_333, type: 'channel', title: 'Macro Channel' },
} as const;

type ChatName = keyof typeof CHATS;

/** The entities Telegram finds in a text by itself. */
function entitiesOf(text: string): Entity[] {
  const commands = [...text.matchAll(/(?<!\S)\/\w+(?:@\w+)?/g)].map((match) => ({
    type: 'bot_command' as const,
    offset: match.index,
    length: match[0].length,
  }));
  const mentions = [...text.matchAll(/(?<![\w@/])@\w{3,32}/g)].map((match) => ({
    type: 'mention' as const,
    offset: match.index,
    length: match[0].length,
  }));
  return [...commands, ...mentions];
}

/** A text message as Telegram delivers it; `fields` add to or replace what is usual. */
export function textMessage(chat: ChatName, text: string, fields: Fields = {}): TelegramMessage {
  const sender = chat === 'channel' ? { sender_chat: CHATS.channel } : { from: ALICE };
  return {
    message_id: 55,
    date: 1_768_700_000,
    chat: CHATS[chat],
    ...sender,
    text,
    entities: entitiesOf(text),
    ...fields,
  };
}

/** The same as an update: a channel's messages come as posts. */
export function textUpdate(chat: ChatName, text: string, fields: Fields = {}) {
  return { [chat === 'channel' ? 'channel_post' : 'message']: textMessage(chat, text, fields) };
}

/** A press on a button under a message of the bot. */
export function pressQuery(chat: ChatName, data: string, message: Fields, from: User = ALICE) {
  const whole: TelegramMessage = {
    message_id: 77,
    date: 1_768_700_001,
    from: BOT,
    chat: CHATS[chat],
    ...message,
  };
  return { id: 'query-1', from, message: whole, chat_instance: '1', data };
}
