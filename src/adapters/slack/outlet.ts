import type { Logger } from '../../lib/log.ts';
import type { PostedMessage, SlackApi } from './api.ts';
import type { SlackMessage } from './blocks.ts';
import { classifySlackError, type SlackFailure } from './errors.ts';
import { withoutBlocks } from './render.ts';
import type { Destination } from './requests.ts';
import type { ResponseUrl } from './response-url.ts';

/** All that is needed to answer one delivery. */
export interface Outlet {
  readonly destination: Destination;
  readonly api: SlackApi;
  /** Absent for messages and mentions, which come without one. */
  readonly response: ResponseUrl | undefined;
  /** The bot's name as members type it, without the @. */
  readonly botName: string;
  readonly log: Logger;
}

/** Where an answer can be seen, for whatever is to be added to it. */
export type Shown =
  | {
      readonly kind: 'message';
      readonly posted: PostedMessage;
      readonly message: SlackMessage;
      readonly hasImage: boolean;
    }
  /** Only the asker sees it, and it can't be changed. */
  | { readonly kind: 'whisper' };

/** Logs a failure that has been dealt with, in words that hold no token. */
export function logFailure(log: Logger, failure: SlackFailure, doing: string): void {
  log.warn({ failure: failure.kind, detail: failure.detail }, `slack: ${doing}`);
}

/** Sends the first of several ways to say the same that Slack accepts, each simpler than the one before. */
export async function sendFirstAccepted<Result>(
  candidates: readonly SlackMessage[],
  send: (message: SlackMessage) => Promise<Result>,
  log: Logger,
): Promise<{ readonly result: Result; readonly message: SlackMessage }> {
  const [message, ...simpler] = candidates;
  if (message === undefined) throw new Error('There is nothing to send');
  try {
    return { result: await send(message), message };
  } catch (error) {
    const failure = classifySlackError(error);
    const isAboutContent = failure.kind === 'invalid_blocks' || failure.kind === 'msg_too_long';
    if (!isAboutContent || simpler.length === 0) throw error;
    logFailure(log, failure, 'a message was refused and is sent in simpler form');
    return sendFirstAccepted(simpler, send, log);
  }
}

/** How a private answer went; `unclear` where Slack may have shown it although its reply was lost. */
export type WhisperOutcome = 'shown' | 'unclear' | 'refused';

/** Shows messages to the asker alone. Never rejects: a failure is logged. */
export async function whisper(messages: readonly SlackMessage[], outlet: Outlet): Promise<WhisperOutcome> {
  const { api, response, destination, log } = outlet;
  const send = (message: SlackMessage) =>
    response === undefined
      ? api.postEphemeral(destination.channel, destination.user, message, destination.thread)
      : response.send(message, 'ephemeral');
  try {
    for (const message of messages) await sendFirstAccepted([message, withoutBlocks(message)], send, log);
    return 'shown';
  } catch (error) {
    const failure = classifySlackError(error);
    logFailure(log, failure, 'a private answer could not be shown');
    return failure.kind === 'network' && !failure.isCertainlyUnsent ? 'unclear' : 'refused';
  }
}
