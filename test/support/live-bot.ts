import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MarketOptions } from '../../src/app-data.ts';
import { type LiveData, openLive } from '../../src/app-live.ts';
import type { CommandDefinition } from '../../src/chat/command.ts';
import { createRegistry, loadCommands } from '../../src/chat/registry.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createRouter } from '../../src/chat/router.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeRequest } from '../fakes/conversation.ts';
import { type ProviderHosts, startProviderHosts } from '../fakes/provider-hosts.ts';
import { manualWait } from '../jobs/runner-contract.ts';

/** A clock that moves only by waiting and by hand. */
export interface HandClock {
  now(): number;
  set(instant: string | number): void;
}

export interface LiveBot {
  readonly clock: HandClock;
  readonly hosts: ProviderHosts;
  readonly dataDir: string;
  readonly lines: string[];
  readonly data: LiveData;
  /** Opens the same folder again, as after a restart. */
  reopen(options?: Partial<MarketOptions>): Promise<LiveData>;
  ask(text: string): Promise<Reply>;
  /** Lets the loops of the running bot look again; time itself stays where it is. */
  nextMinute(): void;
  /** How many looks have ended so far. */
  readonly looks: number;
  close(): Promise<void>;
}

const limits = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
const commands: Promise<readonly CommandDefinition[]> = loadCommands(
  new URL('../../commands/', import.meta.url),
);

/** Minutes pass by hand, every other wait at once: it only moves the clock. */
const MINUTE_MS = 60_000;

/**
 * The bot's live market over fake sources on the loopback, in a folder of its own, at an instant of the test's.
 * `fetch` stands between the bot and the sources where a test must hold an answer back.
 */
export async function startLiveBot(
  instant: string,
  options: Partial<MarketOptions> = {},
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<LiveBot> {
  let time = Date.parse(instant);
  const clock: HandClock = {
    now: () => time,
    set: (to) => void (time = typeof to === 'number' ? to : Date.parse(to)),
  };
  const hosts = await startProviderHosts(() => clock.now());
  const dataDir = await mkdtemp(join(tmpdir(), 'live-'));
  const lines: string[] = [];
  const log = createLogger('info', [], (line) => lines.push(line));
  const minutes = manualWait();
  const sleep = async (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    if (ms === MINUTE_MS) await minutes.wait(ms, signal);
    else time += ms;
  };
  const open = (more: Partial<MarketOptions>) =>
    openLive(
      {
        marketData: 'live',
        dataDir,
        sources: { hasCoinMetrics: true, baseUrls: hosts.urls },
        ...options,
        ...more,
      },
      { clock, log, sleep, fetch },
    );
  let data = await open({});
  const registry = createRegistry(await commands);
  const routers = new Map<LiveData, ReturnType<typeof createRouter>>();
  const routerOf = (current: LiveData) => {
    const known = routers.get(current);
    if (known !== undefined) return known;
    const ports = { commands: registry, supportLevel: 2_400, ...current.ports };
    const router = createRouter({
      commands: registry,
      market: () => current.market(),
      ports,
      clock,
      log,
      limits,
    });
    routers.set(current, router);
    return router;
  };
  return {
    clock,
    hosts,
    dataDir,
    lines,
    get data() {
      return data;
    },
    async reopen(more = {}) {
      await data.stop();
      data = await open(more);
      return data;
    },
    async ask(text) {
      const answer = await routerOf(data).handle(fakeRequest(text));
      if (answer === undefined) throw new Error(`${text} met silence`);
      return answer.reply;
    },
    nextMinute: () => minutes.release(),
    get looks() {
      return minutes.asked.length;
    },
    async close() {
      await data.stop();
      await hosts.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
