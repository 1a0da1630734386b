import { UnknownError } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { Bot, BotError, Context, GrammyError } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBoltLogger } from '../../src/adapters/slack/bolt-logger.ts';
import { classifySlackError } from '../../src/adapters/slack/errors.ts';
import { classifyTelegramError, describeError } from '../../src/adapters/telegram/errors.ts';
import { createRouter } from '../../src/chat/router.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { type SayingServer, startSayingServer } from '../fakes/doctor-servers.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';

const env = {
  TELEGRAM_BOT_TOKEN: '987654321:AAF-this-is-the-token-of-nobody-12',
  SLACK_BOT_TOKEN: 'xoxb-1111-2222-thisisthetokenofnobody',
  SLACK_SIGNING_SECRET: 'f00dfeed0123456789abcdef01234567',
  FRED_API_KEY: 'fredkeyfredkeyfredkeyfredkey1234',
  TIINGO_API_KEY: 'tiingokeytiingokeytiingokey12345',
  COINGECKO_DEMO_API_KEY: 'CG-demokeydemokeydemokey',
  METRICS_TOKEN: 'metrics token of nobody'.replaceAll(' ', '-'),
  DATABASE_URL: 'postgres://bot:p%40ss%2Fword-of-nobody@db.internal/bot',
};
const secrets = [
  ...Object.values(env),
  'p@ss/word-of-nobody',
  'AAF-this-is-the-token',
  'thisisthetokenofnobody',
  'word-of-nobody',
];
/** As they may stand in an address, a JSON text or a header. */
const written = secrets.flatMap((text) => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64').slice(0, -4),
]);

let server: SayingServer;
beforeAll(async () => {
  server = await startSayingServer(() => 0);
});
afterAll(() => server.close());

/** Everything that the real log, set up as in the bot, writes about some values. */
function logOf(...values: readonly unknown[]): string {
  const lines: string[] = [];
  const log = createLogger('trace', readConfig(env).secrets, (line) => lines.push(line));
  for (const value of values) {
    log.error({ err: value }, 'as an error');
    log.error({ detail: value, list: [value], deep: { deeper: { value } } }, 'as a field');
    log.error({ err: new Error('wrapped', { cause: value }) }, 'as a cause');
    log.error({ err: new AggregateError([value], 'several') }, 'among several');
    log.error(value instanceof Error ? value : new Error(String(value)));
    if (value instanceof Error) log.error(`in words: ${value.message} ${value.stack ?? ''}`);
  }
  return lines.join('\n');
}

/** The secrets that stand in a text, in any writing. */
const secretsIn = (text: string) => written.filter((secret) => text.includes(secret));

/** What a call rejects with; undefined where it does not. */
const rejectionOf = (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the objects that carry a Telegram token', () => {
  const { TELEGRAM_BOT_TOKEN: token } = env;
  const failingCall = (apiRoot: string) =>
    rejectionOf(() => new Bot(token, { client: { apiRoot } }).api.sendMessage(1, 'hello'));

  it('are what grammY throws where nobody answers, and do not pass the log', async () => {
    const error = await failingCall('http://127.0.0.1:1');
    // The object really holds it: otherwise this proves nothing.
    expect(
      JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as { error: Error }).error),
    ).toContain(token);
    expect(secretsIn(logOf(error))).toEqual([]);
    expect(secretsIn(describeError(error) + classifyTelegramError(error).detail)).toEqual([]);
  });

  it('are what grammY throws where the answer is a page or a refusal, and do not pass the log', async () => {
    server.say('sendMessage', { status: 400, body: { ok: false, error_code: 400, description: token } });
    const refusal = await failingCall(server.origin);
    expect(refusal).toBeInstanceOf(GrammyError);
    expect(secretsIn(logOf(refusal))).toEqual([]);
  });

  it('are the contexts inside what a handler throws, and do not pass the log', async () => {
    const bot = new Bot(token);
    const me = { id: 1, is_bot: true, first_name: 'Bot', username: 'macro_bot' };
    const context = new Context({ update_id: 1 }, bot.api, me as never);
    const error = new BotError(await failingCall('http://127.0.0.1:1'), context);
    expect(error.ctx.api.token).toBe(token);
    expect(secretsIn(logOf(error))).toEqual([]);
    expect(secretsIn(describeError(error))).toEqual([]);
  });
});

