import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type App, startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { turnableClock } from '../../digests/support.ts';
import { type FakePlatform, type KitCall, startFakeTelegram } from '../../kit.ts';
import { temporaryFolder } from '../../store/contract/engines.ts';

/** The chats that the fake is seeded with. */
export const SEED = {
  private: 1001,
  otherPrivate: 1005,
  group: -5001,
  supergroup: -1_001_111_111_111,
  forum: -1_002_222_222_222,
  channel: -1_003_333_333_333,
} as const;

const MINUTE_MS = 60_000;

type Message = Readonly<Record<string, unknown>>;

export interface KitStage {
  readonly fake: FakePlatform;
  /** Starts the whole bot over the sample market, with a database that outlives it within a test. */
  start(env?: NodeJS.ProcessEnv): Promise<App>;
  stop(): Promise<void>;
  /** Says something in a chat, a minute after what was said before, and returns the update. */
  say(message: Message): Promise<Message>;
  /** The same, and resolves with the messages that the bot answered with, once it has. */
  ask(message: Message): Promise<readonly KitCall[]>;
}

const SENT = 'sendMessage,sendPhoto';

/** The whole bot beside the strict fake, new for every test; whatever the fake frowns upon fails the test. */
export function useKitStage(): KitStage {
  const clock = turnableClock(Date.UTC(2026, 10, 24, 12));
  let fake: FakePlatform;
  let folder: ReturnType<typeof temporaryFolder>;
  let app: App | undefined;
  let lines: string[] = [];

  beforeAll(async () => {
    fake = await startFakeTelegram();
  }, 60_000);
  afterAll(() => fake.stop());

  beforeEach(async () => {
    await fake.control('reset', {});
    folder = temporaryFolder();
    lines = [];
  });

  afterEach(async () => {
    await stage.stop();
    folder.remove();
    expect((await fake.calls()).flatMap(({ lint }) => lint)).toEqual([]);
    const { callbacks }: { callbacks: Record<string, { answered?: number }> } = Object(
      await fake.control('state'),
    );
    expect(Object.values(callbacks).filter(({ answered = 0 }) => answered < 1)).toEqual([]);
    expect(lines.filter((line) => line.includes('unhandled') || line.includes('update not handled'))).toEqual(
      [],
    );
  });

  const lastCall = async () => (await fake.calls()).at(-1)?.seq ?? 0;

  const stage: KitStage = {
    get fake() {
      return fake;
    },
    async start(env = {}) {
      const config = readConfig({
        MARKET_DATA: 'sample',
        DATA_DIR: folder.path,
        METRICS: 'off',
        TELEGRAM_BOT_TOKEN: fake.announced['token'] ?? '',
        TELEGRAM_API_ROOT: fake.origin,
        ...env,
      });
      const log = createLogger('info', config.secrets, (line) => lines.push(line));
      app = await startApp(config, { clock, fetch: globalThis.fetch, log });
      return app;
    },
    async stop() {
      // The fake, like Telegram, holds back an offset that it has just seen.
      clock.turn(MINUTE_MS);
      await app?.stop(10_000);
      app = undefined;
    },
    async say(message) {
      clock.turn(MINUTE_MS);
      return Object(await fake.control('message', message));
    },
    async ask(message) {
      const since = await lastCall();
      await stage.say(message);
      return fake.wait(SENT, 1, since);
    },
  };
  return stage;
}
