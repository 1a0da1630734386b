import { expect, it } from 'vitest';
import { startApp, type World } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/lib/log.ts';
import { migrateDatabase } from '../../src/store/database.ts';
import { turnableClock } from '../digests/support.ts';
import { startDatabaseProxy } from '../fakes/database-proxy.ts';
import { startProviderHosts } from '../fakes/provider-hosts.ts';
import { startTelegramApi } from '../fakes/telegram-api.ts';
import { textUpdate } from '../fakes/telegram-updates.ts';
import { manualWait } from '../jobs/runner-contract.ts';
import { temporaryFolder } from '../store/contract/engines.ts';
import { administer, createTestDatabase, describeWithPostgres, STARTING_MS } from '../support/postgres.ts';

/** A Saturday. */
const START = '2026-11-28T12:00:00Z';
const HOUR = 3_600_000;
const PATIENCE = { timeout: 30_000 };
/** The queue looks for work every other second: a look between two of its own would turn the clock for nothing. */
const QUEUE_PACE = { timeout: 60_000, interval: 2_000 };

/** The whole bot over a database behind a door, with sources and a platform on this machine. */
async function startBot() {
  const { url, drop } = await createTestDatabase();
  await migrateDatabase({ url, dataDir: '' });
  const [proxy, telegram, folder] = [
    await startDatabaseProxy(url),
    await startTelegramApi(),
    temporaryFolder(),
  ];
  const clock = turnableClock(Date.parse(START));
  const hosts = await startProviderHosts(() => clock.now());
  const minute = manualWait();
  const sleep: World['sleep'] = async (ms, signal) => {
    if (ms === 60_000) await minute.wait(ms, signal);
  };
  const config = readConfig({
    PORT: '0',
    METRICS: 'on',
    MARKET_DATA: 'live',
    DATA_DIR: folder.path,
    DATABASE_URL: proxy.url,
    SOURCE_URLS: hosts.setting,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.origin,
  });
  const lines: string[] = [];
  const log = createLogger('info', config.secrets, (line) => lines.push(line));
  const app = await startApp(config, { clock, fetch: globalThis.fetch, log, sleep });
  const logged = () => lines.map((line): Record<string, unknown> => JSON.parse(line));
  const port = Number(logged().find((line) => line['port'] !== undefined)?.['port']);
  const read = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return {
    telegram,
    proxy,
    clock,
    logged,
    read,
    /** Says a line and resolves with the text of the answer. */
    async ask(text: string): Promise<string> {
      // Nobody asks faster than a person may.
      clock.turn(10_000);
      const before = telegram.messagesIn(1001).length;
      telegram.push(textUpdate('private', text));
      await expect.poll(() => telegram.messagesIn(1001).length, PATIENCE).toBeGreaterThan(before);
      const said = telegram.messagesIn(1001)[before] ?? {};
      return String(said['text'] ?? said['caption']);
    },
    /** Lets the next minute come for the process and for the queue, which takes one look a minute by its own clock. */
    async nextMinute() {
      await administer(url, "delete from pgboss.job where state >= 'completed'");
      minute.release();
    },
    async stop() {
      await app.stop(5_000);
      await Promise.all([telegram.close(), hosts.close()]);
      await proxy.shut();
      await drop();
      folder.remove();
    },
  };
}

describeWithPostgres('a database that stops and comes back', () => {
  it(
    'costs no answer, is told, and holds up digests only until it is back',
    async () => {
      const bot = await startBot();
      await expect.poll(() => bot.ask('/macd'), PATIENCE).toMatch(/^BTC weekly MACD/);
      expect(await bot.ask('/subscribe mon 08:00 UTC brief')).toContain('Mon 30 Nov 08:00');
      await expect.poll(async () => (await bot.read('/readyz')).status, PATIENCE).toBe(200);

      await bot.proxy.shut();
      expect(await bot.ask('/macd')).toMatch(/^BTC weekly MACD/);
      expect(await bot.ask('/phase')).not.toContain('incident');
      // What can only be read there is an apology, and no silence.
      expect(await bot.ask('/subscriptions')).toMatch(/incident [0-9a-f]{8}|database/);
      expect(await bot.ask('/health')).toMatch(/not answering|does not answer/i);
      expect(await bot.read('/readyz')).toEqual({
        status: 503,
        text: 'market: ok\ndatabase: not ready\nplatforms: ok\n',
      });
      expect((await bot.read('/healthz')).status).toBe(200);
      // Longer than a digest waits for the newest data.
      bot.clock.turn(49 * HOUR);
      const before = bot.telegram.messagesIn(1001).length;

      await bot.proxy.open();
      await expect.poll(async () => (await bot.read('/readyz')).status, PATIENCE).toBe(200);
      await expect
        .poll(async () => {
          await bot.nextMinute();
          bot.clock.turn(HOUR / 6);
          return bot.telegram.messagesIn(1001).length;
        }, QUEUE_PACE)
        .toBeGreaterThan(before);
      const digest = bot.telegram.messagesIn(1001)[before];
      expect(String(digest?.['text'] ?? digest?.['caption'])).toContain('Late by');
      await bot.stop();
    },
    STARTING_MS,
  );
});