describe('the objects that carry a Slack token', () => {
  const { SLACK_BOT_TOKEN: token } = env;

  it('are what its clients throw, in every way of failing, and do not pass the log', async () => {
    const call = (slackApiUrl: string) =>
      rejectionOf(() =>
        new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } }).apiCall('chat.postMessage', {
          text: token,
        }),
      );
    server.say('chat.postMessage', { body: { ok: false, error: 'invalid_auth', needed: token } });
    const refused = await call(`${server.origin}/api/`);
    const unreachable = await call('http://127.0.0.1:1/api/');
    server.say('chat.postMessage', { status: 500, body: { page: token } });
    const broken = await call(`${server.origin}/api/`);
    expect(server.heard.join()).toContain(token);
    for (const error of [refused, unreachable, broken]) {
      expect(secretsIn(logOf(error))).toEqual([]);
      expect(secretsIn(classifySlackError(error).detail)).toEqual([]);
    }
  });

  it('are what Bolt makes of what a listener throws, and do not pass the log', () => {
    const original = Object.assign(new Error(`POST failed with ${token}`), {
      config: { headers: { Authorization: `Bearer ${token}` } },
      request: { body: `token=${encodeURIComponent(token)}` },
    });
    const error = new UnknownError(original);
    expect(secretsIn(logOf(error, original))).toEqual([]);
  });

  it('do not pass through the log that Bolt itself is given', () => {
    const lines: string[] = [];
    const log = createLogger('trace', readConfig(env).secrets, (line) => lines.push(line));
    const bolt = toBoltLogger(log);
    bolt.error(new Error(token), { token }, `Bearer ${token}`);
    bolt.warn(`signing secret ${env.SLACK_SIGNING_SECRET}`);
    expect(lines).toHaveLength(2);
    expect(secretsIn(lines.join())).toEqual([]);
  });
});

describe('whatever else holds a secret', () => {
  it('does not pass the log in an address, a header, a form or a login', () => {
    const login = Buffer.from('bot:p@ss/word-of-nobody').toString('base64');
    const url = `https://fred.example/obs?api_key=${env.FRED_API_KEY}&token=${env.TIINGO_API_KEY}`;
    expect(
      secretsIn(
        logOf(
          new Error(url),
          new Error(encodeURIComponent(url)),
          { headers: { authorization: `Basic ${login}`, 'x-cg-demo-api-key': env.COINGECKO_DEMO_API_KEY } },
          new Error(`connect ${env.DATABASE_URL}`),
          Object.assign(new Error('no'), { env: { ...env }, login }),
        ),
      ),
    ).toEqual([]);
  });

  it('does not reach the person who asked when a command breaks on it', async () => {
    const lines: string[] = [];
    const log = createLogger('info', readConfig(env).secrets, (line) => lines.push(line));
    const commands = fakeCommands(
      fakeCommand({
        run: () => {
          throw new Error(`broke at https://x/bot${env.TELEGRAM_BOT_TOKEN}/getMe`);
        },
      }),
    );
    const router = createRouter({
      commands,
      market: () => fakeMarket(),
      ports: fakePorts(commands),
      clock: systemClock,
      log,
      limits: { questions: 5, windowMs: 1 },
      defaultAsOf: asOfDate('2026-11-20'),
    });
    const answer = await router.handle(fakeRequest('/macd'));
    const told = JSON.stringify(answer);
    expect(secretsIn(told)).toEqual([]);
    const incident = /incident ([0-9a-f]{8})/.exec(told)?.[1] ?? 'none';
    // The operator finds it under the number that the person was told, without the secret.
    expect(lines.filter((line) => JSON.parse(line).incident === incident)).toHaveLength(1);
    expect(lines.join()).toContain('broke at');
    expect(secretsIn(lines.join())).toEqual([]);
  });
});
