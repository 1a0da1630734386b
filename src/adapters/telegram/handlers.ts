import type { Bot, Context } from 'grammy';
import type { ChatEvent, Router } from '../../chat/adapter.ts';
import type { CommandList } from '../../chat/ports.ts';
import { takesDate } from '../../chat/usage.ts';
import type { AdminLookup } from './admins.ts';
import { readChatChange, toChatEvent } from './chat-changes.ts';
import type { ChatQueue } from './chat-queue.ts';
import { type DeliverDeps, deliver, type PressedPhoto } from './deliver.ts';
import { type CallbackQuery, type Incoming, type Reading, readMessage, readPress } from './requests.ts';
import type { Caller } from './retry.ts';

export interface HandlerDeps extends DeliverDeps {
  readonly router: Router;
  readonly commands: CommandList;
  readonly isAdmin: AdminLookup;
  readonly queue: ChatQueue;
  readonly call: Caller;
  readonly onChatEvent?: ((event: ChatEvent) => Promise<void>) | undefined;
}

const EXPIRED = 'This button has expired. Send the command again.';
const ADMINS_ONLY = 'Only administrators of this channel can use its buttons.';
const BUSY = 'One moment: this chat still has questions waiting.';

/**
 * What the bot does with each kind of update. Handlers only read the update and queue the work, so that they return
 * at once; the queue answers.
 */
export function installHandlers(bot: Bot, deps: HandlerDeps): void {
  bot.on(['message:text', 'channel_post:text'], (context) => {
    const incoming = readMessage(context.msg, readingOf(context, deps));
    if (incoming !== undefined && !enqueue(deps, incoming))
      deps.log.warn({ chatId: incoming.target.chatId }, 'chat asks faster than it can be answered: dropped');
  });
  bot.on('callback_query:data', (context) => deps.queue.track(handlePress(context, deps)));
  bot.on(['my_chat_member', 'message:migrate_to_chat_id'], (context) => {
    const change = readChatChange(context.update);
    deps.log.info({ change }, 'chat changed');
    if (change !== undefined && deps.onChatEvent !== undefined)
      deps.queue.track(deps.onChatEvent(toChatEvent(change)));
  });
}

function readingOf({ update, me }: Context, { commands, isAdmin }: HandlerDeps): Reading {
  return {
    updateId: update.update_id,
    bot: me,
    hasCommand: (name) => commands.find(name) !== undefined,
    isQuestion(name) {
      const command = commands.find(name);
      return command !== undefined && takesDate(command);
    },
    isAdmin,
  };
}

/** False where the chat has too much waiting already. */
function enqueue(deps: HandlerDeps, { request, target }: Incoming, pressed?: PressedPhoto): boolean {
  return deps.queue.add(target.chatId, async () => {
    const answer = await deps.router.handle(request);
    if (answer === undefined) return;
    const delivery = await deliver(deps, answer, target, pressed);
    if (delivery.isOk) return;
    const { kind, detail } = delivery.failure;
    deps.log.warn({ chatId: target.chatId, command: answer.command, kind, detail }, 'answer not delivered');
  });
}

/** Every press is answered at once, whatever becomes of it: until then the button keeps spinning. */
async function handlePress(
  context: Context & { callbackQuery: CallbackQuery & { data: string } },
  deps: HandlerDeps,
): Promise<void> {
  const { callbackQuery: query } = context;
  const { message } = query;
  const answer = (text?: string) =>
    deps.call(() => deps.api.answerCallbackQuery(query.id, text === undefined ? {} : { text }), true);
  const press = deps.buttons.decode(query.data);
  if (press === undefined || message === undefined) {
    await answer(EXPIRED);
    return;
  }
  const incoming = readPress(query, message, press, readingOf(context, deps));
  // Subscribers cannot type commands in a channel, so they cannot press them either.
  if (incoming.target.isChannel && !(await deps.isAdmin(message.chat.id, query.from.id))) {
    await answer(ADMINS_ONLY);
    return;
  }
  const isEditable = press.replaces && message.date !== 0 && message.photo !== undefined;
  const pressed = { messageId: message.message_id, hasCaption: message.caption !== undefined };
  const isAccepted = enqueue(deps, incoming, isEditable ? pressed : undefined);
  await answer(isAccepted ? undefined : BUSY);
}
