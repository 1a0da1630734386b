import type { Api } from 'grammy';
import type { ChartRenderer, ChartSpec, Theme } from '../../charts/spec.ts';
import type { Logger } from '../../lib/log.ts';
import { describeError } from './errors.ts';
import type { Target } from './requests.ts';
import type { Wait } from './retry.ts';

export interface DrawingDeps {
  readonly api: Api;
  readonly charts: ChartRenderer;
  readonly wait: Wait;
  readonly log: Logger;
}

/** Telegram shows a chat action for five seconds. */
const ACTION_MS = 4500;

/** A picture that takes longer is given up: the text has waited long enough, and so has the rest of the chat. */
const DRAWING_MS = 20_000;

/** The chart as a PNG, while the chat sees that a photo is coming; undefined where it can't be drawn in time. */
export async function drawChart(
  deps: DrawingDeps,
  target: Target,
  spec: ChartSpec,
  theme: Theme,
): Promise<Buffer | undefined> {
  const done = new AbortController();
  void showPhotoAction(deps, target, done.signal);
  try {
    const late = deps.wait(DRAWING_MS, done.signal).then(() => undefined);
    const png = await Promise.race([deps.charts.render(spec, theme), late]);
    if (png === undefined) deps.log.error({ title: spec.title }, 'chart given up after too long');
    return png;
  } catch (error) {
    deps.log.error({ title: spec.title, detail: describeError(error) }, 'chart not drawn');
    return undefined;
  } finally {
    done.abort();
  }
}

/** Shows "sending a photo" until the signal aborts. A nicety: whatever goes wrong with it is ignored. */
async function showPhotoAction(
  { api, wait }: DrawingDeps,
  target: Target,
  signal: AbortSignal,
): Promise<void> {
  // Telegram has no chat actions in channels.
  if (target.isChannel) return;
  const topic = target.threadId === undefined ? {} : { message_thread_id: target.threadId };
  while (!signal.aborted) {
    await api.sendChatAction(target.chatId, 'upload_photo', topic).catch(() => undefined);
    await wait(ACTION_MS, signal).catch(() => undefined);
  }
}
