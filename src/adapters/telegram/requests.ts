import type { Context } from 'grammy';
import type { Capabilities, Request, User } from '../../chat/request.ts';
import type { AdminLookup } from './admins.ts';
import type { Press } from './buttons.ts';

export type TelegramMessage = NonNullable<Context['msg']>;
export type CallbackQuery = NonNullable<Context['callbackQuery']>;
type Chat = TelegramMessage['chat'];
type TelegramUser = NonNullable<TelegramMessage['from']>;

/** Where an answer goes. */
export interface Target {
  readonly chatId: number;
  readonly isChannel: boolean;
  readonly threadId?: number;
  /** The message it answers; absent where replying adds nothing. */
  readonly replyTo?: number;
  /** True where nobody's phone is to ring. */
  readonly isSilent?: boolean;
}

/** A request and where its answer goes. */
export interface Incoming {
  readonly request: Request;
  readonly target: Target;
}

/** What reading an update needs to know. */
export interface Reading {
  readonly updateId: number;
  readonly bot: { readonly id: number; readonly username: string };
  /** A bare `/name` in a group may be meant for another bot: it counts as ours only where it is one of ours. */
  hasCommand(name: string): boolean;
  /** True for a command that only answers: a link may ask it, because whoever made the link is not who follows it. */
  isQuestion(name: string): boolean;
  readonly isAdmin: AdminLookup;
}

/** Accounts that stand for something else than a person. */
const ANONYMOUS_ADMIN = 1_087_968_824;
const LINKED_CHANNEL = 777_000;

/**
 * A text message or channel post as a request. Undefined where it is none of the bot's business: another bot's
 * command or words, or a channel's post copied into its discussion group, which was answered in the channel.
 */
export function readMessage(message: TelegramMessage, reading: Reading): Incoming | undefined {
  const { chat, from, text } = message;
  if (text === undefined || message.via_bot !== undefined) return undefined;
  if (message.is_automatic_forward === true || from?.id === LINKED_CHANNEL) return undefined;
  if (from?.is_bot === true && message.sender_chat === undefined) return undefined;
  const words = readWords(message, text, reading);
  if (words === undefined) return undefined;
  const target = targetOf(message);
  const request = requestOf(chat, target, readSender(message, reading), words, reading);
  return { request, target };
}

/** A pressed button as the command its presser might have typed. */
export function readPress(
  query: CallbackQuery,
  message: NonNullable<CallbackQuery['message']>,
  press: Press,
  reading: Reading,
): Incoming {
  const { chat } = message;
  const user = readPerson(chat, query.from, reading);
  // An inaccessible message (date 0) can be neither answered nor edited, and does not say its topic.
  const target = message.date === 0 ? plainTarget(chat) : targetOf(message);
  const words = { text: press.command, isAddressed: true };
  return { request: requestOf(chat, target, user, words, reading), target };
}

interface Words {
  readonly text: string;
  readonly isAddressed: boolean;
}

function requestOf(chat: Chat, target: Target, user: User, words: Words, reading: Reading): Request {
  const isDirect = chat.type === 'private';
  const capabilities: Capabilities = { images: true, buttons: true, privateReplies: isDirect };
  return {
    platform: 'telegram',
    tenant: '',
    conversation: String(chat.id),
    ...(target.threadId === undefined ? {} : { thread: String(target.threadId) }),
    user,
    isDirect,
    isAddressed: isDirect || words.isAddressed,
    text: words.text,
    dedupeKey: `update:${reading.updateId}`,
    capabilities,
  };
}

function plainTarget(chat: Chat): Target {
  return { chatId: chat.id, isChannel: chat.type === 'channel' };
}

function targetOf(message: TelegramMessage): Target {
  const { chat, message_id: id, message_thread_id: thread } = message;
  // Replies outside forums carry a thread id too, which Telegram refuses as a topic to write to.
  const isInTopic = message.is_topic_message === true && thread !== undefined;
  const isGroup = chat.type === 'group' || chat.type === 'supergroup';
  return {
    ...plainTarget(chat),
    ...(isInTopic ? { threadId: thread } : {}),
    ...(isGroup ? { replyTo: id } : {}),
  };
}

function readSender(message: TelegramMessage, reading: Reading): User {
  const { chat, from, sender_chat: senderChat } = message;
  if (chat.type === 'channel') return { id: String(chat.id), isAdmin: true };
  if (senderChat !== undefined || from === undefined) {
    // Who writes as the group itself is an administrator hiding the name; who writes as a channel may be anyone.
    const isAnonymousAdmin = from?.id === ANONYMOUS_ADMIN && senderChat?.id === chat.id;
    return { id: String(senderChat?.id ?? chat.id), isAdmin: isAnonymousAdmin };
  }
  return readPerson(chat, from, reading);
}

function readPerson(chat: Chat, from: TelegramUser, reading: Reading): User {
  const isDirect = chat.type === 'private';
  return {
    id: String(from.id),
    name: from.username === undefined ? from.first_name : `@${from.username}`,
    isAdmin: isDirect,
    ...(isDirect ? {} : { resolveAdmin: () => reading.isAdmin(chat.id, from.id) }),
    ...(from.language_code === undefined ? {} : { locale: from.language_code }),
  };
}

const COMMAND = /^\/(\w{1,64})(?:@(\w{1,64}))?(?![\w/@])/;

/** The text without the bot's own name, and whether it is meant for the bot; undefined for another bot's command. */
function readWords(message: TelegramMessage, text: string, reading: Reading): Words | undefined {
  const name = reading.bot.username.toLowerCase();
  const [head, command, addressee] = COMMAND.exec(text) ?? [];
  if (head !== undefined && command !== undefined) {
    if (addressee !== undefined && addressee.toLowerCase() !== name) return undefined;
    const isOurs = addressee !== undefined || reading.hasCommand(command.toLowerCase());
    return {
      text: followLink(`/${command}${text.slice(head.length)}`, reading),
      isAddressed: isOurs || isReplyTo(message, reading),
    };
  }
  const { rest, isMentioned } = cutMentions(message, text, reading);
  return { text: rest, isAddressed: isMentioned || isReplyTo(message, reading) };
}

/** What a link to the bot carries, such as `macd-btc`: a command and its words, in the characters Telegram allows. */
const LINK = /^\/start\s+(\w+)((?:-\w+)*)\s*$/i;

/** The question that a link asks, or the text as it is. */
function followLink(text: string, reading: Reading): string {
  const [, name = '', rest = ''] = LINK.exec(text) ?? [];
  return reading.isQuestion(name.toLowerCase()) ? `/${name}${rest.replaceAll('-', ' ')}` : text;
}

function cutMentions(
  message: TelegramMessage,
  text: string,
  { bot }: Reading,
): { readonly rest: string; readonly isMentioned: boolean } {
  const own = (message.entities ?? []).filter((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === bot.id;
    const word = text.slice(entity.offset, entity.offset + entity.length);
    return entity.type === 'mention' && word.toLowerCase() === `@${bot.username.toLowerCase()}`;
  });
  const rest = own.reduceRight(
    (left, { offset, length }) => left.slice(0, offset) + left.slice(offset + length),
    text,
  );
  const isMentioned = own.length > 0;
  return { rest: isMentioned ? rest.replace(/^[\s,:]+/, '').trim() : rest, isMentioned };
}

function isReplyTo(message: TelegramMessage, { bot }: Reading): boolean {
  const replied = message.reply_to_message;
  // Every message of a topic is formally a reply to the one that opened it, which may have been the bot's.
  return replied?.from?.id === bot.id && replied.forum_topic_created === undefined;
}
