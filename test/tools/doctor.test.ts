import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBotScopes } from '../../src/adapters/slack/scopes.ts';
import { openDatabase } from '../../src/store/database.ts';
import { checkNode } from '../../src/tools/doctor/machine.ts';
import { runDoctor } from '../../src/tools/doctor.ts';
import { type SayingServer, startSayingServer } from '../fakes/doctor-servers.ts';
import { startProviderHosts } from '../fakes/provider-hosts.ts';
import { temporaryFolder } from '../store/contract/engines.ts';
import { createTestDatabase, describeWithPostgres } from '../support/postgres.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const TELEGRAM_TOKEN = '123456:AAbad-telegram-token-of-nobody-at-all';
const SLACK_TOKEN = 'xoxb-bad-slack-token';
const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

let telegram: SayingServer;
let slack: SayingServer;
let folder: ReturnType<typeof temporaryFolder>;
let serverTime: number;

beforeEach(async () => {
  serverTime = NOW;
  telegram = await startSayingServer(() => serverTime);
  slack = await startSayingServer(() => serverTime);
  folder = temporaryFolder();
  telegram.say('getMe', { body: { ok: true, result: { username: 'macro_bot' } } });
  telegram.say('getWebhookInfo', { body: { ok: true, result: { url: '', pending_update_count: 0 } } });
  telegram.say('getUpdates', { body: { ok: true, result: [] } });
  slack.say('auth.test', {
    body: { ok: true, team: 'Alpha' },
    headers: { 'x-oauth-scopes': listBotScopes().join(',') },
  });
  slack.say('apps.connections.open', { body: { ok: true, url: 'wss://example' } });
});

afterEach(async () => {
  await telegram.close();
  await slack.close();
  folder.remove();
});

