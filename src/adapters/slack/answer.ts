import type { Answer, Router } from '../../chat/adapter.ts';
import { attachChart, type ChartTools } from './attach-chart.ts';
import type { Sleep } from './call.ts';
import { classifySlackError } from './errors.ts';
import { logFailure, type Outlet } from './outlet.ts';
import type { Incoming } from './requests.ts';
import { sendReply } from './send.ts';
import type { Picture } from './upload.ts';

/** Beyond this a person starts to wonder (ms). */
const PATIENCE_MS = 4_000;
const WORKING = 'Still working on it…';

export interface AnswerDeps extends ChartTools {
  readonly router: Router;
}

/** Tells the asker, and nobody else, that an answer takes long; only where that can be said without a message. */
async function noteProgress(outlet: Outlet, sleep: Sleep, signal: AbortSignal): Promise<void> {
  const { response, log } = outlet;
  if (response === undefined) return;
  try {
    await sleep(PATIENCE_MS, signal);
  } catch {
    return;
  }
  await response
    .send({ text: WORKING, blocks: [] }, 'ephemeral')
    .catch((error: unknown) => logFailure(log, classifySlackError(error), 'a progress note was lost'));
}

async function route(incoming: Incoming, outlet: Outlet, deps: AnswerDeps): Promise<Answer | undefined> {
  const waiting = new AbortController();
  const note = noteProgress(outlet, deps.sleep, waiting.signal);
  try {
    return await deps.router.handle(incoming.request);
  } finally {
    waiting.abort();
    await note;
  }
}

/** Answers one delivery: the words at once, then the chart into the same message. Never rejects. */
export async function answerDelivery(incoming: Incoming, outlet: Outlet, deps: AnswerDeps): Promise<void> {
  const answer = await route(incoming, outlet, deps);
  if (answer === undefined) return;
  const { reply, theme } = answer;
  const picture: Picture | undefined =
    reply.chart === undefined ? undefined : { tenant: incoming.request.tenant, chart: reply.chart, theme };
  const fileId = picture === undefined ? undefined : deps.uploads.find(picture);
  const shown = await sendReply(reply, fileId, outlet);
  if (picture === undefined || shown === undefined) return;
  if (shown.kind === 'message' && shown.hasImage) return;
  // The file that was known has just been refused: somebody deleted it.
  if (fileId !== undefined && shown.kind === 'message') deps.uploads.forget(picture);
  await attachChart(picture, shown, outlet, deps);
}
