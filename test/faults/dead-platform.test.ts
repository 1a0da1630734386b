import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { FakeSlackApi } from '../fakes/slack-api.ts';
import { commandBody, deliver, SIGNING_SECRET, sign } from '../fakes/slack-sender.ts';
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts';
import { textUpdate } from '../fakes/telegram-updates.ts';
import { temporaryFolder } from '../store/contract/engines.ts';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1';

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

async function start(env: NodeJS.ProcessEnv): Promise<App> {
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
  app = await startApp(config, { clock: systemClock, fetch: globalThis.fetch, log });
  return app;
}

const logged = () => lines.map((line): Record<string, unknown> => JSON.parse(line));

describe('a platform that cannot be reached at the start', () => {
  it('costs the other nothing where it is Slack, which goes on trying', async () => {
    const { running } = await start({ SLACK_API_URL: `${NOWHERE}/api/` });
    expect(running).toContain('telegram');
    telegram.push(textUpdate('private', '/macd'));
    await expect(telegram.wait('sendPhoto')).resolves.toHaveLength(1);
    expect(lines.join()).toContain('Slack cannot be reached; trying again');
    expect(logged().filter(({ level }) => level === 50)).toEqual([]);
  });

  it('costs the other nothing where it is Telegram, which goes on trying', async () => {
    const { running } = await start({ TELEGRAM_API_ROOT: NOWHERE });
    expect(running).toContain('slack');
    const port = Number(logged().find((line) => line['port'] !== undefined)?.['port']);
    const body = commandBody({ command: '/macd', response_url: slack.responseUrl() });
    expect(await deliver(`http://127.0.0.1:${port}/slack/events`, sign(body))).toBe(200);
    const [updated] = await slack.wait('chat.update');
    expect(updated?.params['text']).toContain('BTC');
    expect(lines.join()).toContain('Telegram cannot be reached; trying again');
    expect(lines.join()).not.toContain(telegram.token);
  });
});
