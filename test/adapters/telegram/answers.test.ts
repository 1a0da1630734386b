import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Request } from '../../../src/chat/request.ts';
import { makePng } from '../../fakes/png.ts';
import { startTelegramApi, type TelegramApi } from '../../fakes/telegram-api.ts';
import { CHATS, textUpdate } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, charted, createBench, PNG } from './bench.ts';

let api: TelegramApi;
let bench: Bench;
let respond: (request: Request) => Answer | undefined | Promise<Answer | undefined>;
let render: () => Promise<Buffer>;

beforeEach(async () => {
  api = await startTelegramApi();
  respond = () => answer('Hello');
  render = () => Promise.resolve(PNG);
  bench = createBench({
    apiRoot: api.origin,
    token: api.token,
    respond: (request) => respond(request),
    render: () => render(),
  });
  await bench.adapter.start();
});

afterEach(async () => {
  await bench.adapter.stop(5000);
  await api.close();
});

const LONG = 'A sentence of the answer. '.repeat(60).trim();

describe('an answer', () => {
  it('of text is sent as HTML without a link preview', async () => {
    respond = () => answer('2600 < 2700 & rising, see https://example.org');
    api.push(textUpdate('private', '/macd'));
    const [call] = await api.wait('sendMessage');
    expect(call?.payload).toEqual({
      chat_id: 1001,
      text: '2600 &lt; 2700 &amp; rising, see https://example.org',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('with a chart is a photo with the text under it, announced while it is drawn', async () => {
    respond = () => charted('MACD is below its signal.');
    api.push(textUpdate('private', '/macd'));
    const [call] = await api.wait('sendPhoto');
    expect(call?.payload).toMatchObject({
      chat_id: '1001',
      caption: 'MACD is below its signal.',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: '1Y', callback_data: 'r:/macd btc range=1y' }]] },
    });
    expect(Object.values(call?.files ?? {})).toEqual([PNG]);
    const [action] = await api.wait('sendChatAction');
    expect(action?.payload).toEqual({ chat_id: 1001, action: 'upload_photo' });
  });

  it('goes on showing that a photo is coming for as long as it is drawn', async () => {
    const drawn = Promise.withResolvers<Buffer>();
    respond = () => charted('Slow');
    render = () => drawn.promise;
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendChatAction');
    await bench.elapse(4500);
    await api.wait('sendChatAction', 2);
    drawn.resolve(PNG);
    await api.wait('sendPhoto');
    expect(api.messagesIn(1001)).toHaveLength(1);
  });

  it('in a group replies to the question, in a topic stays there, in a channel shows no action', async () => {
    respond = () => charted('Here');
    api.push(textUpdate('group', '/macd@macro_test_bot'));
    api.push(textUpdate('forum', '/macd', { is_topic_message: true, message_thread_id: 11 }));
    api.push(textUpdate('channel', '/macd'));
    const calls = await api.wait('sendPhoto', 3);
    const sentTo = (chatId: number) =>
      calls.find(({ payload }) => Number(payload['chat_id']) === chatId)?.payload;
    const reply_parameters = { message_id: 55, allow_sending_without_reply: true };
    expect(sentTo(CHATS.group.id)).toMatchObject({ reply_parameters });
    expect(sentTo(CHATS.forum.id)).toMatchObject({ reply_parameters, message_thread_id: '11' });
    expect(sentTo(CHATS.channel.id)).not.toHaveProperty('reply_parameters');
    const actions = await api.wait('sendChatAction', 2);
    expect(new Set(actions.map(({ payload }) => payload['chat_id']))).toEqual(
      new Set([CHATS.forum.id, CHATS.group.id]),
    );
  });

  it('too long for a caption is the text and then the photo, the buttons under the photo', async () => {
    respond = () => charted(LONG);
    api.push(textUpdate('private', '/macd'));
    const [photo] = await api.wait('sendPhoto');
    expect(photo?.payload).not.toHaveProperty('caption');
    expect(photo?.payload).toHaveProperty('reply_markup');
    expect(api.messagesIn(1001).map(({ text, photo: sizes }) => text ?? (sizes && 'photo'))).toEqual([
      LONG,
      'photo',
    ]);
    expect(api.calls.find(({ method }) => method === 'sendMessage')?.payload).not.toHaveProperty(
      'reply_markup',
    );
  });

  it('too long for a message becomes several in order', async () => {
    const blocks = Array.from({ length: 9 }, (_, index) => ({
      kind: 'text' as const,
      text: `${index}: ${LONG}`,
    }));
    respond = () => answer('', { blocks });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage', 5);
    const said = api.messagesIn(1001).map(({ text }) => String(text));
    expect(said.join('\n\n')).toBe(blocks.map(({ text }) => text).join('\n\n'));
  });

  it('is silence where the router stays silent', async () => {
    respond = ({ text }) => (text === 'good morning' ? undefined : answer('Hello'));
    api.push(textUpdate('supergroup', 'good morning'));
    api.push(textUpdate('supergroup', '/macd'));
    await api.wait('sendMessage');
    expect(bench.requests).toHaveLength(2);
    expect(api.messagesIn(CHATS.supergroup.id)).toHaveLength(1);
  });
});

