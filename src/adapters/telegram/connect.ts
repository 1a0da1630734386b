import type { Api, Bot } from 'grammy';
import type { CommandDefinition } from '../../chat/command.ts';
import type { CommandList } from '../../chat/ports.ts';
import type { Logger } from '../../lib/log.ts';
import { backoffMs } from './backoff.ts';
import { classifyTelegramError, type TelegramFailure } from './errors.ts';
import { COMMAND_DESCRIPTION_LIMIT, COMMAND_NAME, COMMANDS_LIMIT, firstCodePoints } from './limits.ts';
import { ALLOWED_UPDATES } from './polling.ts';
import type { Wait } from './retry.ts';

type MenuOptions = NonNullable<Parameters<Api['setMyCommands']>[1]>;
type BotCommandScope = NonNullable<MenuOptions['scope']>;

interface ConnectDeps {
  readonly bot: Bot;
  readonly commands: CommandList;
  /** Where updates are to be posted; absent where they are polled. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly wait: Wait;
  readonly log: Logger;
}

/** Telegram answers a token of the wrong shape with 404 and a revoked one with 401. */
const BAD_TOKEN = /: 40[14] /;

/**
 * Learns who the bot is, registers the command menu and how updates are to arrive.
 * @returns false where Telegram can't be reached or is unwell, which passes.
 * @throws Error with one clear line where it never will: a bad token, a webhook address that Telegram refuses.
 */
export async function connect({ bot, commands, webhook, log }: ConnectDeps): Promise<boolean> {
  const failure = await introduce(bot, webhook);
  if (failure === undefined) {
    await registerCommands(bot, commands, log);
    log.info({ username: bot.botInfo.username }, 'connected to Telegram');
    return true;
  }
  if (failure.kind === 'network' || failure.kind === 'too-many-requests') {
    log.warn({ detail: failure.detail }, 'Telegram cannot be reached; trying again');
    return false;
  }
  const reason = BAD_TOKEN.test(failure.detail) ? 'the bot token is wrong or was revoked' : failure.detail;
  throw new Error(`Telegram refused the bot: ${reason}`);
}

/** Undefined where it went well. What was thrown is not passed on: it carries the token. */
async function introduce(bot: Bot, webhook: ConnectDeps['webhook']): Promise<TelegramFailure | undefined> {
  try {
    bot.botInfo = await bot.api.getMe();
    if (webhook === undefined) await bot.api.deleteWebhook();
    else
      await bot.api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: ALLOWED_UPDATES,
      });
    return undefined;
  } catch (error) {
    return classifyTelegramError(error);
  }
}

/** Tries until it is connected or the signal aborts. A refusal that comes only now is logged and ends it. */
export async function keepConnecting(deps: ConnectDeps, signal: AbortSignal): Promise<boolean> {
  for (let failures = 1; !signal.aborted; failures += 1) {
    await deps.wait(backoffMs(failures), signal).catch(() => undefined);
    if (signal.aborted) break;
    if (await connect(deps)) return true;
  }
  return false;
}

/** What people find in the menu. It only shows: updates do not tell the menu, so rights are looked up with every command. */
const MENUS: readonly {
  readonly scope: BotCommandScope;
  readonly offers: (command: CommandDefinition) => boolean;
}[] = [
  { scope: { type: 'default' }, offers: () => true },
  // What changes a chat is left to its administrators, who see it in a menu of their own.
  { scope: { type: 'all_group_chats' }, offers: ({ group }) => group !== 'delivery' },
  { scope: { type: 'all_chat_administrators' }, offers: () => true },
];

/** The menu is a convenience: the bot starts without it. */
async function registerCommands({ api }: Bot, commands: CommandList, log: Logger): Promise<void> {
  const usable = commands.all.filter(
    ({ name, description }) => COMMAND_NAME.test(name) && description.trim() !== '',
  );
  for (const { scope, offers } of MENUS) {
    const menu = usable
      .filter(offers)
      .slice(0, COMMANDS_LIMIT)
      .map(({ name, description }) => ({
        command: name,
        description: firstCodePoints(description.trim(), COMMAND_DESCRIPTION_LIMIT),
      }));
    try {
      await api.setMyCommands(menu, { scope });
    } catch (error) {
      log.warn({ scope, detail: classifyTelegramError(error).detail }, 'command menu not registered');
    }
  }
}
