import type { ChartRenderer } from '../../charts/spec.ts';
import type { ImageOutcome, Letter } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { NOT_DRAWN, reasonWithoutPhoto } from './deliver.ts';
import { describeError } from './errors.ts';
import { toRefusal } from './refusal.ts';
import type { Target } from './requests.ts';
import type { Wait } from './retry.ts';
import type { createSender } from './send.ts';

interface PhotoDeps {
  readonly sender: ReturnType<typeof createSender>;
  readonly charts: ChartRenderer;
  readonly wait: Wait;
  readonly log: Logger;
}

const DRAWING_MS = 20_000;

/** The chart as a PNG; undefined where it can't be drawn in time. */
async function draw({ reply, theme }: Letter, { charts, wait, log }: PhotoDeps): Promise<Buffer | undefined> {
  if (reply.chart === undefined) return undefined;
  const done = new AbortController();
  try {
    const late = wait(DRAWING_MS, done.signal).then(() => undefined);
    return await Promise.race([charts.render(reply.chart, theme), late]);
  } catch (error) {
    log.error({ title: reply.chart.title, detail: describeError(error) }, 'chart not drawn');
    return undefined;
  } finally {
    done.abort();
  }
}

/** Says in the picture's stead why there is none. The words stand either way, so this may fail. */
async function explain(target: Target, reason: string, { sender, log }: PhotoDeps): Promise<void> {
  const outcome = await sender.sendText(target, { html: reason, plain: reason });
  if (!outcome.isOk) log.warn({ detail: outcome.failure.detail }, 'a missing picture could not be explained');
}

/** Sends a letter's picture: up once, then by the id that Telegram gave it. */
export function createPhotoSender(
  deps: PhotoDeps,
): (target: Target, letter: Letter) => Promise<ImageOutcome> {
  const { sender } = deps;
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

  return async (target, letter) => {
    const png = await draw(letter, deps);
    if (png === undefined) {
      await explain(target, NOT_DRAWN, deps);
      return { kind: 'rejected', detail: 'the chart could not be drawn' };
    }
    const outcome = await sendPhoto(target, png);
    if (outcome.isOk) return { kind: 'sent' };
    const refusal = toRefusal(outcome.failure);
    const reason = reasonWithoutPhoto(outcome.failure);
    if (refusal.kind === 'rejected' && reason !== undefined) await explain(target, reason, deps);
    return refusal;
  };
}
