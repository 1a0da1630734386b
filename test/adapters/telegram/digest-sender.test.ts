import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Letter, Sender } from '../../../src/chat/sender.ts';
import { startTelegramApi, type TelegramApi } from '../../fakes/telegram-api.ts';
import { CHATS } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, charted, createBench, PNG, WHY } from './bench.ts';

let api: TelegramApi;
let bench: Bench;
let render: () => Promise<Buffer>;
let sender: Sender;

beforeEach(async () => {
  api = await startTelegramApi();
  render = () => Promise.resolve(PNG);
  bench = createBench({
    apiRoot: api.origin,
    token: api.token,
    respond: () => undefined,
    render: () => render(),
  });
  if (bench.adapter.sender === undefined) throw new Error('the adapter has no sender');
  sender = bench.adapter.sender;
});
afterEach(async () => {
  await bench.adapter.stop(5000);
  await api.close();
});

const place = (conversation: string, thread = '') => ({
  platform: 'telegram',
  tenant: '',
  conversation,
  thread,
});
const letter = (text: string): Letter => answer(text);
const drawn: Letter = charted('The digest', [WHY]);
const calls = (method: string) => api.calls.filter((call) => call.method === method);

describe('the words of a digest', () => {
  it('go silently to their topic, with the buttons under them and no preview of links', async () => {
    expect(await sender.sendText(place('-1005', '77'), drawn)).toEqual({
      kind: 'sent',
      reference: '1001',
      hasImage: false,
    });
    expect(calls('sendMessage')[0]?.payload).toMatchObject({
      chat_id: -1005,
      message_thread_id: 77,
      disable_notification: true,
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: 'Why?', callback_data: 'n:/why' }]] },
    });
  });

  it('that are too many for one message go in several, and are named by all', async () => {
    const long = letter('A sentence of the digest. '.repeat(300));
    const outcome = await sender.sendText(place('1001'), long);
    expect(outcome).toMatchObject({ kind: 'sent', reference: '1001,1002' });
  });

  it('are not sent anew where only their end was lost', async () => {
    const long = letter('A sentence of the digest. '.repeat(300));
    api.twist(
      'sendMessage',
      { hold: Promise.resolve() },
      { refuse: 403, description: 'Forbidden: bot was blocked by the user' },
    );
    expect(await sender.sendText(place('1001'), long)).toMatchObject({
      kind: 'sent',
      reference: '1001',
      remark: expect.stringContaining('only its first 1 of 2 parts'),
    });
  });

  it('that are none are refused', async () => {
    expect(await sender.sendText(place('1001'), letter(' '))).toMatchObject({ kind: 'rejected' });
    expect(api.calls).toEqual([]);
  });
});

describe('a refusal of the words', () => {
  const refused = (refuse: number, description: string, parameters: Record<string, number> = {}) => {
    api.twist('sendMessage', { refuse, description, parameters });
    return sender.sendText(place('-1005', '77'), drawn);
  };

  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'blocked'],
    [403, 'Forbidden: user is deactivated', 'blocked'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'blocked'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'removed'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'removed'],
    [403, 'Forbidden: the group chat was deleted', 'removed'],
    [400, 'Bad Request: chat not found', 'removed'],
    [400, 'Bad Request: need administrator rights in the channel chat', 'no-rights'],
    [400, 'Bad Request: have no write access to the chat', 'no-rights'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'no-rights'],
    [400, 'Bad Request: TOPIC_CLOSED', 'thread-gone'],
    [400, 'Bad Request: message thread not found', 'thread-gone'],
    [401, 'Unauthorized', 'revoked'],
  ])('%i %s: the chat is out of reach (%s)', async (code, description, reason) => {
    const detail = `sendMessage: ${code} ${description}`;
    expect(await refused(code, description)).toEqual({ kind: 'unreachable', reason, detail });
    expect(calls('sendMessage')).toHaveLength(1);
  });

  it('tells where a group has moved, without sending there by itself', async () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    expect(await refused(400, description, { migrate_to_chat_id: -1_009 })).toMatchObject({
      kind: 'moved',
      conversation: '-1009',
    });
    expect(calls('sendMessage')).toHaveLength(1);
  });

  it('for being too fast tells when to come back, without waiting or trying again', async () => {
    expect(await refused(429, 'Too Many Requests: retry after 9', { retry_after: 9 })).toMatchObject({
      kind: 'busy',
      retryAfterMs: 9_000,
    });
    expect(bench.waits).toEqual([]);
    expect(calls('sendMessage')).toHaveLength(1);
  });

  it('for what it says is final, after one try in plain words', async () => {
    const parse = { refuse: 400, description: "Bad Request: can't parse entities: x" };
    api.twist('sendMessage', parse);
    expect(await sender.sendText(place('1001'), letter('words'))).toMatchObject({ kind: 'sent' });
    api.twist('sendMessage', parse, { refuse: 400, description: 'Bad Request: something new' });
    expect(await sender.sendText(place('1001'), letter('words'))).toMatchObject({ kind: 'rejected' });
  });

  it('that says nothing of whether they arrived is unclear, and nothing is sent again', async () => {
    api.twist('sendMessage', { drop: true, executed: true });
    expect(await sender.sendText(place('1001'), letter('lost'))).toMatchObject({ kind: 'unclear' });
    api.twist('sendMessage', { page: 'Bad Gateway', status: 502 });
    expect(await sender.sendText(place('1001'), letter('lost'))).toMatchObject({ kind: 'unclear' });
    expect(api.messagesIn(1001)).toHaveLength(1);
  });

  it('by nobody at all is certainly unsent', async () => {
    const nowhere = createBench({
      apiRoot: 'http://127.0.0.1:1',
      token: api.token,
      respond: () => undefined,
    });
    expect(await nowhere.adapter.sender?.sendText(place('1001'), letter('words'))).toMatchObject({
      kind: 'unsent',
    });
  });
});

