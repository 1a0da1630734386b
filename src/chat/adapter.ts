import type { ChartRenderer, Theme } from '../charts/spec.ts';
import type { Clock } from '../lib/clock.ts';
import type { HttpRoute } from '../lib/http-route.ts';
import type { Logger } from '../lib/log.ts';
import type { CommandList } from './ports.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

/** What the router made of a request. */
export interface Answer {
  /** The command's name, or `error` where none ran. */
  readonly command: string;
  readonly reply: Reply;
  readonly theme: Theme;
}

/** The one router all platforms share. Never rejects: every error becomes an answer. */
export interface Router {
  /** Undefined where the bot should stay silent: ambient talk, a repeated delivery, a cooldown already announced. */
  handle(request: Request): Promise<Answer | undefined>;
}

export interface AdapterDeps {
  readonly router: Router;
  readonly charts: ChartRenderer;
  readonly commands: CommandList;
  readonly log: Logger;
  readonly clock: Clock;
}

/** One chat platform. Adding one is a folder in `src/adapters/` and a line in `app.ts`. */
export interface Adapter {
  readonly name: string;
  /** What it needs from the HTTP server; empty where it needs none. */
  readonly routes: readonly HttpRoute[];
  /** Connects; rejects with a clear line when it cannot (a bad token), which must not stop the other platforms. */
  start(): Promise<void>;
  /** Takes no new work and waits for answers under way, at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}
