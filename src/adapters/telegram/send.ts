import { type Api, type InlineKeyboard, InputMediaBuilder } from 'grammy';
import type { Logger } from '../../lib/log.ts';
import type { Part } from './markup.ts';
import type { Target, TelegramMessage } from './requests.ts';
import type { Caller, Outcome } from './retry.ts';
import { createUploads } from './uploads.ts';

/** What hangs at a message: the text under a photo and the buttons. */
interface Attachments {
  readonly caption?: Part | undefined;
  readonly keyboard?: InlineKeyboard | undefined;
}

/** Sends and edits messages. Never throws: the failure is part of the answer. */
export interface Sender {
  sendText(target: Target, part: Part, keyboard?: InlineKeyboard): Promise<Outcome<TelegramMessage>>;
  sendPhoto(target: Target, png: Buffer, attachments: Attachments): Promise<Outcome<TelegramMessage>>;
  /** Puts another picture and caption into a photo message that the bot has sent. */
  editPhoto(
    target: Target,
    messageId: number,
    png: Buffer,
    attachments: Attachments,
  ): Promise<Outcome<unknown>>;
}

/** Told that a group goes on as a supergroup, under another id. */
type MoveListener = (chatId: number, toChatId: number) => void;

/** @param onMoved without it a message to a group that has moved is not sent again: its sender learns where to. */
export function createSender(api: Api, call: Caller, log: Logger, onMoved?: MoveListener): Sender {
  const uploads = createUploads();
  const post = createPoster(call, log, onMoved);

  return {
    sendText: (target, part, keyboard) =>
      post(target, false, (to, isPlain) =>
        api.sendMessage(to.chatId, isPlain ? part.plain : part.html, {
          ...modeOf(isPlain),
          ...buttonsOf(keyboard),
          ...addressOf(to),
          link_preview_options: { is_disabled: true },
        }),
      ),

    sendPhoto: (target, png, { caption, keyboard }) =>
      uploads.send(png, (photo) =>
        post(target, false, (to, isPlain) =>
          api.sendPhoto(to.chatId, photo, {
            ...captionOf(caption, isPlain),
            ...buttonsOf(keyboard),
            ...addressOf(to),
          }),
        ),
      ),

    editPhoto: (target, messageId, png, { caption, keyboard }) =>
      uploads.send(png, (photo) =>
        post(target, true, (to, isPlain) => {
          const media = InputMediaBuilder.photo(photo, captionOf(caption, isPlain));
          return api.editMessageMedia(to.chatId, messageId, media, buttonsOf(keyboard));
        }),
      ),
  };
}

type Post = <T>(
  target: Target,
  isRepeatable: boolean,
  call: (to: Target, isPlain: boolean) => Promise<T>,
) => Promise<Outcome<T>>;

/** Once more as plain text where the markup was refused, once more in the supergroup that a group has become. */
function createPoster(call: Caller, log: Logger, onMoved: MoveListener | undefined): Post {
  let parseFallbacks = 0;
  return async (target, isRepeatable, send) => {
    const first = await call(() => send(target, false), isRepeatable);
    if (first.isOk) return first;
    const { failure } = first;
    if (failure.kind === 'parse') {
      parseFallbacks += 1;
      log.error({ chatId: target.chatId, parseFallbacks, detail: failure.detail }, 'markup refused');
      return call(() => send(target, true), isRepeatable);
    }
    if (failure.kind === 'migrated' && onMoved !== undefined) {
      onMoved(target.chatId, failure.toChatId);
      const moved = { ...target, chatId: failure.toChatId };
      return call(() => send(moved, false), isRepeatable);
    }
    return first;
  };
}

function modeOf(isPlain: boolean): { parse_mode?: 'HTML' } {
  return isPlain ? {} : { parse_mode: 'HTML' };
}

function captionOf(caption: Part | undefined, isPlain: boolean) {
  if (caption === undefined) return {};
  return { caption: isPlain ? caption.plain : caption.html, ...modeOf(isPlain) };
}

function buttonsOf(keyboard: InlineKeyboard | undefined) {
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}

function addressOf({ threadId, replyTo, isSilent }: Target) {
  return {
    ...(isSilent === true ? { disable_notification: true } : {}),
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}
