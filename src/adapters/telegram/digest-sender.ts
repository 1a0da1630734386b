import type { Api } from 'grammy';
import type { ChartRenderer } from '../../charts/spec.ts';
import type { Place } from '../../chat/place.ts';
import type { Budget, Letter, Sender, TextOutcome } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { type ButtonCodec, buildKeyboard } from './buttons.ts';
import { createPhotoSender } from './digest-photo.ts';
import { classifyTelegramError } from './errors.ts';
import { toRefusal } from './refusal.ts';
import { renderTelegram } from './render.ts';
import type { Target } from './requests.ts';
import type { Caller, Wait } from './retry.ts';
import { createSender } from './send.ts';

interface DigestSenderDeps {
  readonly api: Api;
  readonly charts: ChartRenderer;
  readonly buttons: ButtonCodec;
  readonly wait: Wait;
  readonly log: Logger;
}

/**
 * Telegram takes about 30 messages a second from a bot, 20 a minute in a group and one a second in a chat of two.
 * A hair slower, because what leaves here evenly arrives unevenly (ms).
 */
const BOT_INTERVAL_MS = 34;
const GROUP_INTERVAL_MS = 3_030;
const PRIVATE_INTERVAL_MS = 1_020;

/** One attempt: whether and when there is another is for who keeps the record of deliveries. */
const callOnce: Caller = async (call) => {
  try {
    return { isOk: true, value: await call() };
  } catch (error) {
    return { isOk: false, failure: classifyTelegramError(error) };
  }
};

function targetOf({ conversation, thread }: Place): Target {
  const threadId = thread === '' ? {} : { threadId: Number(thread) };
  return { chatId: Number(conversation), isChannel: false, isSilent: true, ...threadId };
}

function budgetsOf({ conversation }: Place): readonly Budget[] {
  const intervalMs = conversation.startsWith('-') ? GROUP_INTERVAL_MS : PRIVATE_INTERVAL_MS;
  return [
    { key: `telegram:${conversation}`, intervalMs },
    { key: 'telegram', intervalMs: BOT_INTERVAL_MS },
  ];
}

/** The words in as many messages as they need, the buttons under the last. */
async function sendParts(
  sender: ReturnType<typeof createSender>,
  target: Target,
  { reply }: Letter,
  buttons: ButtonCodec,
): Promise<TextOutcome> {
  const { parts } = renderTelegram(reply);
  const keyboard = buildKeyboard(reply.actions, buttons);
  const ids: number[] = [];
  for (const [index, part] of parts.entries()) {
    const outcome = await sender.sendText(target, part, index === parts.length - 1 ? keyboard : undefined);
    if (outcome.isOk) ids.push(outcome.value.message_id);
    else if (index === 0) return toRefusal(outcome.failure);
    // Its beginning is read already: sending it all again would be worse than leaving off the end.
    else {
      const remark = `only its first ${index} of ${parts.length} parts: ${outcome.failure.detail}`;
      return { kind: 'sent', reference: ids.join(), hasImage: false, remark };
    }
  }
  if (ids.length === 0) return { kind: 'rejected', detail: 'it says nothing' };
  return { kind: 'sent', reference: ids.join(), hasImage: false };
}

/** Sends digests and alerts: silently, words first and the picture as a reply to them. */
export function createDigestSender({ api, buttons, ...deps }: DigestSenderDeps): Sender {
  const sender = createSender(api, callOnce, deps.log);
  const sendPhoto = createPhotoSender({ ...deps, sender });
  return {
    platform: 'telegram',
    budgetsOf,
    sendText: (place, letter) => sendParts(sender, targetOf(place), letter, buttons),
    sendImage(place, letter, reference) {
      const replyTo = Number(reference.split(',').at(-1));
      return sendPhoto({ ...targetOf(place), ...(Number.isInteger(replyTo) ? { replyTo } : {}) }, letter);
    },
  };
}
