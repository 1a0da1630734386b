import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { z } from 'zod';
import { createSlackAdapter } from '../../../src/adapters/slack/slack-adapter.ts';
import type { Adapter } from '../../../src/chat/adapter.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Request } from '../../../src/chat/request.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { close, listen } from '../../fakes/slack-http.ts';
import { type FakePlatform, prepareKit, startFake } from '../../kit.ts';
import { PNG, REPLY } from './samples.ts';

type Options = Readonly<Record<string, unknown>>;
export type Transport = 'http' | 'socket';

interface Delivery {
  readonly status: number;
  readonly ms?: number;
  readonly ts?: string;
  readonly json?: unknown;
}

/** The parts used of the kit's client, which plays Slack's servers. */
export interface KitClient {
  command(options: Options): Promise<Delivery>;
  mention(options: Options): Promise<Delivery>;
  dm(options: Options): Promise<Delivery>;
  deliver(event: Options, options?: Options): Promise<{ readonly tries: readonly Delivery[] }>;
  botMessage(options: Options): Promise<Delivery>;
  action(options: Options): Promise<Delivery>;
  urlVerification(challenge: string): Promise<Delivery>;
  sslCheck(): Promise<Delivery>;
  homeOpened(): Promise<Delivery>;
  uninstalled(): Promise<Delivery>;
  tokensRevoked(): Promise<Delivery>;
  replay(options: { times: number }): Promise<readonly Delivery[]>;
}

const kitModule = z.object({
  SlackClient: z.custom<new (options: Options) => KitClient>((value) => typeof value === 'function'),
  BAD_SIGNATURES: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
});

/** A call that the fake recorded. */
const slackCall = z.object({
  seq: z.number(),
  method: z.string(),
  team: z.string().optional(),
  params: z.record(z.string(), z.unknown()).default({}),
  files: z.array(z.object({ type: z.string() })).default([]),
  status: z.number(),
  error: z.string().optional(),
  lint: z.array(z.string()).default([]),
  result: z.object({ ts: z.string().optional() }).optional(),
});

export type KitCall = z.infer<typeof slackCall>;

/** The kit's Slack with the adapter connected to it; the router and the charts are the test's. */
export interface KitStage {
  readonly fake: FakePlatform;
  readonly client: KitClient;
  readonly badSignatures: readonly Options[];
  readonly requests: Request[];
  route: (request: Request) => Promise<Reply> | Reply;
  chart: Promise<Buffer>;
  /** Runs something, waits until the bot has made `count` calls of a method after it, and returns all its calls. */
  observe(run: () => Promise<unknown>, method: string, count?: number): Promise<readonly KitCall[]>;
}

function buildAdapter(fake: FakePlatform, mode: Transport, stage: KitStage): Adapter {
  return createSlackAdapter(
    {
      mode,
      botToken: fake.announced['token'],
      signingSecret: fake.announced['signing_secret'],
      appToken: fake.announced['app_token'],
      apiUrl: `${fake.origin}/api/`,
      fetch,
    },
    {
      router: {
        async handle(request) {
          stage.requests.push(request);
          return { command: 'macd', reply: await stage.route(request), theme: 'dark' };
        },
      },
      charts: { render: () => stage.chart },
      commands: { all: [], find: () => undefined, suggest: () => [] },
      log: pino({ level: 'silent' }),
      clock: systemClock,
    },
  );
}

function serve(adapter: Adapter): Server {
  return createServer((request, response) => {
    const [route] = adapter.routes;
    if (route?.matches(request.method ?? '', request.url ?? '') === true)
      void route.handle(request, response);
    else response.writeHead(404).end();
  });
}

/** What the bot did after a point in time, the socket's own traffic aside. */
export async function callsSince(fake: FakePlatform, seq: number): Promise<readonly KitCall[]> {
  const calls = z.array(slackCall).parse(await fake.control(`calls?since=${seq}`));
  return calls.filter(({ method }) => !method.startsWith('__socket'));
}

/** The kit's client over HTTP, in one workspace. */
export async function openKitClient(fake: FakePlatform, origin: string, more: Options): Promise<KitClient> {
  const path = join(await prepareKit(), 'slack-client.mjs');
  const { SlackClient } = kitModule.parse(await import(pathToFileURL(path).href));
  return new SlackClient({
    bot: `${origin}/slack/events`,
    fake: fake.origin,
    signingSecret: fake.announced['signing_secret'],
    transport: 'http',
    ...more,
  });
}

/** Starts everything once for a suite and clears what one test leaves to the next. */
export function useKitStage(transport: Transport): KitStage {
  const missing = (): never => {
    throw new Error('The stage is not set');
  };
  const running: { fake?: FakePlatform; adapter?: Adapter; server?: Server; client?: KitClient } = {};
  const badSignatures: Options[] = [];
  const stage: KitStage = {
    get fake() {
      return running.fake ?? missing();
    },
    get client() {
      return running.client ?? missing();
    },
    badSignatures,
    requests: [],
    route: () => REPLY,
    chart: Promise.resolve(PNG),
    async observe(run, method, count = 1) {
      const before = (await callsSince(stage.fake, 0)).at(-1)?.seq ?? 0;
      await run();
      await stage.fake.control(`wait?method=${method}&count=${count}&since=${before}&timeout=10000`);
      return callsSince(stage.fake, before);
    },
  };

  beforeAll(async () => {
    running.fake = await startFake('fake-slack.mjs');
    running.adapter = buildAdapter(running.fake, transport, stage);
    running.server = serve(running.adapter);
    const origin = await listen(running.server);
    const path = join(await prepareKit(), 'slack-client.mjs');
    const { SlackClient, BAD_SIGNATURES } = kitModule.parse(await import(pathToFileURL(path).href));
    badSignatures.push(...BAD_SIGNATURES.map(([, options]) => options));
    running.client = new SlackClient({
      bot: `${origin}/slack/events`,
      fake: running.fake.origin,
      signingSecret: running.fake.announced['signing_secret'],
      transport,
    });
    await running.adapter.start();
  }, 120_000);

  afterAll(async () => {
    await running.adapter?.stop(5_000);
    if (running.server !== undefined) await close(running.server);
    await running.fake?.stop();
  });

  beforeEach(async () => {
    stage.route = () => REPLY;
    stage.chart = Promise.resolve(PNG);
    stage.requests.length = 0;
    // Several tests share a channel, and Slack takes one message a second there.
    await stage.fake.control('flood', {});
  });

  return stage;
}

export const lintOf = (calls: readonly KitCall[]) => calls.flatMap(({ lint }) => lint);
export const errorsOf = (calls: readonly KitCall[]) => calls.filter(({ error }) => error !== undefined);
export const named = (calls: readonly KitCall[], method: string) =>
  calls.filter((call) => call.method === method);
