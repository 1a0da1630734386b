import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readMessage,
  readPress,
  type TelegramMessage,
} from '../../../src/adapters/telegram/requests.ts';
import { BOT } from '../../fakes/telegram-api.ts';
import {
  ALICE,
  ANONYMOUS_ADMIN,
  CHANNEL_BOT,
  CHATS,
  DAVE,
  pressQuery,
  TELEGRAM,
  textMessage,
} from '../../fakes/telegram-updates.ts';

const asked: string[] = [];
const reading: Reading = {
  updateId: 7,
  bot: BOT,
  hasCommand: (name) => name === 'macd' || name === 'subscribe',
  isQuestion: (name) => name === 'macd',
  isAdmin: (chatId, userId) => {
    asked.push(`${chatId}:${userId}`);
    return Promise.resolve(userId === ALICE.id);
  },
};

function read(...message: Parameters<typeof textMessage>) {
  return readMessage(textMessage(...message), reading);
}

describe('a private chat', () => {
  it('is direct, always addressed, and its person decides about it', () => {
    expect(read('private', '/macd eth')).toEqual({
      request: {
        platform: 'telegram',
        tenant: '',
        conversation: '1001',
        user: { id: '1001', name: 'Alice', isAdmin: true, locale: 'en' },
        isDirect: true,
        isAddressed: true,
        text: '/macd eth',
        dedupeKey: 'update:7',
        capabilities: { images: true, buttons: true, privateReplies: true },
      },
      target: { chatId: 1001, isChannel: false },
    });
  });

  it('takes plain words as they are', () => {
    expect(read('private', 'is it altseason yet?')?.request.text).toBe('is it altseason yet?');
  });
});

describe('a link to the bot', () => {
  it.each([
    ['private', '/start macd', '/macd'],
    ['private', '/start macd-btc-1y', '/macd btc 1y'],
    ['private', '/start MACD-golden_cross', '/MACD golden_cross'],
    ['supergroup', '/start@macro_test_bot macd', '/macd'],
  ] as const)('in a %s asks at once what %j carries', (chat, text, question) => {
    expect(read(chat, text)?.request).toMatchObject({ text: question, isAddressed: true });
  });

  it.each([
    '/start',
    '/start subscribe',
    '/start ref-2026',
    '/start macd btc',
    '/start macd-btc asof=2026-01-18',
  ])('never does more than ask: %j stays as it is', (text) => {
    expect(read('private', text)?.request.text).toBe(text);
  });

  it('whatever it carries stays a greeting or becomes a question, in words alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), fc.boolean(), (payload, isKnown) => {
        const link = isKnown ? `macd-${payload}`.slice(0, 64) : payload;
        const question = read('private', `/start ${link}`)?.request.text ?? '';
        expect(question).toMatch(/^\/(start [\w-]+|macd( \w+)*)$/i);
        expect(question.startsWith('/start')).toBe(!/^macd(-\w+)*$/i.test(link));
      }),
    );
  });
});

