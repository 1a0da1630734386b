import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createConversation, startApp } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { DataError } from '../src/lib/errors.ts';
import { createLogger } from '../src/lib/log.ts';
import { SAMPLE_NOW } from '../src/sources/sample/events.ts';
import { FakeSlackApi } from './fakes/slack-api.ts';
import { commandBody, deliver, SIGNING_SECRET, sign } from './fakes/slack-sender.ts';
import { startTelegramApi, type TelegramApi } from './fakes/telegram-api.ts';
import { textUpdate } from './fakes/telegram-updates.ts';

let telegram: TelegramApi;
let slack: FakeSlackApi;
let lines: string[];
let app: App | undefined;

beforeEach(async () => {
  telegram = await startTelegramApi();
  slack = new FakeSlackApi();
  await slack.start();
  lines = [];
});

afterEach(async () => {
  await app?.stop(5000);
  app = undefined;
  await telegram.close();
  await slack.stop();
});

const telegramOn = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.origin });
const slackOn = () => ({
  SLACK_BOT_TOKEN: 'xoxb-alpha',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: slack.apiUrl,
});

async function start(env: NodeJS.ProcessEnv): Promise<App> {
  const config: Config = readConfig({ PORT: '0', MARKET_DATA: 'sample', ...env });
  const log = createLogger('info', config.secrets, (line) => lines.push(line));
  app = await startApp(config, { clock: systemClock, fetch: globalThis.fetch, log });
  return app;
}

const logged = () => lines.map((line): Record<string, unknown> => JSON.parse(line));
const errors = () => logged().filter(({ level }) => level === 50);
const listeningOn = () => logged().find(({ port }) => port !== undefined)?.['port'];

describe('the bot', () => {
  it('answers on both platforms with text and a chart', async () => {
    const { running } = await start({ ...telegramOn(), ...slackOn() });
    expect(running).toEqual(['telegram', 'slack']);

    telegram.push(textUpdate('private', '/macd'));
    const [photo] = await telegram.wait('sendPhoto');
    expect(photo?.payload['caption']).toContain('SAMPLE · BTC');
    expect(
      Object.values(photo?.files ?? {})[0]
        ?.subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    const body = commandBody({ command: '/macd', response_url: slack.responseUrl() });
    expect(await deliver(`http://127.0.0.1:${String(listeningOn())}/slack/events`, sign(body))).toBe(200);
    const [updated] = await slack.wait('chat.update');
    expect(updated?.params['text']).toContain('SAMPLE · BTC');
    expect(JSON.stringify(updated?.params['blocks'])).toContain('slack_file');
    expect(errors()).toEqual([]);
  });

  it('serves no HTTP where no platform needs it', async () => {
    const { running } = await start(telegramOn());
    expect(running).toEqual(['telegram']);
    expect(listeningOn()).toBeUndefined();
  });

  it('goes on without Telegram where its token is bad, with one line that does not show the token', async () => {
    const { running } = await start({
      ...telegramOn(),
      ...slackOn(),
      TELEGRAM_BOT_TOKEN: '999:WRONG-token-of-nobody',
    });
    expect(running).toEqual(['slack']);
    expect(errors()).toMatchObject([
      { platform: 'telegram', msg: expect.stringMatching(/^telegram did not start: .*token/) },
    ]);
    expect(lines.join()).not.toContain('WRONG-token');
  });

  it('goes on without Slack where its token is bad', async () => {
    const { running } = await start({ ...telegramOn(), ...slackOn(), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(running).toEqual(['telegram']);
    expect(errors()).toMatchObject([
      { platform: 'slack', msg: expect.stringMatching(/^slack did not start: .*token/) },
    ]);
    telegram.push(textUpdate('private', '/help'));
    await expect(telegram.wait('sendMessage')).resolves.toHaveLength(1);
  });

  it('goes on without what needs the HTTP server where its port is taken', async () => {
    const { running } = await start({ ...telegramOn(), ...slackOn(), PORT: new URL(telegram.origin).port });
    expect(running).toEqual(['telegram']);
    expect(errors()).toMatchObject([{ msg: expect.stringContaining('EADDRINUSE') }]);
  });

  it('says that nothing runs where nothing could start', async () => {
    const { running } = await start({ ...slackOn(), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(running).toEqual([]);
  });

  it('refuses market data that is not there before it connects anywhere', async () => {
    await expect(start({ ...telegramOn(), MARKET_DATA: 'csv:/no/such/folder' })).rejects.toBeInstanceOf(
      DataError,
    );
    expect(telegram.calls).toEqual([]);
  });
});

describe('a conversation', () => {
  const options = { marketData: 'sample', supportLevel: 2_400 };
  const log = createLogger('silent', [], () => {});

  it('over the sample market stands at the end of the sample', async () => {
    const { marketClock } = await createConversation(options, { clock: systemClock, log });
    expect(marketClock.now()).toBe(SAMPLE_NOW);
  });

  it('knows the commands of the folder', async () => {
    const { commands } = await createConversation(options, { clock: systemClock, log });
    expect(commands.all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['help', 'macd', 'peak', 'phase', 'russell', 'start']),
    );
  });
});