async function examine(env: NodeJS.ProcessEnv = {}, nodeVersion = '24.21.0') {
  const lines: string[] = [];
  const given = {
    MARKET_DATA: 'sample',
    DATA_DIR: folder.path,
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    TELEGRAM_API_ROOT: telegram.origin,
    SLACK_BOT_TOKEN: SLACK_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.origin}/api/`,
    ...env,
  };
  const clock = { now: () => NOW };
  const world = { fetch: globalThis.fetch, clock, sleep: () => Promise.resolve(), nodeVersion };
  const code = await runDoctor(given, world, (line) => lines.push(line));
  const about = (subject: string) => lines.find((line) => line.slice(6).startsWith(subject)) ?? '';
  return { code, lines, about };
}

describe('the doctor', () => {
  it('finds a healthy bot healthy: one line each, exit code 0', async () => {
    const { code, lines, about } = await examine();
    expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(code).toBe(0);
    expect(about('Telegram token')).toContain("it is @macro_bot's");
    expect(about('Telegram poller')).toContain('nobody else fetches');
    expect(about('Slack token')).toContain('Alpha');
    expect(about('Slack scopes')).toContain(String(listBotScopes().length));
    expect(about('Charts')).toContain('fonts');
    expect(about('Clock')).toContain('right');
  });

  it('names settings that cannot be, and looks no further', async () => {
    const { code, lines } = await examine({ PORT: 'many' });
    expect(code).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^fail\s+Settings\s+PORT: must be a whole number/);
    expect(telegram.heard).toEqual([]);
  });

  it('prints no secret, whatever a platform says back', async () => {
    const echo = `Unauthorized: ${TELEGRAM_TOKEN} ${encodeURIComponent(TELEGRAM_TOKEN)} ${SLACK_TOKEN}`;
    telegram.say('getMe', { status: 401, body: { ok: false, error_code: 401, description: echo } });
    slack.say('auth.test', { body: { ok: false, error: SLACK_TOKEN, team: SLACK_TOKEN } });
    const { code, lines, about } = await examine({ DATABASE_URL: 'postgres://u:hunter22@127.0.0.1:1/none' });
    expect(code).toBe(2);
    expect(about('Telegram token')).toMatch(/^fail.*wrong or was revoked.*BotFather/);
    expect(about('Slack token')).toMatch(/^fail/);
    expect(about('Database')).toMatch(/^fail.*does not answer/);
    const text = lines.join('\n');
    for (const secret of [TELEGRAM_TOKEN, SLACK_TOKEN, SIGNING_SECRET, 'hunter22', 'AAbad'])
      expect(text).not.toContain(secret);
    expect(telegram.heard.join()).toContain(TELEGRAM_TOKEN);
    expect(slack.heard.join()).toContain(SLACK_TOKEN);
  });

  it('says that a platform cannot be reached, and not by which address', async () => {
    const { code, lines, about } = await examine({
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
      SLACK_API_URL: 'http://127.0.0.1:1/api/',
    });
    expect(code).toBe(2);
    expect(about('Telegram token')).toContain('cannot be reached (');
    expect(about('Slack token')).toContain('cannot be reached (');
    expect(lines.join()).not.toContain(TELEGRAM_TOKEN);
  });

  it('runs on the Node it was made for', () => {
    expect(checkNode('24.1.0').level).toBe('ok');
    expect(checkNode('20.20.2').level).toBe('fail');
    expect(checkNode('25.0.0').level).toBe('warn');
  });
});

describe('messages from Telegram', () => {
  const webhookInfo = (result: Record<string, unknown>) =>
    telegram.say('getWebhookInfo', { body: { ok: true, result: { pending_update_count: 0, ...result } } });
  const onWebhook = {
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_URL: 'https://bot.example.com/telegram/webhook',
  };

  it('fetched by two processes are a matter to look at', async () => {
    const description = 'Conflict: terminated by other getUpdates request';
    telegram.say('getUpdates', { status: 409, body: { ok: false, error_code: 409, description } });
    const { code, about } = await examine();
    expect(code).toBe(1);
    expect(about('Telegram poller')).toMatch(/^warn.*another process fetches/);
  });

  it('led to a webhook while the bot fetches are a matter to look at, and nobody is thrown out', async () => {
    webhookInfo({ url: 'https://old.example.com/x?secret=abc' });
    const { code, about } = await examine();
    expect(code).toBe(1);
    expect(about('Telegram updates')).toMatch(/a webhook is set, to old\.example\.com,/);
    expect(telegram.heard.join()).not.toContain('getUpdates');
  });

  it('come well to the webhook that was set', async () => {
    webhookInfo({ url: onWebhook.TELEGRAM_WEBHOOK_URL });
    expect((await examine(onWebhook)).about('Telegram updates')).toMatch(/^ok.*bot\.example\.com/);
  });

  it('that lately could not be delivered are a failure', async () => {
    const seconds = NOW / 1000 - 60;
    const last_error_message = 'Wrong response from the webhook: 502 Bad Gateway';
    webhookInfo({ url: onWebhook.TELEGRAM_WEBHOOK_URL, last_error_date: seconds, last_error_message });
    const { code, about } = await examine(onWebhook);
    expect(code).toBe(2);
    expect(about('Telegram updates')).toContain('502 Bad Gateway');
    webhookInfo({ url: onWebhook.TELEGRAM_WEBHOOK_URL, last_error_date: NOW / 1000 - 86_400 });
    expect((await examine(onWebhook)).code).toBe(0);
  });

  it('that pile up, or go elsewhere, are a matter to look at', async () => {
    webhookInfo({ url: onWebhook.TELEGRAM_WEBHOOK_URL, pending_update_count: 5_000 });
    expect((await examine(onWebhook)).about('Telegram updates')).toMatch(/^warn.*5000 messages wait/);
    webhookInfo({ url: '' });
    expect((await examine(onWebhook)).about('Telegram updates')).toMatch(/^warn.*no webhook is set yet/);
  });
});

describe('what Slack lets the bot do', () => {
  const grant = (scopes: readonly string[]) =>
    slack.say('auth.test', { body: { ok: true }, headers: { 'x-oauth-scopes': scopes.join(',') } });

  it('is a failure where the manifest asks for more', async () => {
    grant(listBotScopes().filter((scope) => scope !== 'files:write'));
    const { code, about } = await examine();
    expect(code).toBe(2);
    expect(about('Slack scopes')).toContain('without files:write. Update the app from the manifest');
  });

  it('is a matter to look at where it is more than the bot needs', async () => {
    grant([...listBotScopes(), 'admin.users:read']);
    const { code, about } = await examine();
    expect(code).toBe(1);
    expect(about('Slack scopes')).toContain('admin.users:read');
  });

  it('needs a signing secret that is one, or an app token that opens a connection', async () => {
    const pasted = await examine({ SLACK_SIGNING_SECRET: 'pasted-something-else' });
    expect(pasted.about('Slack signing secret')).toMatch(/^warn/);
    const socket = { SLACK_MODE: 'socket', SLACK_APP_TOKEN: 'xapp-1-test' };
    expect((await examine(socket)).about('Slack app token')).toMatch(/^ok/);
    slack.say('apps.connections.open', { body: { ok: false, error: 'invalid_auth' } });
    const refused = await examine(socket);
    expect(refused.about('Slack app token')).toMatch(/^fail.*invalid_auth/);
    expect(refused.code).toBe(2);
  });
});

describe('a bot for many workspaces', () => {
  it('has no token of its own to try', async () => {
    const { about, code } = await examine({
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: '123.456',
      SLACK_CLIENT_SECRET: 'client-secret-of-nobody',
      SLACK_STATE_SECRET: 'state-secret-of-nobody-at-all-32-chars',
      SLACK_REDIRECT_URL: 'https://bot.example.com/slack/oauth_redirect',
      ENCRYPTION_KEYS: `a:${Buffer.alloc(32, 7).toString('base64')}`,
    });
    expect(about('Slack token')).toMatch(/^ok.*each workspace/);
    expect(code).toBe(0);
    expect(slack.heard).toEqual([]);
  });
});

describe("the machine's clock", () => {
  it.each([
    [20_000, 1, /^warn.*2[01] s behind/],
    [-600_000, 2, /^fail.*600 s ahead of/],
  ])('off by %i ms is told, with exit code %i', async (ms, expected, line) => {
    serverTime = NOW + ms;
    const { code, about } = await examine();
    expect(code).toBe(expected);
    expect(about('Clock')).toMatch(line);
  });
});

describe('what is kept', () => {
  it('is opened as it is, while a bot has it open too', async () => {
    expect((await examine()).about('Database')).toContain('the first start creates it');
    const database = await openDatabase({ dataDir: folder.path });
    expect((await examine()).about('Database')).toMatch(/^ok.*embedded, up to date/);
    await database.close();
  });

  it('cannot be kept in a folder that is a file', async () => {
    const { code, about } = await examine({ DATA_DIR: join(import.meta.filename, 'data') });
    expect(code).toBe(2);
    expect(about('Data folder')).toMatch(/^fail/);
  });

  it('shows files that are not there as a failure of the market data', async () => {
    const { code, about } = await examine({ MARKET_DATA: 'csv:/no/such/folder' });
    expect(code).toBe(2);
    expect(about('Market data')).toContain('does not exist');
  });
});

describeWithPostgres('a shared database', () => {
  it('whose tables are older is a failure until the release step has run', async () => {
    const { url, drop } = await createTestDatabase();
    const { code, about } = await examine({ DATABASE_URL: url });
    expect(code).toBe(2);
    expect(about('Database')).toMatch(/^fail.*Run: npm run release/);
    await drop();
  }, 120_000);

  it('is well when it is up to date and takes changes', async () => {
    const { migrateDatabase } = await import('../../src/store/database.ts');
    const { url, drop } = await createTestDatabase();
    await migrateDatabase({ url, dataDir: '' });
    expect((await examine({ DATABASE_URL: url })).about('Database')).toMatch(/^ok.*PostgreSQL, up to date/);
    await drop();
  }, 120_000);
});

describe('sources of live data', () => {
  it('are each asked one thing; a silent one is a matter to look at', async () => {
    const hosts = await startProviderHosts(() => NOW);
    const live = { MARKET_DATA: 'live', SOURCE_URLS: hosts.setting };
    const { lines, about } = await examine(live);
    const sources = lines.filter((line) => line.includes(' Source '));
    expect(sources.length).toBeGreaterThan(7);
    expect(sources.filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(about('Source Cboe')).toMatch(/^ok.* ms$/);
    hosts.spoil('cboe', { status: 403, body: 'no' });
    const spoilt = await examine(live);
    expect(spoilt.about('Source Cboe')).toMatch(/^warn.*403.*the next source is asked/);
    await hosts.close();
  });
});
