import { existsSync } from 'node:fs';
import { z } from 'zod';
import { findNearest } from './chat/nearest.ts';
import { parseEncryptionKeys, readSlack, type SlackConfig, writeKey } from './config-slack.ts';
import { readTelegram, type TelegramConfig } from './config-telegram.ts';
import type { FeedOptions } from './sources/live-feed.ts';
import type { BaseUrls } from './sources/provider.ts';

/** What a process of the bot does; see app-roles.ts. */
export const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

export interface WebPageConfig {
  /** Names besides this machine's own under which the page may be opened. */
  readonly hosts: readonly string[];
}

/** Everything the bot is told from outside, checked. A platform that is not configured is absent. */
export interface Config {
  readonly role: Role;
  /** `live`, `sample` or `csv:DIR`: where the market's history comes from. */
  readonly marketData: string;
  /** What live market data are kept in: a PostgreSQL address, or else the folder of an embedded database. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** True where the folder was named: then the bot does not start without it. */
  readonly hasOwnDataDir: boolean;
  readonly sources: FeedOptions;
  readonly telegram?: TelegramConfig;
  readonly slack?: SlackConfig;
  /** The chat page in a browser; absent where it is off. */
  readonly webPage?: WebPageConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** `/metrics`: for everybody who reaches the server, for nobody, or else for this machine alone. */
  readonly metricsMode: 'on' | 'off' | 'local';
  /** Where set, asked of whoever reads `/metrics`. */
  readonly metricsToken?: string;
  /** The Russell 2000 level watched as support, in index points. */
  readonly supportLevel: number;
  /** Values that must never reach a log. */
  readonly secrets: readonly string[];
}

/** What is wrong with the environment, one line a fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const secret = z.string().regex(/^\S+$/, 'must be one word without spaces');
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const withoutSlash = url.transform((text) => text.replace(/\/+$/, ''));
const withSlash = url.transform((text) => text.replace(/\/*$/, '/'));
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a whole number from 0 to 65535');
const level = z
  .string()
  .transform(Number)
  .refine((value) => Number.isFinite(value) && value > 0, 'must be a number above zero');
const webhookSecret = z.string().regex(/^[\w-]{1,256}$/, 'must be 1 to 256 letters, digits, "_" or "-"');
const isOn = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a PostgreSQL address, like postgres://user:password@host/name',
});

const SOURCE_NAMES: ReadonlySet<string> = new Set([
  'yahoo',
  'cboe',
  'tiingo',
  'fred',
  'fredgraph',
  'fiscaldata',
  'nyfed',
  'bitstamp',
  'coinbase',
  'kraken',
  'binance',
  'coingecko',
  'coinmetrics',
]);

/** `yahoo=http://127.0.0.1:9001 bitstamp=http://127.0.0.1:9002` */
const sourceUrls = z.string().transform((text, context): BaseUrls => {
  const pairs = text
    .split(/[\s,]+/)
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)), pair.slice(at + 1).replace(/\/+$/, '')];
    });
  const isGood = pairs.every(([name, address]) => SOURCE_NAMES.has(name) && url.safeParse(address).success);
  if (!isGood)
    context.addIssue({
      code: 'custom',
      message: 'must be pairs of a source and its address, like yahoo=http://…',
    });
  return Object.fromEntries(pairs);
});
const encryptionKeys = z.string().transform((text, context) => {
  const keys = parseEncryptionKeys(text);
  if (keys !== undefined) return keys;
  context.addIssue({
    code: 'custom',
    message: 'must be names with keys of 32 bytes in base64, like 2026a:… (openssl rand -base64 32)',
  });
  return z.NEVER;
});
/** `bot.example.com, localhost` */
const hostNames = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
  .refine(
    (names) => names.every((name) => /^[A-Za-z0-9.-]+$/.test(name)),
    'must be host names without scheme or port, like bot.example.com',
  );
const DEFAULT_DATA_DIR = 'data';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).default('all'),
  MARKET_DATA: z
    .string()
    .regex(/^(live|sample|csv:.+)$/, 'must be live, sample or csv:DIR')
    .default('live'),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().optional(),
  FRED_API_KEY: secret.optional(),
  TIINGO_API_KEY: secret.optional(),
  COINGECKO_DEMO_API_KEY: secret.optional(),
  COINMETRICS_ENABLED: isOn.default(true),
  SOURCE_URLS: sourceUrls.optional(),
  TELEGRAM_BOT_TOKEN: secret.optional(),
  TELEGRAM_API_ROOT: withoutSlash.optional(),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'must be polling or webhook').default('polling'),
  TELEGRAM_WEBHOOK_URL: url.optional(),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  SLACK_MODE: z.enum(['http', 'socket'], 'must be http or socket').default('http'),
  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: secret.optional(),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: secret.optional(),
  SLACK_AUTHORIZE_URL: url.optional(),
  SLACK_REDIRECT_URL: url.optional(),
  SLACK_API_URL: withSlash.optional(),
  SLACK_SETTINGS_BY: z.enum(['members', 'admins'], 'must be members or admins').default('members'),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  WEB_PAGE: z.enum(['on', 'off'], 'must be on or off').default('off'),
  WEB_HOSTS: hostNames.default([]),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  METRICS: z.enum(['on', 'off', 'local'], 'must be on, off or local').default('local'),
  METRICS_TOKEN: secret.optional(),
  SUPPORT_LEVEL: level.default(2_400),
});

