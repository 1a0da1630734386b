import { createHmac } from 'node:crypto';

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string;
  /** Where Telegram posts updates; absent where the bot fetches them. */
  readonly webhook?: { readonly url: string; readonly path: string; readonly secret: string };
}

/** The variables as they were given, each checked by itself. */
interface TelegramVariables {
  readonly TELEGRAM_BOT_TOKEN?: string | undefined;
  readonly TELEGRAM_API_ROOT?: string | undefined;
  readonly TELEGRAM_MODE: 'polling' | 'webhook';
  readonly TELEGRAM_WEBHOOK_URL?: string | undefined;
  readonly TELEGRAM_WEBHOOK_SECRET?: string | undefined;
}

/** Telegram posts to no other port, and to https alone; a Bot API server of one's own is free to do otherwise. */
const WEBHOOK_PORTS: ReadonlySet<string> = new Set(['', '80', '88', '443', '8443']);
const DEFAULT_PATH = '/telegram/webhook';

function readWebhook(env: TelegramVariables, token: string, faults: string[]): TelegramConfig['webhook'] {
  const { TELEGRAM_WEBHOOK_URL: given, TELEGRAM_API_ROOT: apiRoot } = env;
  if (given === undefined) {
    faults.push('TELEGRAM_WEBHOOK_URL: missing; TELEGRAM_MODE=webhook needs it');
    return undefined;
  }
  const url = new URL(given);
  if (apiRoot === undefined && !(url.protocol === 'https:' && WEBHOOK_PORTS.has(url.port))) {
    faults.push('TELEGRAM_WEBHOOK_URL: must be an https address on port 443, 80, 88 or 8443');
    return undefined;
  }
  if (url.pathname === '/') url.pathname = DEFAULT_PATH;
  // Whoever knows the token owns the bot anyway, so that a secret made from it needs no variable of its own.
  const derived = () => createHmac('sha256', token).update('telegram webhook').digest('base64url');
  return { url: url.href, path: url.pathname, secret: env.TELEGRAM_WEBHOOK_SECRET ?? derived() };
}

/** What the variables make of Telegram; undefined where it is off. What does not go together is added to the faults. */
export function readTelegram(env: TelegramVariables, faults: string[]): TelegramConfig | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = env;
  if (token === undefined) return undefined;
  const webhook = env.TELEGRAM_MODE === 'webhook' ? readWebhook(env, token, faults) : undefined;
  return {
    token,
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(webhook === undefined ? {} : { webhook }),
  };
}
