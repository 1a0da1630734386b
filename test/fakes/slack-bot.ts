import { pino } from 'pino';
import { createSlackAdapter, type SlackOptions } from '../../src/adapters/slack/slack-adapter.ts';
import type { Theme } from '../../src/charts/spec.ts';
import type { Adapter, AdapterDeps, Answer, ChatEvent } from '../../src/chat/adapter.ts';
import type { ReadHome } from '../../src/chat/home.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { serveRoutes } from './slack-http.ts';
import { SIGNING_SECRET } from './slack-sender.ts';

type Route = (request: Request) => Promise<Reply | undefined> | Reply | undefined;

export interface RunningBot {
  readonly adapter: Adapter;
  /** Where Slack sends to. */
  readonly url: string;
  /** What the router was asked, in order. */
  readonly requests: Request[];
  /** Every wait the adapter asked for (ms). */
  readonly waits: number[];
  readonly logged: string[];
  /** Lets the waits end that `holds` held back. */
  release(): void;
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly slack: Partial<SlackOptions> & Pick<SlackOptions, 'apiUrl'>;
  readonly route: Route;
  readonly render?: (theme: Theme) => Promise<Buffer>;
  /** Waits that last until `release`; all others end at once. */
  readonly holds?: (ms: number) => boolean;
  readonly readHome?: ReadHome;
  readonly onChatEvent?: (event: ChatEvent) => Promise<void>;
}

/** The adapter behind a server of its own, with a router and a renderer of the test's. */
export async function startSlackBot(options: BotOptions): Promise<RunningBot> {
  const requests: Request[] = [];
  const waits: number[] = [];
  const logged: string[] = [];
  const held = new Set<() => void>();
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      waits.push(ms);
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      if (options.holds?.(ms) === true) held.add(resolve);
      else setImmediate(resolve);
    });
  const deps: AdapterDeps = {
    router: {
      async handle(request): Promise<Answer | undefined> {
        requests.push(request);
        const reply = await options.route(request);
        return reply === undefined ? undefined : { command: 'macd', reply, theme: 'dark' };
      },
    },
    charts: {
      render: (_spec, theme) => (options.render ?? (() => Promise.reject(new Error('no renderer'))))(theme),
    },
    commands: { all: [], find: () => undefined, suggest: () => [] },
    log: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
    clock: systemClock,
    ...(options.readHome === undefined ? {} : { readHome: options.readHome }),
    ...(options.onChatEvent === undefined ? {} : { onChatEvent: options.onChatEvent }),
  };
  const adapter = createSlackAdapter(
    { mode: 'http', botToken: 'xoxb-alpha', signingSecret: SIGNING_SECRET, fetch, sleep, ...options.slack },
    deps,
  );
  const server = await serveRoutes(adapter.routes);
  return {
    adapter,
    url: `${server.origin}/slack/events`,
    requests,
    waits,
    logged,
    release: () => held.forEach((resolve) => resolve()),
    stop: () => server.close(),
  };
}