describe('a group', () => {
  it.each([
    ['/macd@macro_test_bot eth', '/macd eth'],
    ['/macd@Macro_Test_BOT', '/macd'],
    ['/nonsense@macro_test_bot', '/nonsense'],
    ['/macd', '/macd'],
    ['@macro_test_bot macd eth', 'macd eth'],
    ['@Macro_Test_Bot, is it altseason?', 'is it altseason?'],
    ['is it altseason @macro_test_bot', 'is it altseason'],
  ])('reads %j as addressed, saying %j', (text, words) => {
    const { request } = read('supergroup', text) ?? {};
    expect(request).toMatchObject({ text: words, isAddressed: true, isDirect: false });
  });

  it.each([
    'good morning',
    'mail me at x@macro_test_bot.example',
    '/nonsense',
    'see /macd',
    '1/2',
    '@macro_test_bots hi',
  ])('reads %j as ambient', (text) => {
    expect(read('supergroup', text)?.request).toMatchObject({ text, isAddressed: false });
  });

  it.each(['/macd@other_bot', '/macd@macro_test_bot2 btc'])('leaves %j to the bot it names', (text) => {
    expect(read('supergroup', text)).toBeUndefined();
  });

  it('reads a reply to the bot as addressed, but not every message of a topic the bot opened', () => {
    const replied = textMessage('forum', 'old', { from: BOT });
    const readReply = (text: string, extra: object) =>
      readMessage(
        Object.assign(textMessage('forum', text), { reply_to_message: { ...replied, ...extra } }),
        reading,
      );
    expect(readReply('and ethereum?', {})?.request.isAddressed).toBe(true);
    expect(readReply('and ethereum?', { from: DAVE })?.request.isAddressed).toBe(false);
    const opening = { forum_topic_created: { name: 'Macro', icon_color: 0x6fb9f0 } };
    expect(readReply('good morning', opening)?.request.isAddressed).toBe(false);
  });

  it('answers as a reply to the message', () => {
    expect(read('group', '/macd@macro_test_bot')?.target).toEqual({
      chatId: -5001,
      isChannel: false,
      replyTo: 55,
    });
  });

  it('looks up who is an administrator only when asked to', async () => {
    const { request } = read('supergroup', '/macd') ?? {};
    expect(request?.user).toMatchObject({ id: '1001', isAdmin: false });
    expect(asked).toEqual([]);
    expect(await request?.user.resolveAdmin?.()).toBe(true);
    expect(await read('supergroup', '/macd', { from: DAVE })?.request.user.resolveAdmin?.()).toBe(false);
    expect(asked).toEqual(['-1001111111111:1001', '-1001111111111:1005']);
  });

  it('knows an administrator who writes as the group itself', () => {
    const anonymous = { from: ANONYMOUS_ADMIN, sender_chat: CHATS.supergroup };
    expect(read('supergroup', '/macd', anonymous)?.request.user).toEqual({
      id: String(CHATS.supergroup.id),
      isAdmin: true,
    });
  });

  it('never takes who writes as a channel for an administrator', () => {
    const asChannel = { from: CHANNEL_BOT, sender_chat: CHATS.channel };
    const posing = { from: ANONYMOUS_ADMIN, sender_chat: CHATS.channel };
    expect(read('supergroup', '/macd', asChannel)?.request.user).toEqual({
      id: String(CHATS.channel.id),
      isAdmin: false,
    });
    expect(read('supergroup', '/macd', posing)?.request.user.isAdmin).toBe(false);
  });

  it.each<[string, Partial<TelegramMessage>]>([
    ['another bot', { from: { ...DAVE, is_bot: true } }],
    ['an inline result', { via_bot: BOT }],
    ['a post copied from the linked channel', { from: TELEGRAM, sender_chat: CHATS.channel }],
    ['an automatic forward', { is_automatic_forward: true }],
  ])('ignores %s', (_, fields) => {
    expect(read('supergroup', '/macd', fields)).toBeUndefined();
  });
});

describe('a topic', () => {
  it('is answered in the topic', () => {
    const { request, target } =
      read('forum', '/macd', { is_topic_message: true, message_thread_id: 11 }) ?? {};
    expect(request?.thread).toBe('11');
    expect(target).toEqual({ chatId: CHATS.forum.id, isChannel: false, threadId: 11, replyTo: 55 });
  });

  it('is not mistaken for a thread of replies', () => {
    const { request, target } = read('supergroup', '/macd', { message_thread_id: 40 }) ?? {};
    expect(request).not.toHaveProperty('thread');
    expect(target).not.toHaveProperty('threadId');
  });
});

describe('a channel', () => {
  it('speaks with the rights of whoever may post in it', () => {
    const { request, target } = read('channel', '/macd') ?? {};
    expect(request).toMatchObject({
      conversation: String(CHATS.channel.id),
      user: { id: String(CHATS.channel.id), isAdmin: true },
      isAddressed: true,
      isDirect: false,
    });
    expect(target).toEqual({ chatId: CHATS.channel.id, isChannel: true });
  });

  it('has its ordinary posts left alone', () => {
    expect(read('channel', 'Good morning, traders')?.request.isAddressed).toBe(false);
  });
});

describe('a pressed button', () => {
  const press = { command: '/macd btc range=1y', replaces: true };

  it('asks in the name of who pressed it', () => {
    const query = pressQuery('supergroup', 'r:/macd btc range=1y', {}, DAVE);
    const { request, target } = readPress(query, query.message, press, reading);
    expect(request).toMatchObject({ text: '/macd btc range=1y', isAddressed: true, dedupeKey: 'update:7' });
    expect(request.user).toMatchObject({ id: '1005', isAdmin: false, locale: 'es' });
    expect(target).toEqual({ chatId: CHATS.supergroup.id, isChannel: false, replyTo: 77 });
  });

  it('under a message too old to be shown is answered in the chat itself', () => {
    const query = pressQuery('forum', 'x', { date: 0, is_topic_message: true, message_thread_id: 11 });
    expect(readPress(query, query.message, press, reading).target).toEqual({
      chatId: CHATS.forum.id,
      isChannel: false,
    });
  });
});
