import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { renderTelegram } from '../../../src/adapters/telegram/render.ts';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Request } from '../../../src/chat/request.ts';
import { type FakePlatform, type KitCall, startFakeTelegram } from '../../kit.ts';
import { describeWithReference } from '../../reference.ts';
import { answer, type Bench, charted, createBench, PNG } from './bench.ts';

const PRIVATE = 1001;
const OTHER_PRIVATE = 1005;
const SUPERGROUP = -1_001_111_111_111;
const FORUM = -1_002_222_222_222;
const CHANNEL = -1_003_333_333_333;
const WITHOUT_PHOTOS = -1_007_777_777_777;
const HOSTILE = '_*[]()~>#+-=|{}.!<&@channel <b>bold</b> &nbsp; @alice';

/** The strict fake refuses what Telegram refuses and notes what it would merely frown upon. */
describeWithReference('Telegram against the strict fake of the platform', () => {
  let fake: FakePlatform;
  let bench: Bench;
  let respond: (request: Request) => Answer | undefined | Promise<Answer | undefined>;
  let render: () => Promise<Buffer>;
  let now = 0;
  let pace = 0;

  beforeAll(async () => {
    fake = await startFakeTelegram();
  }, 60_000);

  afterAll(() => fake.stop());

  beforeEach(async () => {
    await fake.control('reset', {});
    pace = 5000;
    respond = ({ text }) => charted(`Answer to ${text}`);
    // A buffer of its own each time, so that every answer uploads.
    render = () => Promise.resolve(Buffer.from(PNG));
    bench = createBench({
      apiRoot: fake.origin,
      token: fake.announced['token'] ?? '',
      respond: (request) => respond(request),
      render: () => render(),
      // Seconds pass between any two looks at the clock: the fake, like Telegram, makes hasty callers wait real ones.
      clock: { now: () => (now += pace) },
    });
    await bench.adapter.start();
  });

  afterEach(async () => {
    await bench.adapter.stop(5000);
    const frowns = (await fake.calls()).flatMap(({ lint }) => lint);
    if (frowns.length > 0) throw new Error(frowns.join('\n'));
  });

  const say = (message: Record<string, unknown>) => fake.control('message', message);
  const messagesOf = async (chatId: number): Promise<Record<string, unknown>[]> => {
    const messages: unknown = await fake.control(`messages?chat_id=${chatId}`);
    return (Array.isArray(messages) ? messages : []).map(Object).filter(({ from, sender_chat: sender }) => {
      const { id }: { id?: number } = Object(from ?? sender);
      return id === 123_456 || id === CHANNEL;
    });
  };
  const pictureOf = ({ files: [file] }: KitCall) => ({
    type: file?.type,
    width: file?.width,
    height: file?.height,
  });

  it('answers with text and picture in a private chat, a group, a topic and a channel', async () => {
    await say({ chat_id: PRIVATE, text: '/macd' });
    await say({ chat_id: SUPERGROUP, from_id: OTHER_PRIVATE, text: '/macd@MACRO_test_bot eth' });
    await say({ chat_id: FORUM, from_id: 1001, text: '/macd@macro_test_bot', message_thread_id: 11 });
    await say({ chat_id: CHANNEL, text: '/macd' });
    const photos = await fake.wait('sendPhoto', 4);
    expect(photos.map(pictureOf)).toEqual(photos.map(() => ({ type: 'png', width: 1200, height: 1000 })));
    const sent = new Map(photos.map(({ params, result }) => [Number(params['chat_id']), Object(result)]));
    expect(sent.get(PRIVATE)).toMatchObject({ caption: 'Answer to /macd' });
    expect(sent.get(SUPERGROUP)).toMatchObject({
      caption: 'Answer to /macd eth',
      reply_to_message: { text: '/macd@MACRO_test_bot eth' },
    });
    expect(sent.get(FORUM)).toMatchObject({ message_thread_id: 11, is_topic_message: true });
    expect(sent.get(CHANNEL)).toMatchObject({ caption: 'Answer to /macd' });
  });

  it('registers a legal menu', async () => {
    const state: { commands?: object } = Object(await fake.control('state'));
    const menus: { command: string }[][] = Object.values(state.commands ?? {});
    expect(menus.map((menu) => menu.map(({ command }) => command))).toEqual([
      ['macd', 'peak', 'subscribe'],
      ['macd', 'peak'],
      ['macd', 'peak', 'subscribe'],
    ]);
  });

  it('is not answered twice when a channel is linked to a group', async () => {
    await say({ chat_id: CHANNEL, text: '/macd' });
    await say({ chat_id: SUPERGROUP, text: '/macd', auto_forward_from: CHANNEL });
    await say({ chat_id: SUPERGROUP, from_id: OTHER_PRIVATE, text: '/peak@macro_test_bot' });
    await fake.wait('sendPhoto', 2);
    expect(bench.requests.map(({ text }) => text)).toEqual(['/macd', '/peak']);
  });

  it('ignores captions, edits and what is said to other bots', async () => {
    await say({ chat_id: PRIVATE, caption: '/macd' });
    await say({ chat_id: PRIVATE, text: '/macd', edited: true });
    await say({ chat_id: PRIVATE, text: '/macd@other_bot' });
    await say({ chat_id: PRIVATE, text: '/peak' });
    await fake.wait('sendPhoto');
    expect(bench.requests.map(({ text }) => text)).toEqual(['/peak']);
  });

  it('gets hostile and oversized text through, mentioning nobody', async () => {
    const blocks = [HOSTILE, '<&>'.repeat(5000), '\u{1f680}'.repeat(3000)].map((text) => ({
      kind: 'text' as const,
      text,
    }));
    respond = () => answer('', { blocks });
    await say({ chat_id: PRIVATE, text: '/macd' });
    await fake.wait('sendMessage', renderTelegram(answer('', { blocks }).reply).parts.length);
    const messages = await messagesOf(PRIVATE);
    const said = messages.map(({ text }) => String(text)).join('');
    expect(said.replaceAll(/[\s\u2060]/g, '')).toBe(
      blocks
        .map(({ text }) => text)
        .join('')
        .replaceAll(/\s/g, ''),
    );
    const entities = messages.flatMap(({ entities: found }) => (Array.isArray(found) ? found : []));
    expect(entities.filter(({ type }) => type === 'mention')).toEqual([]);
    expect((await fake.calls('method=sendMessage')).every(({ status }) => status === 200)).toBe(true);
  });

  it('splits text and photo where the text is too long for a caption', async () => {
    respond = () => charted('word '.repeat(400).trim());
    await say({ chat_id: PRIVATE, text: '/macd' });
    await fake.wait('sendPhoto');
    expect((await messagesOf(PRIVATE)).map((message) => ('photo' in message ? 'photo' : 'text'))).toEqual([
      'text',
      'photo',
    ]);
  });

  it('gives the text and the reason where photos are not allowed', async () => {
    await say({ chat_id: WITHOUT_PHOTOS, from_id: OTHER_PRIVATE, text: '/macd@macro_test_bot' });
    const [call] = await fake.wait('sendMessage');
    expect(Object(call?.result)).toMatchObject({
      text: 'Answer to /macd\n\nNo chart: this chat does not let the bot send photos.',
    });
  });

  it('survives refusals: too many requests, broken markup, a lost reply', async () => {
    respond = ({ text }) => answer(`Answer to ${text}`);
    await fake.control('fault', {
      method: 'sendMessage',
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      retry_after: 1,
    });
    await fake.control('fault', {
      method: 'sendMessage',
      error_code: 400,
      description: "Bad Request: can't parse entities: x",
    });
    await fake.control('fault', { method: 'sendMessage', after_drop: true });
    for (const text of ['one', 'two', 'three']) await say({ chat_id: PRIVATE, text });
    await fake.wait('sendMessage', 5);
    expect((await messagesOf(PRIVATE)).map(({ text }) => text)).toEqual(
      ['one', 'two', 'three'].map((text) => `Answer to ${text}`),
    );
    expect(bench.waits).toContain(1000);
  });

  it('keeps to the pace of a group: every answer arrives, in order', async () => {
    respond = ({ text }) => answer(text);
    await fake.control('config', { chat_per_second: 0, group_per_minute: 3 });
    for (let index = 1; index <= 4; index += 1)
      await say({ chat_id: SUPERGROUP, from_id: OTHER_PRIVATE, text: `/macd@macro_test_bot ${index}` });
    const refused = await fake.wait('sendMessage', 4);
    expect(refused.at(-1)).toMatchObject({ status: 429 });
    expect((await messagesOf(SUPERGROUP)).map(({ text }) => text)).toEqual(['/macd 1', '/macd 2', '/macd 3']);
  });

  it('lets no chat wait for the slow chart of another', async () => {
    const drawn = Promise.withResolvers<Buffer>();
    respond = ({ conversation }) => (conversation === String(PRIVATE) ? charted('Slow') : answer('Quick'));
    render = () => drawn.promise;
    await say({ chat_id: PRIVATE, text: '/macd' });
    await fake.wait('sendChatAction');
    await say({ chat_id: OTHER_PRIVATE, text: '/macd' });
    await fake.wait('sendMessage');
    expect(await messagesOf(PRIVATE)).toEqual([]);
    drawn.resolve(PNG);
    await fake.wait('sendPhoto');
  });

  it('changes the picture in place when a range is pressed, and answers every press', async () => {
    await say({ chat_id: PRIVATE, text: '/macd' });
    const [photo] = await fake.wait('sendPhoto');
    const { message_id: id }: { message_id?: number } = Object(photo?.result);
    await fake.control('callback', { chat_id: PRIVATE, message_id: id, text: '1Y' });
    await fake.wait('editMessageMedia,answerCallbackQuery', 2);
    expect(await messagesOf(PRIVATE)).toMatchObject([
      { message_id: id, caption: 'Answer to /macd btc range=1y' },
    ]);
    // The answer is now the same as what is shown, which Telegram calls an error.
    await fake.control('callback', { chat_id: PRIVATE, message_id: id, text: '1Y' });
    await fake.control('callback', {
      chat_id: PRIVATE,
      message_id: id,
      data: 'r:/macd btc range=1y',
      inaccessible: true,
    });
    await fake.control('callback', { chat_id: PRIVATE, message_id: id, data: '#unknown', force: true });
    await fake.wait('sendPhoto', 2);
    await fake.wait('answerCallbackQuery', 4);
    const { callbacks }: { callbacks?: object } = Object(await fake.control('state'));
    expect(Object.values(callbacks ?? {}).map(({ answered }) => answered)).toEqual([1, 1, 1, 1]);
  });

  it('knows who may change settings', async () => {
    respond = async ({ user }) => answer(String(user.isAdmin || (await user.resolveAdmin?.()) === true));
    const ask = { chat_id: SUPERGROUP, text: '/macd@macro_test_bot' };
    await say({ ...ask, from_id: 1001 });
    await say({ ...ask, from_id: 1004 });
    await say({ ...ask, from_id: OTHER_PRIVATE });
    await say({ ...ask, anonymous: true });
    await say({ ...ask, as_channel: CHANNEL });
    await fake.wait('sendMessage', 5);
    expect((await messagesOf(SUPERGROUP)).map(({ text }) => text)).toEqual([
      'true',
      'true',
      'false',
      'true',
      'false',
    ]);
  });

  it('answers a repeated delivery once', async () => {
    const first: { update?: unknown } = Object(await say({ chat_id: PRIVATE, text: '/macd' }));
    await fake.wait('sendPhoto');
    await fake.control('redeliver', { update: first.update });
    await say({ chat_id: PRIVATE, text: '/peak' });
    await fake.wait('sendPhoto', 2);
    expect(bench.requests.map(({ text }) => text)).toEqual(['/macd', '/peak']);
  });

  it('leaves nothing unconfirmed when it stops', async () => {
    await say({ chat_id: PRIVATE, text: '/macd' });
    await fake.wait('sendPhoto');
    // No time has passed, so the open call may not have arrived yet and must not be relied on.
    pace = 0;
    await bench.adapter.stop(5000);
    expect(await fake.control('state')).toMatchObject({ pending: [] });
  });
});
