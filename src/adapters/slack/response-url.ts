import { z } from 'zod';
import type { SlackMessage } from './blocks.ts';
import { callWithRetry, type Wire } from './call.ts';
import { classifyNetwork, classifyRefusal, classifyStatus, SlackCallError } from './errors.ts';

const DEADLINE_MS = 10_000;
const refusal = z.object({ error: z.string() });

/** Who sees a message sent through a response_url; `replace` changes the message that carried the pressed button. */
export type ResponseKind = 'in_channel' | 'ephemeral' | 'replace';

/** Answers through the address that came with a command or an action: works where the bot is no member. */
export interface ResponseUrl {
  /** Rejects with a `SlackCallError`. Slack takes five of these within thirty minutes. */
  send(message: SlackMessage, kind: ResponseKind): Promise<void>;
}

/** The reason an answer gives, or its status where it gives none. */
async function failureOf(response: Response): Promise<SlackCallError> {
  const body = await response.text().catch(() => '');
  try {
    return new SlackCallError(classifyRefusal(refusal.parse(JSON.parse(body)).error));
  } catch {
    const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    return new SlackCallError(classifyStatus(response.status, Number.isNaN(retryAfter) ? 1 : retryAfter));
  }
}

/** @param thread the thread to answer in, where the button sits in one */
export function createResponseUrl(url: string, thread: string | undefined, wire: Wire): ResponseUrl {
  async function post(body: object): Promise<void> {
    const response = await wire
      .fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      .catch((error: unknown) => {
        throw new SlackCallError(classifyNetwork(error));
      });
    if (!response.ok) throw await failureOf(response);
  }
  return {
    async send({ text, blocks }, kind) {
      const place =
        kind === 'replace'
          ? { replace_original: true }
          : {
              response_type: kind,
              ...(thread === undefined ? {} : { thread_ts: thread, replace_original: false }),
            };
      const content = blocks.length > 0 ? { text, blocks } : { text };
      await callWithRetry(() => post({ ...content, ...place }), wire.sleep, false);
    },
  };
}
