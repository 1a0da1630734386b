import { existsSync } from 'node:fs';
import { z } from 'zod';
import { findNearest } from './chat/nearest.ts';

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string;
}

export type SlackConfig = {
  readonly botToken: string;
  readonly apiUrl?: string;
} & (
  | { readonly mode: 'http'; readonly signingSecret: string }
  | { readonly mode: 'socket'; readonly appToken: string }
);

/** Everything the bot is told from outside, checked. A platform that is not configured is absent. */
export interface Config {
  /** `sample` or `csv:DIR`: where the market's history comes from. */
  readonly marketData: string;
  readonly telegram?: TelegramConfig;
  readonly slack?: SlackConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
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
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  MARKET_DATA: z
    .string()
    .regex(/^(sample|csv:.+)$/, 'must be sample or csv:DIR')
    .default('sample'),
  TELEGRAM_BOT_TOKEN: secret.optional(),
  TELEGRAM_API_ROOT: withoutSlash.optional(),
  SLACK_MODE: z.enum(['http', 'socket'], 'must be http or socket').default('http'),
  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: secret.optional(),
  SLACK_API_URL: withSlash.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
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

function readTelegram({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot }: Environment) {
  if (token === undefined) return undefined;
  return { token, ...(apiRoot === undefined ? {} : { apiRoot }) };
}

function readSlack(env: Environment, faults: string[]): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  if (botToken === undefined) {
    if (signingSecret !== undefined || appToken !== undefined)
      faults.push('SLACK_BOT_TOKEN: missing, though other Slack secrets are set');
    return undefined;
  }
  const common = { botToken, ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }) };
  if (env.SLACK_MODE === 'socket') {
    if (appToken !== undefined) return { ...common, mode: 'socket', appToken };
    faults.push('SLACK_APP_TOKEN: missing; SLACK_MODE=socket needs it');
    return undefined;
  }
  if (signingSecret !== undefined) return { ...common, mode: 'http', signingSecret };
  faults.push('SLACK_SIGNING_SECRET: missing; SLACK_MODE=http needs it (or set SLACK_MODE=socket)');
  return undefined;
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
  const telegram = readTelegram(data);
  const slack = readSlack(data, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  const secrets = [
    data.TELEGRAM_BOT_TOKEN,
    data.SLACK_BOT_TOKEN,
    data.SLACK_SIGNING_SECRET,
    data.SLACK_APP_TOKEN,
  ];
  return {
    marketData: data.MARKET_DATA,
    ...(telegram === undefined ? {} : { telegram }),
    ...(slack === undefined ? {} : { slack }),
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    supportLevel: data.SUPPORT_LEVEL,
    secrets: secrets.filter((value) => value !== undefined),
  };
}
