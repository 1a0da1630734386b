import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, VARIABLES } from '../src/config.ts';
import { thrownBy } from './fakes/thrown-by.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  const error = thrownBy(() => readConfig(env));
  if (error instanceof ConfigError) return error.faults;
  throw new Error('the environment was accepted', { cause: error });
}

describe('readConfig', () => {
  it('needs nothing: live data in a folder, without a key, and no platform', () => {
    expect(readConfig({})).toEqual({
      role: 'all',
      marketData: 'live',
      dataDir: 'data',
      metricsMode: 'local',
      hasOwnDataDir: false,
      sources: { hasCoinMetrics: true },
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      supportLevel: 2400,
      secrets: [],
    });
  });

  it('takes an empty variable as unset, as in a copied example file', () => {
    const empty = Object.fromEntries(VARIABLES.map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('reads either platform alone, and both', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' }).telegram).toEqual({ token: '1:a' });
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' })).not.toHaveProperty('slack');
    expect(readConfig(slack).slack).toEqual({
      mode: 'http',
      settingsBy: 'members',
      botToken: 'xoxb-1',
      signingSecret: 's3cret',
    });
    expect(readConfig({ ...slack, SLACK_SETTINGS_BY: 'admins' }).slack?.settingsBy).toBe('admins');
    expect(readConfig(slack)).not.toHaveProperty('telegram');
    const socket = { SLACK_MODE: 'socket', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(socket).slack).toEqual({
      mode: 'socket',
      settingsBy: 'members',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    });
  });

  it('reads Slack for any number of workspaces, with the keys that seal their tokens', () => {
    const secret = new Uint8Array(32).fill(7);
    const key = Buffer.from(secret).toString('base64');
    const env = {
      SLACK_SIGNING_SECRET: 's3cret',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'cl13nt',
      SLACK_STATE_SECRET: 'st4te',
      ENCRYPTION_KEYS: `2026b:${key}, 2025a:${Buffer.from(secret.fill(8)).toString('base64url')}`,
    };
    const { slack: found, secrets } = readConfig(env);
    expect(found).toMatchObject({
      mode: 'http',
      oauth: {
        clientId: '1.2',
        encryptionKeys: [
          { id: '2026b', secret: new Uint8Array(32).fill(7) },
          { id: '2025a', secret: new Uint8Array(32).fill(8) },
        ],
      },
    });
    expect(secrets).toEqual(expect.arrayContaining(['cl13nt', 'st4te', key.replace('=', '')]));
    expect(faultsOf({ SLACK_CLIENT_ID: '1.2' }).map((line) => line.split(':')[0])).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'ENCRYPTION_KEYS',
    ]);
    expect(faultsOf({ ...env, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: of one workspace/),
    ]);
    expect(faultsOf({ ...env, SLACK_MODE: 'socket' })).toEqual([
      expect.stringMatching(/^SLACK_MODE: socket/),
    ]);
    expect(faultsOf({ SLACK_CLIENT_SECRET: 'x' })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_ID: missing/),
    ]);
  });

  it.each(['short', '2026:', '2026:c2hvcnQ=', `a:${'A'.repeat(43)}= a:${'B'.repeat(43)}=`, ' '])(
    'refuses %j as encryption keys without quoting it',
    (text) => {
      expect(faultsOf({ ENCRYPTION_KEYS: text })).toEqual([
        expect.stringMatching(/^ENCRYPTION_KEYS: must be names with keys of 32 bytes/),
      ]);
    },
  );

  it('refuses a bot token that expires within hours', () => {
    expect(faultsOf({ ...slack, SLACK_BOT_TOKEN: 'xoxe.xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: expires/),
    ]);
  });

  it('reads how updates come from Telegram: fetched, or posted to an address with a secret', () => {
    const env = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_URL: 'https://bot.example.org' };
    expect(readConfig(env).telegram).not.toHaveProperty('webhook');
    const derived = readConfig({ ...env, TELEGRAM_MODE: 'webhook' });
    expect(derived.telegram?.webhook).toEqual({
      url: 'https://bot.example.org/telegram/webhook',
      path: '/telegram/webhook',
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
    const given = { ...env, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'own-secret' };
    const other = { ...given, TELEGRAM_WEBHOOK_URL: 'https://example.org:8443/hook' };
    expect(readConfig(other).telegram?.webhook).toEqual({
      url: 'https://example.org:8443/hook',
      path: '/hook',
      secret: 'own-secret',
    });
    // Neither tells anything of the token, nor may either reach a log.
    expect(derived.secrets).toContain(derived.telegram?.webhook?.secret);
    expect(readConfig(given).secrets).toContain('own-secret');
  });

  it.each([
    [{}, 'TELEGRAM_WEBHOOK_URL: missing; TELEGRAM_MODE=webhook needs it'],
    [
      { TELEGRAM_WEBHOOK_URL: 'http://bot.example.org/hook' },
      'TELEGRAM_WEBHOOK_URL: must be an https address on port 443, 80, 88 or 8443',
    ],
    [
      { TELEGRAM_WEBHOOK_URL: 'https://bot.example.org:3000/hook' },
      'TELEGRAM_WEBHOOK_URL: must be an https address on port 443, 80, 88 or 8443',
    ],
    [
      { TELEGRAM_WEBHOOK_URL: 'https://bot.example.org', TELEGRAM_WEBHOOK_SECRET: 'no spaces' },
      'TELEGRAM_WEBHOOK_SECRET: must be 1 to 256 letters, digits, "_" or "-"',
    ],
  ])('refuses a webhook that Telegram would refuse: %j', (env, fault) => {
    const whole = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_MODE: 'webhook', ...env };
    expect(() => readConfig(whole)).toThrow(fault);
  });

  it("leaves the webhook of a Bot API server of one's own to that server", () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: '1:a',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:3000',
    });
    expect(config.telegram?.webhook?.url).toBe('http://127.0.0.1:3000/telegram/webhook');
  });

  it('knows every secret that a log must not show', () => {
    const env = { ...slack, TELEGRAM_BOT_TOKEN: '1:a', SLACK_APP_TOKEN: 'xapp-1' };
    expect([...readConfig(env).secrets].sort()).toEqual(['1:a', 's3cret', 'xapp-1', 'xoxb-1']);
  });

  it('reads where data are kept, the keys of sources and their addresses', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://bot:p%40ss@db/market',
      DATA_DIR: '/var/lib/bot',
      FRED_API_KEY: 'f1',
      TIINGO_API_KEY: 't1',
      COINGECKO_DEMO_API_KEY: 'c1',
      COINMETRICS_ENABLED: 'false',
      SOURCE_URLS: 'yahoo=http://127.0.0.1:9001/ fredgraph=http://127.0.0.1:9002',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://bot:p%40ss@db/market',
      dataDir: '/var/lib/bot',
      hasOwnDataDir: true,
    });
    expect(config.sources).toEqual({
      hasCoinMetrics: false,
      fredApiKey: 'f1',
      tiingoApiKey: 't1',
      coinGeckoApiKey: 'c1',
      baseUrls: { yahoo: 'http://127.0.0.1:9001', fredgraph: 'http://127.0.0.1:9002' },
    });
    const secrets = ['c1', 'f1', 'p@ss', 'postgres://bot:p%40ss@db/market', 't1'];
    expect([...config.secrets].sort()).toEqual(secrets);
  });

  it('gives API roots the ending that each SDK wants', () => {
    const config = readConfig({
      ...slack,
      TELEGRAM_BOT_TOKEN: '1:a',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      SLACK_API_URL: 'http://127.0.0.1:8082/api',
    });
    expect(config.telegram?.apiRoot).toBe('http://127.0.0.1:8081');
    expect(config.slack?.apiUrl).toBe('http://127.0.0.1:8082/api/');
  });

  it('reads market data, server and level', () => {
    const env = {
      MARKET_DATA: 'csv:./data',
      HOST: '0.0.0.0',
      PORT: '0',
      LOG_LEVEL: 'warn',
      SUPPORT_LEVEL: '2350.5',
    };
    expect(readConfig(env)).toMatchObject({
      marketData: 'csv:./data',
      host: '0.0.0.0',
      port: 0,
      logLevel: 'warn',
      supportLevel: 2350.5,
    });
  });

  it.each([
    ['MARKET_DATA', 'yahoo', 'must be live, sample or csv:DIR'],
    ['MARKET_DATA', 'csv:', 'must be live, sample or csv:DIR'],
    ['DATABASE_URL', 'mysql://x', 'must be a PostgreSQL address, like postgres://user:password@host/name'],
    ['COINMETRICS_ENABLED', 'no', 'must be true or false'],
    ['SOURCE_URLS', 'http://x', 'must be pairs of a source and its address, like yahoo=http://…'],
    ['SOURCE_URLS', 'google=http://x', 'must be pairs of a source and its address, like yahoo=http://…'],
    ['SOURCE_URLS', 'yahoo=ftp://x', 'must be pairs of a source and its address, like yahoo=http://…'],
    ['FRED_API_KEY', 'two words', 'must be one word without spaces'],
    ['TELEGRAM_BOT_TOKEN', '1: a', 'must be one word without spaces'],
    ['TELEGRAM_API_ROOT', 'ftp://x', 'must be an http or https address'],
    ['SLACK_API_URL', 'slack', 'must be an http or https address'],
    ['SLACK_MODE', 'http2', 'must be http or socket'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '3e3', 'must be a whole number from 0 to 65535'],
    ['SUPPORT_LEVEL', '0', 'must be a number above zero'],
    ['SUPPORT_LEVEL', 'high', 'must be a number above zero'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
  ])('refuses %s=%s in one line', (name, value, reason) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name}: ${reason}`]);
  });

  it('reports every fault at once and never a value, which may be a secret', () => {
    const faults = faultsOf({ TELEGRAM_BOT_TOKEN: 'hush hush', PORT: 'x', TELEGRAM_BOT_TOKN: 'quiet' });
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toMatch(/hush|quiet/);
  });

  it('says which Slack secret is missing', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'SLACK_SIGNING_SECRET: missing; SLACK_MODE=http needs it (or set SLACK_MODE=socket)',
    ]);
    expect(faultsOf({ ...slack, SLACK_MODE: 'socket' })).toEqual([
      'SLACK_APP_TOKEN: missing; SLACK_MODE=socket needs it',
    ]);
    expect(faultsOf({ SLACK_SIGNING_SECRET: 's' })).toEqual([
      'SLACK_BOT_TOKEN: missing, though other Slack secrets are set',
    ]);
  });

  it('finds one of its variables mistyped, and lets all others be', () => {
    expect(faultsOf({ SLACK_SIGNING_SECERT: 'x' })).toEqual([
      'SLACK_SIGNING_SECERT: unknown; did you mean SLACK_SIGNING_SECRET?',
    ]);
    expect(
      readConfig({ PATH: '/bin', HOSTS: 'x', POST: 'y', TELEGRAM: 'z', SLACK_WEBHOOK_URL: 'w' }),
    ).toEqual(readConfig({}));
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line));

  it('names every variable once and no other', () => {
    const names = assignments.map((line) => line.split('=', 1).join());
    expect(names.toSorted()).toEqual(VARIABLES.toSorted());
  });

  it('has a comment above every group of variables', () => {
    const groups = lines
      .join('\n')
      .split(/\n\n+/)
      .filter((group) => /^[A-Z_]+=/m.test(group));
    expect(groups.every((group) => group.startsWith('# '))).toBe(true);
  });

  it('is a valid configuration as it stands', () => {
    const env = Object.fromEntries(
      assignments.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});
