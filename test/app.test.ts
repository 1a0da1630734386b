import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createConversation, startApp, type World } from '../src/app.ts';
import { openDelivery } from '../src/app-delivery.ts';
import { openMarketData } from '../src/app-market.ts';
import { type Config, readConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { DataError } from '../src/lib/errors.ts';
import { createLogger } from '../src/lib/log.ts';
import { SAMPLE_NOW } from '../src/sources/sample/events.ts';
import { turnableClock } from './digests/support.ts';
import { FakeSlackApi } from './fakes/slack-api.ts';
import { commandBody, deliver, SIGNING_SECRET, sign } from './fakes/slack-sender.ts';
import { startTelegramApi, type TelegramApi } from './fakes/telegram-api.ts';
import { CHATS, textUpdate } from './fakes/telegram-updates.ts';
import { manualWait } from './jobs/runner-contract.ts';
import { temporaryFolder } from './store/contract/engines.ts';

let telegram: TelegramApi;
let dataDir: ReturnType<typeof temporaryFolder>;
let slack: FakeSlackApi;
let lines: string[];
let app: App | undefined;

beforeEach(async () => {
  dataDir = temporaryFolder();
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
  dataDir.remove();
});

const telegramOn = () => ({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.origin });
const slackOn = () => ({
  SLACK_BOT_TOKEN: 'xoxb-alpha',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: slack.apiUrl,
});

async function start(env: NodeJS.ProcessEnv, world: Partial<World> = {}): Promise<App> {
  const config: Config = readConfig({ PORT: '0', MARKET_DATA: 'sample', DATA_DIR: dataDir.path, ...env });
  const log = createLogger('info', config.secrets, (line) => lines.push(line));
  app = await startApp(config, { clock: systemClock, fetch: globalThis.fetch, log, ...world });
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

describe('what the bot sends by itself', () => {
  const textsIn = (chat: number) =>
    telegram.messagesIn(chat).map(({ text, caption }) => String(text ?? caption));

  it('comes every week at the time that a chat has ordered, words and then a picture', async () => {
    const clock = turnableClock(Date.parse('2026-11-28T12:00:00Z'));
    const minute = manualWait();
    const sleep: World['sleep'] = async (ms, signal) => {
      if (ms === 60_000) await minute.wait(ms, signal);
    };
    await start(telegramOn(), { clock, sleep });
    telegram.push(textUpdate('private', '/subscribe mon 08:00 Europe/London brief'));
    await telegram.wait('sendMessage');
    expect(textsIn(1001)[0]).toContain('Mon 30 Nov 08:00 Europe/London (08:00 UTC)');
    clock.turn(44 * 3_600_000);
    minute.release();
    const [photo] = await telegram.wait('sendPhoto');
    expect(photo?.payload).toMatchObject({ chat_id: '1001', disable_notification: 'true' });
    expect(textsIn(1001)[1]).toContain('SAMPLE');
    await expect.poll(() => minute.asked.length).toBeGreaterThan(2);
    minute.release();
    telegram.push(textUpdate('private', '/subscriptions'));
    await telegram.wait('sendMessage', 3);
    expect(textsIn(1001)).toHaveLength(4);
    expect(textsIn(1001).at(-1)).toContain('Last: Mon 30 Nov 08:00, sent');
  });

  it('is ordered by administrators of a group alone', async () => {
    await start(telegramOn());
    telegram.push(textUpdate('group', '/subscribe'));
    await telegram.wait('sendMessage');
    expect(textsIn(CHATS.group.id)[0]).toContain('Only administrators');
  });

  it('and what it answers is drawn as the chat has chosen', async () => {
    await start(telegramOn());
    telegram.push(textUpdate('private', '/macd'));
    const [dark] = await telegram.wait('sendPhoto');
    telegram.push(textUpdate('private', '/settings light'));
    await telegram.wait('sendMessage');
    telegram.push(textUpdate('private', '/macd'));
    const [, light] = await telegram.wait('sendPhoto', 2);
    const pictures = [dark, light].map((call) => Object.values(call?.files ?? {})[0]);
    expect(pictures[0]).toBeDefined();
    expect(pictures[1]).toBeDefined();
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('is kept by one bot a folder: the second is refused with a clear line', async () => {
    await start(telegramOn());
    const first = app;
    await expect(start(telegramOn())).rejects.toThrow(/data directory .* is in use by another process/);
    app = first;
  });

  it('is left to the first where nobody named a folder, and the second only answers', async () => {
    await start(telegramOn());
    const log = createLogger('info', [], (line) => lines.push(line));
    const world = { clock: systemClock, log };
    const data = await openMarketData({ marketData: 'sample' }, world);
    const options = { dataDir: dataDir.path, hasOwnDataDir: false, supportLevel: 2_400 };
    expect(await openDelivery(options, world, data)).toBeUndefined();
    expect(lines.at(-1)).toContain('sends nothing by itself');
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