describe('the picture of a digest', () => {
  it('follows silently as a reply to the last of the words', async () => {
    expect(await sender.sendImage(place('-1005', '77'), drawn, '1001,1002')).toEqual({ kind: 'sent' });
    expect(calls('sendPhoto')[0]?.payload).toMatchObject({
      chat_id: '-1005',
      message_thread_id: '77',
      disable_notification: 'true',
      reply_parameters: { message_id: 1002, allow_sending_without_reply: true },
    });
  });

  it('is uploaded once for all chats, even where many want it at the same time', async () => {
    const chats = Array.from({ length: 12 }, (_, index) => place(String(2000 + index)));
    const outcomes = await Promise.all(chats.map((chat) => sender.sendImage(chat, drawn, '1')));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(calls('sendPhoto').filter(({ files }) => Object.keys(files).length > 0)).toHaveLength(1);
  });

  it('that cannot be drawn is told in its stead', async () => {
    render = () => Promise.reject(new Error('no canvas'));
    expect(await sender.sendImage(place('1001'), drawn, '1')).toEqual({
      kind: 'rejected',
      detail: 'the chart could not be drawn',
    });
    expect(api.messagesIn(1001)).toMatchObject([{ text: 'The chart could not be drawn this time.' }]);
  });

  it('that the chat does not allow is told in its stead', async () => {
    api.twist('sendPhoto', {
      refuse: 400,
      description: 'Bad Request: not enough rights to send photos to the chat',
    });
    expect(await sender.sendImage(place('1001'), drawn, '1')).toMatchObject({ kind: 'rejected' });
    expect(api.messagesIn(1001)).toMatchObject([
      { text: 'No chart: this chat does not let the bot send photos.' },
    ]);
  });

  it('whose reply is lost is unclear, and nothing more is said', async () => {
    api.twist('sendPhoto', { drop: true, executed: true });
    expect(await sender.sendImage(place('1001'), drawn, '1')).toMatchObject({ kind: 'unclear' });
    expect(calls('sendMessage')).toEqual([]);
  });
});

describe('the limits of Telegram', () => {
  it('are kept by chat and by bot, groups the slowest', () => {
    const keys = (conversation: string) => sender.budgetsOf(place(conversation));
    const perMinute = (budget: { intervalMs: number } | undefined) => 60_000 / (budget?.intervalMs ?? 1);
    expect(keys('-1005').map(({ key }) => key)).toEqual(['telegram:-1005', 'telegram']);
    expect(perMinute(keys('-1005')[0])).toBeGreaterThan(20 * 0.97);
    expect(perMinute(keys('-1005')[0])).toBeLessThanOrEqual(20);
    expect(perMinute(keys('1001')[0])).toBeLessThanOrEqual(60);
    expect(perMinute(keys('1001')[1])).toBeGreaterThan(30 * 60 * 0.97);
    expect(perMinute(keys('1001')[1])).toBeLessThanOrEqual(30 * 60);
  });
});

describe('what happens to chats', () => {
  const standing = (chat: object, status: string) => ({
    my_chat_member: {
      chat,
      from: { id: 1, is_bot: false, first_name: 'A' },
      date: 1,
      old_chat_member: { status: 'member', user: { id: 123456 } },
      new_chat_member: { status, user: { id: 123456 } },
    },
  });
  const chat = (conversation: number) => ({
    platform: 'telegram',
    tenant: '',
    conversation: String(conversation),
  });

  it('is told: connected, blocked, removed, let in again, moved', async () => {
    await bench.adapter.start();
    api.push(standing(CHATS.private, 'kicked'));
    api.push(standing(CHATS.group, 'left'));
    api.push(standing(CHATS.group, 'administrator'));
    api.push({
      message: { message_id: 5, date: 1, chat: CHATS.group, migrate_to_chat_id: -1_000_999 },
    });
    await expect
      .poll(() => bench.events)
      .toEqual([
        { platform: 'telegram', kind: 'connected' },
        { ...chat(CHATS.private.id), kind: 'lost', reason: 'blocked' },
        { ...chat(CHATS.group.id), kind: 'lost', reason: 'removed' },
        { ...chat(CHATS.group.id), kind: 'found' },
        { ...chat(CHATS.group.id), kind: 'moved', to: '-1000999' },
      ]);
  });
});
