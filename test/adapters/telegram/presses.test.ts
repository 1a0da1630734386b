import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Request } from '../../../src/chat/request.ts';
import { makePng } from '../../fakes/png.ts';
import { type ApiCall, startTelegramApi, type TelegramApi } from '../../fakes/telegram-api.ts';
import { ALICE, CHATS, DAVE, pressQuery, textUpdate } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, charted, createBench, RANGE, WHY } from './bench.ts';

const OTHER_PNG = makePng(1200, 900);
const LONG = 'A sentence of the answer. '.repeat(60).trim();

let api: TelegramApi;
let bench: Bench;
let respond: (request: Request) => Answer | undefined;
let pictures: Buffer[];

beforeEach(async () => {
  api = await startTelegramApi();
  respond = ({ text }) => charted(`Answer to ${text}`, [RANGE, WHY]);
  pictures = [];
  bench = createBench({
    apiRoot: api.origin,
    token: api.token,
    respond: (request) => respond(request),
    render: () => Promise.resolve(pictures.shift() ?? OTHER_PNG),
  });
  await bench.adapter.start();
});

afterEach(async () => {
  await bench.adapter.stop(5000);
  await api.close();
});

type Chat = keyof typeof CHATS;

/** Asks in a chat and waits for the photo that the buttons hang under. */
async function ask(chat: Chat, text = '/macd') {
  pictures = [makePng(1200, 1000)];
  const before = api.calls.filter(({ method }) => method === 'sendPhoto').length;
  api.push(textUpdate(chat, text));
  await api.wait('sendPhoto', before + 1);
  const { message_id: id, photo, caption } = api.messagesIn(CHATS[chat].id).at(-1) ?? {};
  return { message_id: Number(id), photo, ...(caption === undefined ? {} : { caption }) };
}

function press(chat: Chat, data: string, message: object, from = ALICE): void {
  api.push({ callback_query: pressQuery(chat, data, message, from) });
}

async function answered(count = 1): Promise<ApiCall[]> {
  return api.wait('answerCallbackQuery', count);
}

const RANGE_DATA = 'r:/macd btc range=1y';

describe('a range button', () => {
  it('changes picture, caption and buttons of the message in place', async () => {
    const photo = await ask('private');
    press('private', RANGE_DATA, photo);
    const [edit] = await api.wait('editMessageMedia');
    expect(edit?.payload).toMatchObject({
      chat_id: '1001',
      message_id: String(photo.message_id),
      media: { type: 'photo', caption: 'Answer to /macd btc range=1y', parse_mode: 'HTML' },
      reply_markup: { inline_keyboard: [[{ text: '1Y' }], [{ text: 'Why?' }]] },
    });
    expect(Object.values(edit?.files ?? {})).toEqual([OTHER_PNG]);
    expect((await answered())[0]?.payload).toEqual({ callback_query_id: 'query-1' });
    expect(api.messagesIn(1001)).toHaveLength(1);
  });

  it('asks in the name of who pressed it', async () => {
    const photo = await ask('supergroup');
    press('supergroup', RANGE_DATA, photo, DAVE);
    await api.wait('editMessageMedia');
    expect(bench.requests.at(-1)).toMatchObject({
      text: '/macd btc range=1y',
      user: { id: '1005' },
      isAddressed: true,
    });
  });

  it('pressed for what is already shown changes nothing and harms nothing', async () => {
    const photo = await ask('private');
    api.twist('editMessageMedia', { refuse: 400, description: 'Bad Request: message is not modified: same' });
    press('private', RANGE_DATA, photo);
    await api.wait('editMessageMedia');
    await ask('private', 'next');
    expect(api.messagesIn(1001).map(({ caption }) => caption)).toEqual(['Answer to /macd', 'Answer to next']);
    expect(bench.logged.filter(({ msg }) => msg === 'answer not delivered')).toEqual([]);
  });

  it('under a photo whose text stands above it changes the picture alone', async () => {
    respond = () => charted(LONG);
    const photo = await ask('private');
    press('private', RANGE_DATA, photo);
    const [edit] = await api.wait('editMessageMedia');
    expect(edit?.payload['media']).not.toHaveProperty('caption');
    expect(api.messagesIn(1001)).toHaveLength(2);
  });

  it('whose answer no longer fits under the photo is answered anew', async () => {
    const photo = await ask('private');
    respond = () => charted(LONG);
    press('private', RANGE_DATA, photo);
    await api.wait('sendPhoto', 2);
    expect(api.messagesIn(1001)).toHaveLength(3);
  });

  it.each([
    ['is gone', 'Bad Request: message to edit not found'],
    ['may no longer be edited', "Bad Request: message can't be edited"],
  ])('under a message that %s is answered anew', async (_, description) => {
    const photo = await ask('private');
    api.twist('editMessageMedia', { refuse: 400, description });
    press('private', RANGE_DATA, photo);
    await api.wait('sendPhoto', 2);
    expect(api.messagesIn(1001)).toHaveLength(2);
  });

  it('under a message too old for Telegram to show is answered anew', async () => {
    press('forum', RANGE_DATA, { date: 0 });
    const [photo] = await api.wait('sendPhoto');
    expect(photo?.payload).not.toHaveProperty('reply_parameters');
    await answered();
  });

  it('tries the edit once more when its reply is lost, since that changes nothing', async () => {
    const photo = await ask('private');
    api.twist('editMessageMedia', { drop: true, executed: true });
    press('private', RANGE_DATA, photo);
    await api.wait('editMessageMedia', 2);
    expect(api.messagesIn(1001)).toHaveLength(1);
  });

  it('whose answer has no chart is answered below', async () => {
    const photo = await ask('private');
    respond = () => answer('BTC has no data for that long.');
    press('private', RANGE_DATA, photo);
    const [message] = await api.wait('sendMessage');
    expect(message?.payload['text']).toBe('BTC has no data for that long.');
  });
});

