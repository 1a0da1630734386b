import type { InlineKeyboard } from 'grammy';
import type { Answer } from '../../chat/adapter.ts';
import { type ButtonCodec, buildKeyboard } from './buttons.ts';
import { type DrawingDeps, drawChart } from './drawing.ts';
import type { TelegramFailure } from './errors.ts';
import type { Part } from './markup.ts';
import { type RenderedReply, renderTelegram } from './render.ts';
import type { Target } from './requests.ts';
import type { Sender } from './send.ts';

export interface DeliverDeps extends DrawingDeps {
  readonly sender: Sender;
  readonly buttons: ButtonCodec;
}

/** The photo message under which a button was pressed. */
export interface PressedPhoto {
  readonly messageId: number;
  /** False where the answer's text is a message of its own above the photo. */
  readonly hasCaption: boolean;
}

/** The messages an answer became, or why it could not be sent. A lost reply counts as failed and is not sent again. */
export type Delivery =
  | { readonly isOk: true; readonly messageIds: readonly number[] }
  | { readonly isOk: false; readonly failure: TelegramFailure };

export const NOT_DRAWN = 'The chart could not be drawn this time.';
const NO_PHOTOS = 'No chart: this chat does not let the bot send photos.';
const NOT_ACCEPTED = 'No chart: Telegram did not take the picture.';

/**
 * Gets an answer into a chat: a photo with the text under it, the text and then the photo where it is too long for
 * that, or the text alone with one line saying why the picture is missing. With `pressed`, the photo already there
 * changes in place where it can.
 */
export async function deliver(
  deps: DeliverDeps,
  { reply, theme }: Answer,
  target: Target,
  pressed?: PressedPhoto,
): Promise<Delivery> {
  const rendered = renderTelegram(reply);
  const keyboard = buildKeyboard(reply.actions, deps.buttons);
  if (reply.chart === undefined) return sendTexts(deps, target, rendered.parts, keyboard);
  const explained = (reason: string) =>
    renderTelegram({ ...reply, blocks: [...reply.blocks, { kind: 'note', text: reason }] }).parts;
  const png = await drawChart(deps, target, reply.chart, theme);
  if (png === undefined) return sendTexts(deps, target, explained(NOT_DRAWN), keyboard);
  const edited = pressed && (await editInPlace(deps, target, pressed, png, rendered, keyboard));
  if (edited !== undefined) return edited;
  if (rendered.caption === undefined) return sendTextThenPhoto(deps, target, png, rendered.parts, keyboard);
  const outcome = await deps.sender.sendPhoto(target, png, { caption: rendered.caption, keyboard });
  if (outcome.isOk) return { isOk: true, messageIds: [outcome.value.message_id] };
  const reason = reasonWithoutPhoto(outcome.failure);
  return reason === undefined ? outcome : sendTexts(deps, target, explained(reason), keyboard);
}

/** The buttons hang under the last message. After a lost reply the rest follows all the same, but it is told. */
async function sendTexts(
  { sender, log }: DeliverDeps,
  target: Target,
  parts: readonly Part[],
  keyboard?: InlineKeyboard,
): Promise<Delivery> {
  if (parts.length === 0) log.error({ chatId: target.chatId }, 'the answer says nothing');
  const messageIds: number[] = [];
  let lost: Delivery | undefined;
  for (const [index, part] of parts.entries()) {
    const outcome = await sender.sendText(target, part, index === parts.length - 1 ? keyboard : undefined);
    if (outcome.isOk) messageIds.push(outcome.value.message_id);
    else if (mayHaveArrived(outcome.failure)) lost = outcome;
    else return outcome;
  }
  return lost ?? { isOk: true, messageIds };
}

async function sendTextThenPhoto(
  deps: DeliverDeps,
  target: Target,
  png: Buffer,
  parts: readonly Part[],
  keyboard?: InlineKeyboard,
): Promise<Delivery> {
  const texts = await sendTexts(deps, target, parts);
  if (!texts.isOk && !mayHaveArrived(texts.failure)) return texts;
  const outcome = await deps.sender.sendPhoto(target, png, { keyboard });
  const before = texts.isOk ? texts.messageIds : [];
  if (outcome.isOk) return { isOk: true, messageIds: [...before, outcome.value.message_id] };
  const reason = reasonWithoutPhoto(outcome.failure);
  if (reason === undefined) return outcome;
  const rest = await sendTexts(deps, target, [{ html: reason, plain: reason }], keyboard);
  return rest.isOk ? { isOk: true, messageIds: [...before, ...rest.messageIds] } : rest;
}

/** Undefined where the answer has to be sent anew: the message is gone, or the new text is too long for it. */
async function editInPlace(
  { sender }: DeliverDeps,
  target: Target,
  pressed: PressedPhoto,
  png: Buffer,
  { caption }: RenderedReply,
  keyboard: InlineKeyboard | undefined,
): Promise<Delivery | undefined> {
  if (pressed.hasCaption && caption === undefined) return undefined;
  const attachments = pressed.hasCaption ? { caption, keyboard } : { keyboard };
  const outcome = await sender.editPhoto(target, pressed.messageId, png, attachments);
  // Pressing the range already shown changes nothing, which Telegram calls an error.
  if (outcome.isOk || outcome.failure.kind === 'not-modified')
    return { isOk: true, messageIds: [pressed.messageId] };
  return reasonWithoutPhoto(outcome.failure) === undefined ? outcome : undefined;
}

/** After this failure Telegram may or may not have stored the message. */
function mayHaveArrived(failure: TelegramFailure): boolean {
  return failure.kind === 'network' && !failure.isCertainlyUnsent;
}

/** What to say in the picture's stead; undefined where saying anything is in vain or might repeat the answer. */
export function reasonWithoutPhoto(failure: TelegramFailure): string | undefined {
  switch (failure.kind) {
    case 'forbidden-photo':
      return NO_PHOTOS;
    case 'photo-rejected':
    case 'not-editable':
    case 'not-modified':
    case 'parse':
    case 'other':
      return NOT_ACCEPTED;
    case 'network':
      return failure.isCertainlyUnsent ? NOT_ACCEPTED : undefined;
    case 'blocked':
    case 'kicked':
    case 'forbidden':
    case 'migrated':
    case 'too-many-requests':
    case 'unauthorized':
    case 'conflict':
    case 'stale-query':
      break;
  }
  return undefined;
}
