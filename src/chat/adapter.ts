import type { ChartRenderer, Theme } from '../charts/spec.ts';
import type { Clock } from '../lib/clock.ts';
import type { HttpRoute } from '../lib/http-route.ts';
import type { Logger } from '../lib/log.ts';
import type { ReadHome } from './home.ts';
import type { CommandList } from './ports.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';
import type { PauseReason, Sender } from './sender.ts';

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

/** Something that deliveries to a chat, or to all of them, have to know. */
export type ChatEvent = { readonly platform: string } & (
  | ({ readonly kind: 'lost'; readonly reason: PauseReason; readonly thread?: string } & Chat)
  /** The bot is there again and may write. */
  | ({ readonly kind: 'found' } & Chat)
  | ({ readonly kind: 'moved'; readonly to: string } & Chat)
  /** The bot's own access works. */
  | { readonly kind: 'connected' }
  /** The bot was taken out of a whole workspace. */
  | { readonly kind: 'uninstalled'; readonly tenant: string }
);

interface Chat {
  readonly tenant: string;
  readonly conversation: string;
}

/** What a platform refuses although the message is a good one: for the rate, or for markup that it reads otherwise. */
export type PlatformFault = 'rate-limited' | 'markup-refused';

/** Which deliveries of a platform were taken over, kept beyond the life of a process and shared by all of them. */
export interface UpdateRecord {
  /** True for the first of all who name this update of this source. `now` in ms. */
  isFirst(source: string, update: string, now: number): Promise<boolean>;
  /** Forgets what is not delivered again. */
  prune(source: string, now: number): Promise<unknown>;
}

export interface AdapterDeps {
  readonly router: Router;
  readonly charts: ChartRenderer;
  readonly commands: CommandList;
  readonly log: Logger;
  readonly clock: Clock;
  /** Told of what happens to chats, where somebody listens. Never rejects. */
  readonly onChatEvent?: (event: ChatEvent) => Promise<void>;
  /** For platforms that show people a page of their own. */
  readonly readHome?: ReadHome;
  /** Absent where nothing is stored. */
  readonly updates?: UpdateRecord | undefined;
  /** Told of refusals that whoever runs the bot wants to see counted, where somebody counts. */
  readonly countFault?: (platform: string, fault: PlatformFault) => void;
}

/** One chat platform. Adding one is a folder in `src/adapters/` and a line in `app.ts`. */
export interface Adapter {
  readonly name: string;
  /** What it needs from the HTTP server; empty where it needs none. */
  readonly routes: readonly HttpRoute[];
  /** How it sends by itself; absent where it only answers. */
  readonly sender?: Sender;
  /** Makes its sender ready in a process that takes nothing in, instead of `start`; absent where that needs nothing. */
  startSending?(): Promise<void>;
  /** Connects; rejects with a clear line when it cannot (a bad token), which must not stop the other platforms. */
  start(): Promise<void>;
  /** Takes no new work and waits for answers under way, at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}
