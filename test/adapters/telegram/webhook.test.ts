import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Request } from '../../../src/chat/request.ts';
import { startTelegramApi, type TelegramApi } from '../../fakes/telegram-api.ts';
import { textUpdate } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, createBench } from './bench.ts';

const SECRET = 'a-webhook_secret';
const webhook = { secret: SECRET, path: '/telegram', url: 'https://bot.example.org/telegram' };

let api: TelegramApi;
let bench: Bench;
let server: Server;
let origin: string;
let respond: (request: Request) => Answer | Promise<Answer>;

beforeEach(async () => {
  api = await startTelegramApi();
  respond = () => answer('Hello');
  bench = createBench({
    apiRoot: api.origin,
    token: api.token,
    webhook,
    respond: (request) => respond(request),
  });
  server = createServer((request, response) => {
    const route = bench.adapter.routes.find((candidate) =>
      candidate.matches(request.method ?? '', request.url ?? ''),
    );
    if (route === undefined) response.writeHead(404).end();
    else void route.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo = Object(server.address());
  origin = `http://127.0.0.1:${address.port}`;
  await bench.adapter.start();
});

afterEach(async () => {
  await bench.adapter.stop(5000);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

function post(body: string, secret: string | undefined = SECRET): Promise<Response> {
  const headers = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret };
  return fetch(`${origin}/telegram`, { method: 'POST', body, headers });
}

const update = (updateId: number, text: string) =>
  JSON.stringify({ update_id: updateId, ...textUpdate('private', text) });

describe('the webhook', () => {
  it('is registered with its secret and the updates it wants', async () => {
    const [call] = await api.wait('setWebhook');
    expect(call?.payload).toEqual({
      url: webhook.url,
      secret_token: SECRET,
      allowed_updates: ['message', 'channel_post', 'callback_query', 'my_chat_member'],
    });
    expect(api.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
  });

  it('accepts an update at once, however long its answer takes', async () => {
    const gate = Promise.withResolvers<Answer>();
    respond = () => gate.promise;
    expect((await post(update(1, '/macd'))).status).toBe(200);
    gate.resolve(answer('Hello'));
    await api.wait('sendMessage');
  });

  it.each(['wrong', '', `${SECRET}x`, SECRET.slice(1)])('turns away the secret %j', async (secret) => {
    expect((await post(update(1, '/macd'), secret)).status).toBe(401);
    expect(bench.requests).toEqual([]);
  });

  it('turns strangers away without reading what they send', async () => {
    const head = 'POST /telegram HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\n';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(head));
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString('latin1')).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('refuses a body that is too long', async () => {
    expect((await post('x'.repeat(1_048_577))).status).toBe(413);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"update_id":"1"}', '{"message":{}}'])(
    'is not harmed by the body %j',
    async (body) => {
      expect((await post(body)).status).toBe(400);
      expect((await post(update(2, '/macd'))).status).toBe(200);
      await api.wait('sendMessage');
    },
  );

  it('accepts updates that it has no use for', async () => {
    expect((await post('{"update_id":3}')).status).toBe(200);
    expect((await post('{"update_id":4,"message":{"text":5}}')).status).toBe(200);
  });

  it('is not harmed by a sender who breaks off', async () => {
    const head = `POST /telegram HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\n`;
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write(`${head}content-length: 100\r\n\r\n{"upd`, () => socket.destroy());
      });
      socket.on('close', resolve);
    });
    expect((await post(update(5, '/macd'))).status).toBe(200);
  });

  it('answers a repeated delivery once', async () => {
    respond = ({ text }) => answer(`Answer to ${text}`);
    await Promise.all([post(update(6, 'first')), post(update(6, 'first'))]);
    await post(update(7, 'second'));
    await api.wait('sendMessage', 2);
    expect(api.messagesIn(1001).map(({ text }) => text)).toEqual(['Answer to first', 'Answer to second']);
  });

  it('accepts an update whose handling fails, so that Telegram does not send it for ever', async () => {
    respond = () => {
      throw new TypeError('a defect');
    };
    expect((await post(update(8, '/macd'))).status).toBe(200);
    expect((await post(update(9, '/macd'))).status).toBe(200);
  });

  it('leaves updates with Telegram once it stops', async () => {
    await bench.adapter.stop(5000);
    expect((await post(update(10, '/macd'))).status).toBe(503);
  });

  it('leaves other paths and methods alone', async () => {
    expect((await fetch(`${origin}/telegram`)).status).toBe(404);
    expect((await fetch(`${origin}/other`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});

describe('webhook mode', () => {
  const create = (options: object) => () =>
    createBench({
      apiRoot: api.origin,
      token: api.token,
      respond: () => answer(''),
      ...options,
    });

  it('needs a secret that Telegram takes', () => {
    for (const secret of ['', 'with space', 'x'.repeat(257)])
      expect(create({ webhook: { ...webhook, secret } })).toThrow('must be 1 to 256 letters');
  });
});
