import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUpdateFeed } from './telegram-feed.ts';
import { createTelegramMethods } from './telegram-methods.ts';
import { Refusal } from './telegram-refusal.ts';

/** One call the bot made. `files` holds what it uploaded, by field name. */
export interface ApiCall {
  readonly method: string;
  readonly payload: Record<string, unknown>;
  readonly files: Readonly<Record<string, Buffer>>;
}

/** What happens to the next call of a method instead of the usual. */
export type Twist =
  | { readonly refuse: number; readonly description: string; readonly parameters?: Record<string, number> }
  /** The connection breaks; `executed` says whether the call took effect before. */
  | { readonly drop: true; readonly executed: boolean }
  | { readonly page: string; readonly status: number }
  | { readonly hold: Promise<unknown> };

/** A Bot API server on this machine over real HTTP; see `startTelegramApi`. */
export interface TelegramApi {
  readonly origin: string;
  readonly token: string;
  readonly calls: readonly ApiCall[];
  /** Texts and captions in chats, as people see them. */
  messagesIn(chatId: number): readonly Record<string, unknown>[];
  /** Queues an update for the bot and returns its id. */
  push(update: Record<string, unknown>, updateId?: number): number;
  /** Everything up to here has been handed out and confirmed. */
  readonly unconfirmed: readonly number[];
  members: Map<string, string>;
  twist(method: string, ...twists: Twist[]): void;
  /** Resolves once so many calls of a method have come in, with all of them. */
  wait(method: string, count?: number): Promise<ApiCall[]>;
  /** Fails where the bot called a method this server does not know, or a planned twist was never met. */
  close(): Promise<void>;
}

export const BOT = { id: 123456, is_bot: true, first_name: 'Macro Bot', username: 'macro_test_bot' };

/** Starts a Bot API server that refuses what Telegram refuses of the few methods the bot uses. */
export async function startTelegramApi(token = '123456:TEST-token-of-the-fake'): Promise<TelegramApi> {
  const feed = createUpdateFeed();
  const methods = createTelegramMethods(BOT, feed);
  const calls: ApiCall[] = [];
  const unknown: string[] = [];
  const twists = new Map<string, Twist[]>();
  const watchers = new Set<() => void>();

  async function answer(call: ApiCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const twist = twists.get(call.method)?.shift();
    if (twist !== undefined && 'hold' in twist) await twist.hold;
    if (twist !== undefined && 'drop' in twist && !twist.executed) return void request.socket.destroy();
    if (twist !== undefined && 'page' in twist) return void response.writeHead(twist.status).end(twist.page);
    if (twist !== undefined && 'refuse' in twist)
      throw new Refusal(twist.refuse, twist.description, twist.parameters);
    const method = methods.byName[call.method];
    if (method === undefined) {
      unknown.push(call.method);
      throw new Refusal(404, 'Not Found: method not found');
    }
    const result = await method(call, request);
    if (twist !== undefined && 'drop' in twist) return void request.socket.destroy();
    reply(response, 200, { ok: true, result });
  }

  const server = createServer((request, response) => {
    void (async () => {
      const match = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '');
      const call = { method: match?.[2] ?? '', ...(await readPayload(request)) };
      try {
        if (match?.[1] !== token) throw new Refusal(401, 'Unauthorized');
        calls.push(call);
        for (const watch of watchers) watch();
        await answer(call, request, response);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message: description, parameters } = error;
        reply(response, code, { ok: false, error_code: code, description, parameters });
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const of = (method: string) => calls.filter((call) => call.method === method);
  return {
    origin: `http://127.0.0.1:${addressOf(server.address()).port}`,
    token,
    calls,
    members: methods.members,
    messagesIn: (chatId) => methods.messagesIn(chatId),
    push: (update, updateId) => feed.push(update, updateId),
    get unconfirmed() {
      return feed.pending();
    },
    twist: (method, ...more) => void twists.set(method, [...(twists.get(method) ?? []), ...more]),
    wait: (method, count = 1) =>
      new Promise((resolve) => {
        const watch = () => {
          if (of(method).length < count) return;
          watchers.delete(watch);
          resolve(of(method));
        };
        watchers.add(watch);
        watch();
      }),
    async close() {
      feed.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const unmet = [...twists].filter(([, left]) => left.length > 0).map(([method]) => method);
      if (unknown.length > 0) throw new Error(`The bot called unknown methods: ${unknown.join(', ')}`);
      if (unmet.length > 0) throw new Error(`Planned twists were never met: ${unmet.join(', ')}`);
    },
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The fake server is not listening');
  return address;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readPayload(request: IncomingMessage): Promise<Omit<ApiCall, 'method'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { payload: body.length === 0 ? {} : parseObject(body.toString('utf8')), files: {} };
  const payload: Record<string, unknown> = {};
  const files: Record<string, Buffer> = {};
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === 'string') payload[name] = /^[[{]/.test(value) ? parseObject(value) : value;
    else files[name] = Buffer.from(await value.arrayBuffer());
  }
  return { payload, files };
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('Not an object');
  return Object.fromEntries(Object.entries(value));
}