describe('any other button', () => {
  it('is answered below, as a reply in a group', async () => {
    const photo = await ask('supergroup');
    respond = () => answer('Because.');
    press('supergroup', 'n:/why', photo);
    const [message] = await api.wait('sendMessage');
    expect(message?.payload['reply_parameters']).toMatchObject({ message_id: photo.message_id });
    await answered();
  });

  it('that the bot does not know is answered politely and asks nothing', async () => {
    const photo = await ask('private');
    press('private', '#forgotten', photo);
    const [reply] = await answered();
    expect(reply?.payload['text']).toBe('This button has expired. Send the command again.');
    expect(bench.requests).toHaveLength(1);
  });

  it('is answered even while the chat waits for a slow chart', async () => {
    const gate = Promise.withResolvers<void>();
    const photo = await ask('private');
    api.twist('sendPhoto', { hold: gate.promise });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendPhoto', 2);
    press('private', 'n:/why', photo);
    await answered();
    expect(bench.requests).toHaveLength(2);
    gate.resolve();
    await api.wait('sendPhoto', 3);
    expect(bench.requests).toHaveLength(3);
  });

  it('pressed too late for Telegram to take the acknowledgement still works', async () => {
    const photo = await ask('private');
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    api.twist('answerCallbackQuery', { refuse: 400, description });
    press('private', RANGE_DATA, photo);
    await api.wait('editMessageMedia');
    expect(api.messagesIn(1001)).toMatchObject([{ caption: 'Answer to /macd btc range=1y' }]);
  });
});

describe('a button in a channel', () => {
  it('works for its administrators only: subscribers could not have typed the command', async () => {
    api.members.set(`${CHATS.channel.id}:${ALICE.id}`, 'administrator');
    const photo = await ask('channel');
    press('channel', RANGE_DATA, photo, DAVE);
    const [refused] = await answered();
    expect(refused?.payload['text']).toBe('Only administrators of this channel can use its buttons.');
    press('channel', RANGE_DATA, photo, ALICE);
    await api.wait('editMessageMedia');
    expect(bench.requests).toHaveLength(2);
  });
});

describe('an administrator', () => {
  it('is looked up when a command needs to know, and remembered for a minute', async () => {
    api.members.set(`${CHATS.supergroup.id}:${ALICE.id}`, 'creator');
    await ask('supergroup');
    expect(api.calls.some(({ method }) => method === 'getChatMember')).toBe(false);
    const { user } = bench.requests[0] ?? {};
    expect(await user?.resolveAdmin?.()).toBe(true);
    expect(await user?.resolveAdmin?.()).toBe(true);
    expect(api.calls.filter(({ method }) => method === 'getChatMember')).toHaveLength(1);
  });

  it('is not who cannot be looked up', async () => {
    await ask('supergroup');
    api.twist('getChatMember', { refuse: 400, description: 'Bad Request: member list is inaccessible' });
    expect(await bench.requests[0]?.user.resolveAdmin?.()).toBe(false);
    expect(await bench.requests[0]?.user.resolveAdmin?.()).toBe(false);
    expect(api.calls.filter(({ method }) => method === 'getChatMember')).toHaveLength(2);
  });
});