describe('the text survives', () => {
  it('a chart that cannot be drawn', async () => {
    respond = () => charted('Numbers');
    render = () => Promise.reject(new Error('no font'));
    api.push(textUpdate('private', '/macd'));
    const [call] = await api.wait('sendMessage');
    expect(call?.payload['text']).toBe('Numbers\n\n<i>The chart could not be drawn this time.</i>');
    expect(call?.payload).toHaveProperty('reply_markup');
  });

  it('a chart that is never finished', async () => {
    respond = () => charted('Numbers');
    render = () => new Promise(() => undefined);
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendChatAction');
    await bench.elapse(20_000);
    const [call] = await api.wait('sendMessage');
    expect(call?.payload['text']).toContain('could not be drawn');
  });

  it('a chat without photos, and says so', async () => {
    respond = () => charted('Numbers');
    const description = 'Bad Request: not enough rights to send photos to the chat';
    api.twist('sendPhoto', { refuse: 400, description });
    api.push(textUpdate('supergroup', '/macd'));
    const [call] = await api.wait('sendMessage');
    expect(call?.payload['text']).toBe(
      'Numbers\n\n<i>No chart: this chat does not let the bot send photos.</i>',
    );
  });

  it.each([
    ['too large', makePng(9000, 1200)],
    ['broken', Buffer.from('not a picture')],
  ])('a picture that is %s', async (_, picture) => {
    respond = () => charted('Numbers');
    render = () => Promise.resolve(picture);
    api.push(textUpdate('private', '/macd'));
    const [call] = await api.wait('sendMessage');
    expect(call?.payload['text']).toBe('Numbers\n\n<i>No chart: Telegram did not take the picture.</i>');
  });

  it('a refused picture after a long text, which is not said twice', async () => {
    respond = () => charted(LONG);
    api.twist('sendPhoto', { refuse: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(1001).map(({ text }) => text)).toEqual([
      LONG,
      'No chart: Telegram did not take the picture.',
    ]);
  });

  it('markup that Telegram refuses: once more as plain text, counted', async () => {
    respond = () => answer('2600 < 2700');
    const description = "Bad Request: can't parse entities: Unsupported start tag";
    api.twist('sendMessage', { refuse: 400, description });
    api.push(textUpdate('private', '/macd'));
    const [, second] = await api.wait('sendMessage', 2);
    expect(second?.payload).toMatchObject({ text: '2600 < 2700' });
    expect(second?.payload).not.toHaveProperty('parse_mode');
    expect(bench.logged).toContainEqual(
      expect.objectContaining({ msg: 'markup refused', parseFallbacks: 1 }),
    );
  });

  it('refused markup under a photo', async () => {
    respond = () => charted('2600 < 2700');
    api.twist('sendPhoto', { refuse: 400, description: "Bad Request: can't parse entities: nonsense" });
    api.push(textUpdate('private', '/macd'));
    const [, second] = await api.wait('sendPhoto', 2);
    expect(second?.payload).toMatchObject({ caption: '2600 < 2700' });
    expect(second?.payload).not.toHaveProperty('parse_mode');
    expect(Object.values(second?.files ?? {})).toEqual([PNG]);
  });
});
