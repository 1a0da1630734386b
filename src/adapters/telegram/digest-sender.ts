import type { Api } from 'grammy';
import type { ChartRenderer } from '../../charts/spec.ts';
import type { Place } from '../../chat/place.ts';
import type { Budget, ImageOutcome, Letter, Refusal, Sender, TextOutcome } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { type ButtonCodec, buildKeyboard } from './buttons.ts';
import { NOT_DRAWN, reasonWithoutPhoto } from './deliver.ts';
import { classifyTelegramError, describeError, type TelegramFailure } from './errors.ts';
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

const DRAWING_MS = 20_000;
const TOPIC_GONE = /TOPIC_(CLOSED|DELETED)|message thread not found/i;

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

/** What a failure means for deliveries to the chat. */
export function toRefusal(failure: TelegramFailure): Refusal {
  const { detail } = failure;
  switch (failure.kind) {
    case 'blocked':
      return { kind: 'unreachable', reason: 'blocked', detail };
    case 'kicked':
      return { kind: 'unreachable', reason: 'removed', detail };
    case 'forbidden':
      return { kind: 'unreachable', reason: TOPIC_GONE.test(detail) ? 'thread-gone' : 'no-rights', detail };
    case 'unauthorized':
      return { kind: 'unreachable', reason: 'revoked', detail };
    case 'migrated':
      return { kind: 'moved', conversation: String(failure.toChatId), detail };
    case 'too-many-requests':
      return { kind: 'busy', retryAfterMs: failure.retryAfterSeconds * 1_000, detail };
    case 'network':
      return { kind: failure.isCertainlyUnsent ? 'unsent' : 'unclear', detail };
    case 'forbidden-photo':
    case 'photo-rejected':
    case 'parse':
    case 'not-modified':
    case 'not-editable':
    case 'stale-query':
    case 'conflict':
    case 'other':
      break;
  }
  return { kind: 'rejected', detail };
}

/** The chart as a PNG; undefined where it can't be drawn in time. */
async function draw({ reply, theme }: Letter, deps: DigestSenderDeps): Promise<Buffer | undefined> {
  if (reply.chart === undefined) return undefined;
  const done = new AbortController();
  try {
    const late = deps.wait(DRAWING_MS, done.signal).then(() => undefined);
    return await Promise.race([deps.charts.render(reply.chart, theme), late]);
  } catch (error) {
    deps.log.error({ title: reply.chart.title, detail: describeError(error) }, 'chart not drawn');
    return undefined;
  } finally {
    done.abort();
  }
}

/** Sends digests and alerts: silently, words first and the picture as a reply to them. */
export function createDigestSender(deps: DigestSenderDeps): Sender {
  const { api, buttons, log } = deps;
  const sender = createSender(api, callOnce, log, false);
  /** Pictures on their way up for the first time: who wants the same one waits, and then names it by its id. */
  const firstUploads = new WeakMap<Buffer, Promise<unknown>>();

  async function sendPhoto(target: Target, png: Buffer) {
    const first = firstUploads.get(png);
    if (first !== undefined) {
      await first;
      return sender.sendPhoto(target, png, {});
    }
    const sent = sender.sendPhoto(target, png, {});
    firstUploads.set(png, sent);
    return sent;
  }

  /** Says in the picture's stead why there is none. The words stand either way, so this may fail. */
  async function explain(target: Target, reason: string): Promise<void> {
    const outcome = await sender.sendText(target, { html: reason, plain: reason });
    if (!outcome.isOk)
      log.warn({ detail: outcome.failure.detail }, 'a missing picture could not be explained');
  }

  return {
    platform: 'telegram',
    budgetsOf({ conversation }): readonly Budget[] {
      const intervalMs = conversation.startsWith('-') ? GROUP_INTERVAL_MS : PRIVATE_INTERVAL_MS;
      return [
        { key: `telegram:${conversation}`, intervalMs },
        { key: 'telegram', intervalMs: BOT_INTERVAL_MS },
      ];
    },

    async sendText(place, { reply }): Promise<TextOutcome> {
      const { parts } = renderTelegram(reply);
      const keyboard = buildKeyboard(reply.actions, buttons);
      const target = targetOf(place);
      const ids: number[] = [];
      for (const [index, part] of parts.entries()) {
        const outcome = await sender.sendText(
          target,
          part,
          index === parts.length - 1 ? keyboard : undefined,
        );
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
    },

    async sendImage(place, letter, reference): Promise<ImageOutcome> {
      const replyTo = Number(reference.split(',').at(-1));
      const target = { ...targetOf(place), ...(Number.isInteger(replyTo) ? { replyTo } : {}) };
      const png = await draw(letter, deps);
      if (png === undefined) {
        await explain(target, NOT_DRAWN);
        return { kind: 'rejected', detail: 'the chart could not be drawn' };
      }
      const outcome = await sendPhoto(target, png);
      if (outcome.isOk) return { kind: 'sent' };
      const refusal = toRefusal(outcome.failure);
      const reason = reasonWithoutPhoto(outcome.failure);
      if (refusal.kind === 'rejected' && reason !== undefined) await explain(target, reason);
      return refusal;
    },
  };
}
