import type { WebOptions } from '../../../src/adapters/web/web-adapter.ts';
import { createWebAdapter } from '../../../src/adapters/web/web-adapter.ts';
import type { Adapter, AdapterDeps, Answer } from '../../../src/chat/adapter.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Request } from '../../../src/chat/request.ts';
import { type Clock, fixedClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { createHttpServer, type HttpServer } from '../../../src/server/http-server.ts';
import { fakeCommand, fakeCommands, textReply } from '../../fakes/conversation.ts';
import { makePng } from '../../fakes/png.ts';

const COMMANDS = fakeCommands(
  fakeCommand(),
  fakeCommand({ name: 'subscribe', group: 'delivery' }),
  fakeCommand({ name: 'help', group: 'service' }),
);

/** The page's server over a router that says what a test wants. */
export class TestSite {
  readonly requests: Request[] = [];
  /** The themes of the charts that were drawn. */
  readonly drawn: string[] = [];
  answer: (request: Request) => Promise<Answer | undefined> = async () => undefined;
  readonly adapter: Adapter;
  private readonly server: HttpServer;
  private port = 0;

  constructor(options: Partial<WebOptions> = {}, clock: Clock = fixedClock(0)) {
    const log = createLogger('silent', [], () => {});
    const deps: AdapterDeps = {
      router: {
        handle: (request) => {
          this.requests.push(request);
          return this.answer(request);
        },
      },
      charts: {
        render: async (_spec, theme) => {
          this.drawn.push(theme);
          return makePng(12, 10);
        },
      },
      commands: COMMANDS,
      log,
      clock,
    };
    const describeMarket = () => ({ kind: 'sample', text: 'Made up', presets: [] }) as const;
    this.adapter = createWebAdapter({ hosts: [], offers: ['macd'], describeMarket, ...options }, deps);
    this.server = createHttpServer({ host: '127.0.0.1', port: 0, routes: this.adapter.routes, log });
    this.say(textReply('Hello'));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  say(reply: Reply): void {
    this.answer = async () => ({ command: 'macd', reply, theme: 'dark' });
  }

  async open(): Promise<void> {
    await this.adapter.start();
    this.port = await this.server.start();
  }

  async close(): Promise<void> {
    await this.adapter.stop(0);
    await this.server.stop(0);
  }
}
