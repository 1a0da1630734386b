import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../src/app.ts';
import { asRole, findRole, isWorking } from '../src/app-roles.ts';
import type { Adapter } from '../src/chat/adapter.ts';
import { type Role, readConfig } from '../src/config.ts';
import { createLogger } from '../src/lib/log.ts';
import { migrateDatabase } from '../src/store/database.ts';
import { type ProviderHosts, startProviderHosts } from './fakes/provider-hosts.ts';
import { startTelegramApi, type TelegramApi } from './fakes/telegram-api.ts';
import { textUpdate } from './fakes/telegram-updates.ts';
import { manualWait } from './jobs/runner-contract.ts';
import {
  createTestDatabase,
  describeWithPostgres,
  STARTING_MS,
  type TestDatabase,
} from './support/postgres.ts';

function fakeAdapter(steps: string[]): Adapter {
  return {
    name: 'fake',
    routes: [{ name: 'inbound', matches: () => true, handle: () => {} }],
    sender: {
      platform: 'fake',
      budgetsOf: () => [],
      sendText: async () => ({ kind: 'unsent', detail: '' }),
      sendImage: async () => ({ kind: 'unsent', detail: '' }),
    },
    start: async () => void steps.push('start'),
    startSending: async () => void steps.push('start sending'),
    stop: async () => void steps.push('stop'),
  };
}

describe('a platform', () => {
  it('of a worker takes nothing in: no route, no connection, only its sender', async () => {
    const steps: string[] = [];
    const adapter = fakeAdapter(steps);
    const sending = asRole(adapter, 'worker');
    await sending.start();
    await sending.stop(1_000);
    expect(sending).toMatchObject({ name: 'fake', routes: [], sender: adapter.sender });
    expect(steps).toEqual(['start sending']);
  });

  it.each(['web', 'all'] as const)('of %s is as it is', (role) => {
    const adapter = fakeAdapter([]);
    expect(asRole(adapter, role)).toBe(adapter);
  });
});

describe('a role', () => {
  it('is found by its name alone', () => {
    expect(['web', 'worker', 'all', 'Web', '', 'work'].map(findRole)).toEqual([
      'web',
      'worker',
      'all',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('works unless it only answers', () => {
    expect((['web', 'worker', 'all'] as const).map(isWorking)).toEqual([false, true, true]);
  });
});

const CHAT = 1001;
const LONG = 180_000;
const PATIENCE = { timeout: 120_000 };
/** What a worker looks at every minute: market data, and two queues of what it sends. Web has only the first. */
const LOOPS = 3;
const NOW = Date.parse('2026-11-28T12:00:00Z');

describeWithPostgres('web and worker processes on one PostgreSQL', () => {
  let server: TestDatabase;
  let telegram: TelegramApi;
  let hosts: ProviderHosts;
  const apps: App[] = [];

  beforeEach(async () => {
    server = await createTestDatabase();
    await migrateDatabase({ url: server.url, dataDir: '' });
    telegram = await startTelegramApi();
    hosts = await startProviderHosts(() => NOW);
  }, STARTING_MS);
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.stop(5_000)));
    await Promise.all([telegram.close(), hosts.close()]);
    await server.drop();
  });

  /** A process of the bot; its minutes pass by hand, and other waits at once. */
  async function start(role: Role) {
    const minute = manualWait();
    const config = readConfig({
      ROLE: role,
      DATABASE_URL: server.url,
      SOURCE_URLS: hosts.setting,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.origin,
      PORT: '0',
    });
    const lines: string[] = [];
    const app = await startApp(config, {
      clock: { now: () => NOW },
      fetch: globalThis.fetch,
      log: createLogger('info', config.secrets, (line) => lines.push(line)),
      async sleep(ms, signal) {
        signal.throwIfAborted();
        if (ms === 60_000) await minute.wait(ms, signal);
      },
    });
    apps.push(app);
    const looks = () => minute.asked.length;
    return { lines, running: app.running, looks, nextMinute: () => minute.release() };
  }

  const texts = () => telegram.messagesIn(CHAT).map(({ text, caption }) => String(text ?? caption));
  const countCalls = (wanted: string) => telegram.calls.filter(({ method }) => method === wanted).length;

  it(
    'divide the work: one worker asks the sources, the other waits, and web answers from what was stored',
    async () => {
      const web = await start('web');
      expect(web.running).toEqual(['telegram']);
      await expect.poll(web.looks, PATIENCE).toBe(1);
      telegram.push(textUpdate('private', '/macd'));
      await telegram.wait('sendMessage');
      expect(texts()[0]).toContain('is being fetched for the first time');
      expect(hosts.count()).toBe(0);

      const connections = countCalls('deleteWebhook');
      const workers = [await start('worker'), await start('worker')];
      expect(workers.map(({ running }) => running)).toEqual([['telegram'], ['telegram']]);
      // The one with the lock asks every source, and looks again only when it is done.
      await expect.poll(() => workers.every(({ looks }) => looks() >= LOOPS), PATIENCE).toBe(true);
      const requests = Object.values(hosts.requests).flat();
      expect(requests.length).toBeGreaterThan(40);
      expect(requests.filter((path, index) => requests.indexOf(path) !== index)).toEqual([]);
      expect(countCalls('deleteWebhook')).toBe(connections);

      web.nextMinute();
      await expect.poll(web.looks, PATIENCE).toBe(2);
      telegram.push(textUpdate('private', '/macd'));
      await telegram.wait('sendPhoto');
      expect(texts()[1]).toContain('BTC weekly MACD');
    },
    LONG,
  );
});
