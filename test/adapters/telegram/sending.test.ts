import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Request } from '../../../src/chat/request.ts';
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

describe('sending', () => {
  it('waits as long as Telegram asks and keeps the order of the chat', async () => {
    respond = ({ text }) => answer(`Answer to ${text}`);
    const description = 'Too Many Requests: retry after 3';
    api.twist('sendMessage', { refuse: 429, description, parameters: { retry_after: 3 } });
    api.push(textUpdate('private', 'first'));
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 3);
    expect(bench.waits).toContain(3000);
    expect(api.messagesIn(1001).map(({ text }) => text)).toEqual(['Answer to first', 'Answer to second']);
  });

  it('says nothing twice when a reply is lost after the message was stored', async () => {
    respond = ({ text }) => (text === '/chart' ? charted('Chart') : answer(`Answer to ${text}`));
    api.twist('sendMessage', { drop: true, executed: true });
    api.twist('sendPhoto', { drop: true, executed: true });
    for (const text of ['first', '/chart', 'last']) api.push(textUpdate('private', text));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(1001).map(({ text, caption }) => text ?? caption)).toEqual([
      'Answer to first',
      'Chart',
      'Answer to last',
    ]);
    const lost = bench.logged.filter(({ msg }) => msg === 'answer not delivered');
    expect(lost).toEqual([
      expect.objectContaining({ kind: 'network', chatId: 1001 }),
      expect.objectContaining({ kind: 'network', chatId: 1001 }),
    ]);
  });

  it('still sends the photo after the reply to its long text was lost', async () => {
    respond = () => charted(LONG);
    api.twist('sendMessage', { drop: true, executed: true });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendPhoto');
    expect(api.messagesIn(1001)).toHaveLength(2);
  });

  it('makes nothing of an answer that is no answer', async () => {
    api.twist('sendMessage', { page: '<html>502 Bad Gateway</html>', status: 502 });
    api.push(textUpdate('private', 'first'));
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(1001)).toHaveLength(1);
  });

  it('follows a group that became a supergroup', async () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    api.twist('sendMessage', {
      refuse: 400,
      description,
      parameters: { migrate_to_chat_id: CHATS.supergroup.id },
    });
    api.push(textUpdate('group', '/macd@macro_test_bot'));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(CHATS.supergroup.id)).toHaveLength(1);
    // What is sent there later has to know of the move too, which happened while nobody listened.
    expect(bench.events).toContainEqual({
      platform: 'telegram',
      tenant: '',
      conversation: String(CHATS.group.id),
      kind: 'moved',
      to: String(CHATS.supergroup.id),
    });
  });

  it('never waits behind what the bot sends to the chat by itself, nor for its limits', async () => {
    const gate = Promise.withResolvers<void>();
    const description = 'Too Many Requests: retry after 40';
    api.twist(
      'sendMessage',
      { hold: gate.promise },
      { refuse: 429, description, parameters: { retry_after: 40 } },
    );
    const place = { platform: 'telegram', tenant: '', conversation: '1001', thread: '' };
    const { reply, theme } = answer('Digest');
    const send = () => bench.adapter.sender?.sendText(place, { reply, theme });
    const slow = send();
    await api.wait('sendMessage');
    expect(await send()).toMatchObject({ kind: 'busy', retryAfterMs: 40_000 });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage', 3);
    expect(api.messagesIn(1001).map(({ text }) => text)).not.toContain('Digest');
    expect(bench.waits).not.toContain(40_000);
    gate.resolve();
    await expect(slow).resolves.toMatchObject({ kind: 'sent' });
  });

  it('leaves a person who blocked the bot alone', async () => {
    respond = ({ conversation }) => (conversation === '1001' ? charted('Numbers') : answer('Hello'));
    api.twist('sendPhoto', { refuse: 403, description: 'Forbidden: bot was blocked by the user' });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendPhoto');
    api.push(textUpdate('otherPrivate', '/macd'));
    await api.wait('sendMessage');
    expect(api.messagesIn(1001)).toEqual([]);
    expect(bench.logged).toContainEqual(expect.objectContaining({ kind: 'blocked', command: 'macd' }));
  });

  it('uploads a picture once and then names it, in other chats too', async () => {
    respond = () => charted('Numbers');
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendPhoto');
    api.push(textUpdate('otherPrivate', '/macd'));
    const [, second] = await api.wait('sendPhoto', 2);
    expect(second?.payload['photo']).toBe('photo-1');
    expect(second?.files).toEqual({});
  });

  it('uploads again where Telegram has forgotten the picture', async () => {
    respond = () => charted('Numbers');
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendPhoto');
    api.twist('sendPhoto', {
      refuse: 400,
      description: 'Bad Request: wrong file identifier/HTTP URL specified',
    });
    api.push(textUpdate('private', '/macd'));
    const [, , third] = await api.wait('sendPhoto', 3);
    expect(Object.values(third?.files ?? {})).toEqual([PNG]);
  });
});

describe('one chat', () => {
  it('with a slow chart does not hold up another', async () => {
    const drawn = Promise.withResolvers<Buffer>();
    respond = ({ conversation }) => (conversation === '1001' ? charted('Slow') : answer('Quick'));
    render = () => drawn.promise;
    api.push(textUpdate('private', '/macd'));
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendChatAction');
    api.push(textUpdate('otherPrivate', '/macd'));
    await api.wait('sendMessage');
    expect(api.messagesIn(1001)).toEqual([]);
    drawn.resolve(PNG);
    await api.wait('sendPhoto', 2);
  });

  it('asking faster than it can be answered loses the excess, not the others their answers', async () => {
    const gate = Promise.withResolvers<Answer>();
    respond = ({ conversation }) => (conversation === '1001' ? gate.promise : answer('Quick'));
    for (let index = 0; index < 25; index += 1) api.push(textUpdate('private', `question ${index}`));
    api.push(textUpdate('otherPrivate', '/macd'));
    await api.wait('sendMessage');
    gate.resolve(answer('Done'));
    await api.wait('sendMessage', 21);
    expect(api.messagesIn(1001)).toHaveLength(20);
  });

  it('is answered on after a defect, and once for each delivery', async () => {
    respond = ({ text }) => {
      if (text === 'break') throw new TypeError('a defect');
      return answer(`Answer to ${text}`);
    };
    api.push(textUpdate('private', 'break'));
    const updateId = api.push(textUpdate('private', 'first'));
    await api.wait('sendMessage');
    api.push(textUpdate('private', 'first'), updateId);
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(1001).map(({ text }) => text)).toEqual(['Answer to first', 'Answer to second']);
    expect(bench.logText()).toContain('TypeError: a defect');
  });
});
