import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createLogger } from '../src/lib/log.ts';
import { FakeSlackApi } from './fakes/slack-api.ts';
import { commandBody, deliver, SIGNING_SECRET, sign } from './fakes/slack-sender.ts';
import { startTelegramApi, type TelegramApi } from './fakes/telegram-api.ts';
import { textUpdate } from './fakes/telegram-updates.ts';
import { temporaryFolder } from './store/contract/engines.ts';

let telegram: TelegramApi;
let slack: FakeSlackApi;
let folder: ReturnType<typeof temporaryFolder>;
let lines: string[];
let app: App | undefined;

beforeEach(async () => {
  telegram = await startTelegramApi();
  slack = new FakeSlackApi();
  await slack.start();
  folder = temporaryFolder();
  lines = [];
});

afterEach(async () => {
  await app?.stop(5_000);
  app = undefined;
  await telegram.close();
  await slack.stop();
  folder.remove();
});

/** Starts the bot and resolves with the address of its HTTP server. */
async function start(env: NodeJS.ProcessEnv = {}, fetch = globalThis.fetch): Promise<string> {
  const config = readConfig({
    PORT: '0',
    MARKET_DATA: 'sample',
    DATA_DIR: folder.path,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.origin,
    SLACK_BOT_TOKEN: 'xoxb-alpha',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    ...env,
  });
  const log = createLogger('info', config.secrets, (line) => lines.push(line));
  app = await startApp(config, { clock: systemClock, fetch, log });
  const listening = lines.map((line): unknown => JSON.parse(line).port).find(Number.isInteger);
  return `http://127.0.0.1:${Number(listening)}`;
}

const read = async (base: string, path: string) => {
  const response = await fetch(`${base}${path}`);
  return { status: response.status, text: await response.text() };
};

describe('the bot, watched from outside', () => {
  it('counts answers, pictures and refusals on both platforms, and names nobody', async () => {
    const base = await start();
    telegram.twist('sendPhoto', { refuse: 400, description: "Bad Request: can't parse entities: oops" });
    telegram.push(textUpdate('private', '/macd unheard-of-word'));
    telegram.push(textUpdate('private', '/macd'));
    await telegram.wait('sendPhoto', 2);
    slack.fail('chat.update', { retryAfter: 0 });
    const body = commandBody({ command: '/peak', response_url: slack.responseUrl() });
    await deliver(`${base}/slack/events`, sign(body));
    await slack.wait('chat.update', 2);

    const { status, text } = await read(base, '/metrics');
    expect(status).toBe(200);
    expect(text).toContain('bot_answers_total{command="macd",platform="telegram",outcome="user"} 1');
    expect(text).toContain('bot_answers_total{command="macd",platform="telegram",outcome="ok"} 1');
    expect(text).toContain('bot_answers_total{command="peak",platform="slack",outcome="ok"} 1');
    expect(text).toContain('bot_platform_faults_total{platform="telegram",fault="markup-refused"} 1');
    expect(text).toContain('bot_platform_faults_total{platform="slack",fault="rate-limited"} 1');
    expect(text).toMatch(/^bot_chart_seconds_count\{result="drawn"\} [1-9]/m);
    expect(text).toMatch(/^bot_series_age_days\{series="BTC"\} /m);
    expect(text).toContain('bot_database_up 1');
    expect(text).toContain('bot_platforms_running 2');
    expect(text).toContain('bot_delivery_queue 0');
    for (const word of ['unheard-of-word', '1001', 'C0GENERAL1', telegram.token, SIGNING_SECRET])
      expect(text).not.toContain(word);
  });

  it('is ready with a market, a database and a platform', async () => {
    expect(await read(await start(), '/readyz')).toEqual({
      status: 200,
      text: 'market: ok\ndatabase: ok\nplatforms: ok\n',
    });
  });

  it('is not ready before the first series has come', async () => {
    const nowhere = () => Promise.reject(new TypeError('fetch failed'));
    const env = { MARKET_DATA: 'live', METRICS: 'on', SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' };
    expect(await read(await start(env, nowhere), '/readyz')).toEqual({
      status: 503,
      text: 'market: not ready\ndatabase: ok\nplatforms: ok\n',
    });
  });

  it('listens where it is told to be reached from outside, though no platform needs it', async () => {
    const base = await start({ HOST: '0.0.0.0', SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' });
    expect((await read(base, '/healthz')).status).toBe(200);
  });

  it('shows no metrics where they are off, and is ready all the same', async () => {
    const base = await start({ METRICS: 'off' });
    expect((await read(base, '/metrics')).status).toBe(404);
    expect((await read(base, '/readyz')).status).toBe(200);
  });

  it('listens for the sake of metrics alone where they were switched on', async () => {
    const base = await start({ METRICS: 'on', SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' });
    expect((await read(base, '/metrics')).text).toContain('bot_platforms_running 1');
  });
});
