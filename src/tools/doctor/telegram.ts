import { z } from 'zod';
import type { TelegramConfig } from '../../config-telegram.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Called, Web } from './web.ts';

const TOKEN = 'Telegram token';
const UPDATES = 'Telegram updates';

const refusal = z.object({ error_code: z.number(), description: z.string() });
const identity = z.object({ result: z.object({ username: z.string() }) });
const webhook = z.object({
  result: z.object({
    url: z.string(),
    pending_update_count: z.number(),
    last_error_date: z.number().optional(),
    last_error_message: z.string().optional(),
  }),
});

/** A trouble older than this is over (s). */
const RECENT_SECONDS = 3_600;
const MANY_WAITING = 100;
/** Long enough for another process to fetch again after this one has thrown it out (s). */
const POLL_SECONDS = 6;

type Ask = (method: string, body?: Record<string, unknown>, patienceMs?: number) => Promise<Called>;

function refusalOf(called: Called): z.output<typeof refusal> | undefined {
  return called.isAnswered ? refusal.safeParse(called.body).data : undefined;
}

async function checkToken(ask: Ask): Promise<Finding> {
  const called = await ask('getMe');
  if (!called.isAnswered)
    return fail(
      TOKEN,
      `Telegram cannot be reached (${called.reason})`,
      'Check the network, or TELEGRAM_API_ROOT',
    );
  const me = identity.safeParse(called.body);
  if (me.success) return ok(TOKEN, `it is @${me.data.result.username}'s`);
  if (called.status === 401 || called.status === 404)
    return fail(TOKEN, 'it is wrong or was revoked', 'Get it from @BotFather and set TELEGRAM_BOT_TOKEN');
  return fail(TOKEN, `Telegram answered with status ${called.status}`, 'Try again later');
}

/** The address is shown without its query, where operators sometimes put a secret. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'an unreadable address';
}

function checkWebhook(
  { result }: z.output<typeof webhook>,
  expected: TelegramConfig['webhook'],
  nowSeconds: number,
): Finding {
  const { url, pending_update_count: waiting, last_error_date: failedAt, last_error_message: words } = result;
  if (expected === undefined && url !== '')
    return warn(
      UPDATES,
      `a webhook is set, to ${hostOf(url)}, and the bot is to fetch`,
      'Starting the bot takes it away; stop whatever still listens there',
    );
  if (expected !== undefined && url !== expected.url)
    return warn(
      UPDATES,
      url === '' ? 'no webhook is set yet' : `the webhook leads elsewhere, to ${hostOf(url)}`,
      'Starting the bot sets it',
    );
  if (failedAt !== undefined && nowSeconds - failedAt < RECENT_SECONDS)
    return fail(
      UPDATES,
      `Telegram could not deliver lately: ${words ?? 'no reason given'}`,
      `Check that ${hostOf(url)} is reached from outside, with a valid certificate`,
    );
  if (waiting > MANY_WAITING)
    return warn(UPDATES, `${waiting} messages wait`, 'Start the bot, or look into its log');
  return ok(UPDATES, expected === undefined ? 'fetched by the bot, no webhook' : `come to ${hostOf(url)}`);
}

/**
 * Fetches for some seconds without confirming anything, so that nothing is lost. Another process that fetches throws
 * this one out, as two bots would each other.
 */
async function checkPoller(ask: Ask): Promise<Finding> {
  const called = await ask('getUpdates', { timeout: POLL_SECONDS, limit: 1 }, (POLL_SECONDS + 10) * 1000);
  const refused = refusalOf(called);
  if (refused?.error_code === 409)
    return warn(
      'Telegram poller',
      'another process fetches the messages of this bot',
      'Well if it is this bot running; otherwise stop it: only one may',
    );
  if (called.isAnswered && called.status === 200) return ok('Telegram poller', 'nobody else fetches');
  const reason = called.isAnswered ? `status ${called.status}` : called.reason;
  return warn('Telegram poller', `it could not be tried (${reason})`, 'Try again later');
}

/** Whose token it is, how messages come, and whether somebody else takes them. */
export async function checkTelegram(
  { token, apiRoot = 'https://api.telegram.org', webhook: expected }: TelegramConfig,
  web: Web,
  now: () => number,
): Promise<readonly Finding[]> {
  const ask: Ask = (method, body = {}, patienceMs?: number) =>
    web.call(
      `${apiRoot}/bot${token}/${method}`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      patienceMs,
    );
  const first = await checkToken(ask);
  if (first.level !== 'ok') return [first];
  const called = await ask('getWebhookInfo');
  const info = called.isAnswered ? webhook.safeParse(called.body).data : undefined;
  if (info === undefined)
    return [first, warn(UPDATES, 'Telegram did not say how they come', 'Try again later')];
  const findings = [first, checkWebhook(info, expected, now() / 1000)];
  return info.result.url === '' && expected === undefined ? [...findings, await checkPoller(ask)] : findings;
}
