import { setTimeout as sleep } from 'node:timers/promises';
import { Bot } from 'grammy';
import type { Adapter, AdapterDeps } from '../../chat/adapter.ts';
import type { Sender } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { createAdminLookup } from './admins.ts';
import { createButtonCodec } from './buttons.ts';
import { toChatEvent } from './chat-changes.ts';
import { type ChatQueue, createChatQueue } from './chat-queue.ts';
import { connect, keepConnecting } from './connect.ts';
import { createDigestSender } from './digest-sender.ts';
import { describeError } from './errors.ts';
import { countFaults } from './fault-count.ts';
import { installHandlers } from './handlers.ts';
import { CALL_SECONDS, CHAT_BACKLOG, WEBHOOK_SECRET } from './limits.ts';
import { pollUpdates, type Update } from './polling.ts';
import { createCaller, type Wait } from './retry.ts';
import { createSeenUpdates, type SeenUpdates } from './seen-updates.ts';
import { createSender } from './send.ts';
import { createWebhookRoute } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Root of the Bot API server, for self-hosted servers and tests. */
  readonly apiRoot?: string | undefined;
  /** Where Telegram posts updates; without it they are fetched. */
  readonly webhook?: WebhookOptions | undefined;
  readonly wait?: Wait;
}

interface WebhookOptions {
  /** 1 to 256 letters, digits, `_` and `-`, sent back by Telegram with every update. */
  readonly secret: string;
  /** Where the HTTP server receives updates. */
  readonly path: string;
  /** The whole public https address that leads to `path`. */
  readonly url: string;
}

const waitFor: Wait = (ms, signal) => sleep(ms, undefined, { signal });

/**
 * The bot on Telegram. grammY brings the API, its types and the routing of updates; fetching, retrying and ordering
 * are the bot's own: grammY's loop answers one chat after the other, and its helpers repeat what may have arrived.
 * @throws Error where the webhook's secret holds characters that Telegram refuses.
 */
export function createTelegramAdapter(options: TelegramOptions, deps: AdapterDeps): Adapter {
  const log = deps.log.child({ platform: 'telegram' });
  const webhook = checkWebhook(options);
  const wait = options.wait ?? waitFor;
  const stopping = new AbortController();
  /** Aborts only when the deadline of a stop has passed: until then answers under way may still retry. */
  const givingUp = new AbortController();
  const queue = createChatQueue(CHAT_BACKLOG, (error) =>
    log.error({ detail: describeError(error) }, 'update not handled'),
  );
  const bot = createBot(options);
  bot.api.config.use(countFaults(deps.countFault));
  const sender = installBot(bot, deps, { log, wait, queue, signal: givingUp.signal });
  // A token begins with the bot's own number, which is no secret.
  const source = `telegram:${options.token.split(':', 1)[0] ?? ''}`;
  const seen = createSeenUpdates({ record: deps.updates, source, clock: deps.clock, wait, log });
  const accept = createAccept(bot, seen, log);
  const connection = { bot, commands: deps.commands, webhook, wait, log };
  let isOpen = false;
  let running = Promise.resolve();

  const tellConnected = async () => deps.onChatEvent?.({ platform: 'telegram', kind: 'connected' });

  async function run(isConnected: boolean): Promise<void> {
    if (!isConnected && !(await keepConnecting(connection, stopping.signal))) return;
    isOpen = true;
    await tellConnected();
    const polling = { api: bot.api, accept, onAccepted: tellConnected, wait, clock: deps.clock, log };
    if (webhook === undefined) await pollUpdates(polling, stopping.signal);
  }

  return {
    name: 'telegram',
    routes:
      webhook === undefined
        ? []
        : [createWebhookRoute({ ...webhook, isOpen: () => isOpen && !stopping.signal.aborted, accept })],
    sender,
    async start() {
      const isConnected = await connect(connection);
      running = run(isConnected).catch((error: unknown) =>
        log.error({ detail: describeError(error) }, 'Telegram is off until the bot restarts'),
      );
    },
    async stop(deadlineMs) {
      stopping.abort();
      const finished = new AbortController();
      const drained = running.then(() => queue.drained()).then(() => true);
      const late = wait(deadlineMs, finished.signal).then(() => false);
      const isDrained = await Promise.race([drained, late]);
      finished.abort();
      givingUp.abort();
      if (!isDrained) log.warn({ unfinished: queue.size }, 'stopped before every answer was sent');
    },
  };
}

function checkWebhook({ webhook }: TelegramOptions): WebhookOptions | undefined {
  if (webhook !== undefined && !WEBHOOK_SECRET.test(webhook.secret))
    throw new Error('The secret of the Telegram webhook must be 1 to 256 letters, digits, "_" or "-"');
  return webhook;
}

interface Parts {
  readonly log: Logger;
  readonly wait: Wait;
  readonly queue: ChatQueue;
  readonly signal: AbortSignal;
}

function createBot({ apiRoot, token }: TelegramOptions): Bot {
  const root = apiRoot?.replace(/\/+$/, '') ?? 'https://api.telegram.org';
  return new Bot(token, { client: { apiRoot: root, timeoutSeconds: CALL_SECONDS } });
}

/** Makes the bot answer, and returns how it sends by itself. */
function installBot(bot: Bot, deps: AdapterDeps, { log, wait, queue, signal }: Parts): Sender {
  const { api } = bot;
  const { charts } = deps;
  const call = createCaller(wait, signal);
  const buttons = createButtonCodec();
  installHandlers(bot, {
    api,
    call,
    queue,
    wait,
    log,
    router: deps.router,
    charts,
    commands: deps.commands,
    sender: createSender(api, call, log, (chatId, toChatId) => {
      // A group may have moved unseen, while the bot was off: what is sent to it later has to know too.
      const event = toChatEvent({ kind: 'moved', chatId, toChatId });
      if (deps.onChatEvent !== undefined) queue.track(deps.onChatEvent(event));
    }),
    buttons,
    isAdmin: createAdminLookup(api, deps.clock, log),
    onChatEvent: deps.onChatEvent,
  });
  return createDigestSender({ api, charts, buttons, wait, log });
}

/** Takes each update over once; a handler that fails costs its update and a log line, nothing else. */
function createAccept(bot: Bot, seen: SeenUpdates, log: Logger): (update: Update) => Promise<void> {
  return async (update) => {
    try {
      if (await seen.isNew(update.update_id)) await bot.handleUpdate(update);
    } catch (error) {
      log.error({ updateId: update.update_id, detail: describeError(error) }, 'update not handled');
    }
  };
}