type Environment = z.output<typeof environment>;

export const VARIABLES = Object.keys(environment.shape);

/** Short names such as HOST have too many innocent neighbours in a shell's environment. */
const MIN_MISSPELLED_LENGTH = 8;

/** Variables that look like one of ours mistyped: silently ignoring a token costs an evening. */
function findMisspelled(env: NodeJS.ProcessEnv): readonly string[] {
  const isAsLong = (name: string, other: string) => Math.abs(name.length - other.length) <= 2;
  return Object.keys(env)
    .filter((name) => name.length >= MIN_MISSPELLED_LENGTH && !VARIABLES.includes(name))
    .flatMap((name) => {
      const candidates = VARIABLES.filter((ours) => isAsLong(ours, name)).map((ours) => ours.toLowerCase());
      const [nearest] = findNearest(name, candidates);
      return nearest === undefined ? [] : [`${name}: unknown; did you mean ${nearest.toUpperCase()}?`];
    });
}

function readSources(env: Environment): FeedOptions {
  return {
    hasCoinMetrics: env.COINMETRICS_ENABLED,
    ...(env.SOURCE_URLS === undefined ? {} : { baseUrls: env.SOURCE_URLS }),
    ...(env.FRED_API_KEY === undefined ? {} : { fredApiKey: env.FRED_API_KEY }),
    ...(env.TIINGO_API_KEY === undefined ? {} : { tiingoApiKey: env.TIINGO_API_KEY }),
    ...(env.COINGECKO_DEMO_API_KEY === undefined ? {} : { coinGeckoApiKey: env.COINGECKO_DEMO_API_KEY }),
  };
}

/** The embedded database belongs to one process, which therefore has to do everything. */
function checkRole({ ROLE: role, DATABASE_URL: address }: Environment, faults: string[]): void {
  if (role !== 'all' && address === undefined)
    faults.push(
      `DATABASE_URL: missing; several processes, such as ${role}, share a PostgreSQL database (or start one that does everything, as all)`,
    );
}

/** The password inside an address, which a driver's error may quote by itself. */
function passwordOf(address: string | undefined): string | undefined {
  const password = address === undefined ? '' : (URL.parse(address)?.password ?? '');
  return password === '' ? undefined : decodeURIComponent(password);
}

function faultsOf(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** The process's variables, with those of a `.env` file in the working folder where it has one. */
export function readEnvironment(): NodeJS.ProcessEnv {
  // What is already set wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/**
 * The configuration that environment variables describe; an empty variable counts as unset. Values never appear in
 * the faults, because half of them are secrets.
 * @throws ConfigError with one line a fault.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const outcome = environment.safeParse(given);
  const faults = [...findMisspelled(given), ...(outcome.success ? [] : faultsOf(outcome.error))];
  if (!outcome.success) throw new ConfigError(faults);
  const { data } = outcome;
  const telegram = readTelegram(data, faults);
  const slack = readSlack(data, faults);
  checkRole(data, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  const secrets = [
    data.TELEGRAM_BOT_TOKEN,
    telegram?.webhook?.secret,
    data.SLACK_BOT_TOKEN,
    data.SLACK_SIGNING_SECRET,
    data.SLACK_APP_TOKEN,
    data.SLACK_CLIENT_SECRET,
    data.SLACK_STATE_SECRET,
    ...(data.ENCRYPTION_KEYS ?? []).flatMap(writeKey),
    data.FRED_API_KEY,
    data.TIINGO_API_KEY,
    data.COINGECKO_DEMO_API_KEY,
    data.METRICS_TOKEN,
    data.DATABASE_URL,
    passwordOf(data.DATABASE_URL),
  ];
  return {
    role: data.ROLE,
    marketData: data.MARKET_DATA,
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    dataDir: data.DATA_DIR ?? DEFAULT_DATA_DIR,
    hasOwnDataDir: data.DATA_DIR !== undefined,
    sources: readSources(data),
    ...(telegram === undefined ? {} : { telegram }),
    ...(slack === undefined ? {} : { slack }),
    ...(data.WEB_PAGE === 'on' ? { webPage: { hosts: data.WEB_HOSTS } } : {}),
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    metricsMode: data.METRICS,
    ...(data.METRICS_TOKEN === undefined ? {} : { metricsToken: data.METRICS_TOKEN }),
    supportLevel: data.SUPPORT_LEVEL,
    secrets: secrets.filter((value) => value !== undefined),
  };
}
