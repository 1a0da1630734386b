import type { Theme } from '../charts/spec.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';

/** What the bot says by itself: words, and a chart that follows them. */
export interface Letter {
  readonly reply: Reply;
  readonly theme: Theme;
}

/** What a platform counts when it limits a bot: everything the bot sends, or what it sends to one chat. */
export interface Budget {
  /** Shared by all processes; names the bot or the chat, never a credential. */
  readonly key: string;
  /** At most one message an interval. */
  readonly intervalMs: number;
}

/** `revoked`: the bot's own access is gone, its token or its installation in a workspace. */
const PAUSE_REASONS = ['blocked', 'removed', 'no-rights', 'archived', 'thread-gone', 'revoked'] as const;

/** Why a chat gets nothing until something changes there. */
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** For what was kept as plain text. */
export function isPauseReason(text: string | null): text is PauseReason {
  return PAUSE_REASONS.some((reason) => reason === text);
}

/** Why a message did not get through. `detail` is safe to log and to show: no token, no page. */
export type Refusal = { readonly detail: string } & (
  | { readonly kind: 'unreachable'; readonly reason: PauseReason }
  /** The chat goes on under another name. */
  | { readonly kind: 'moved'; readonly conversation: string }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The platform certainly never saw it; sending again is safe. */
  | { readonly kind: 'unsent' }
  /** It may have arrived: sending again could say it twice. */
  | { readonly kind: 'unclear' }
  /** This message will never be taken. */
  | { readonly kind: 'rejected' }
);

/** `reference` names the messages to the platform; `remark` tells what had to be left out. */
export type TextOutcome =
  | {
      readonly kind: 'sent';
      readonly reference: string;
      /** True where the picture went along with the words. */
      readonly hasImage: boolean;
      readonly remark?: string;
    }
  | Refusal;

export type ImageOutcome = { readonly kind: 'sent' } | Refusal;

/**
 * How the bot sends by itself on one platform. Each call is one attempt, without retries and without waiting for
 * limits: the caller keeps a record of both. Neither method rejects.
 */
export interface Sender {
  readonly platform: string;
  /** What a message to the place counts towards, the narrowest first. */
  budgetsOf(place: Place): readonly Budget[];
  sendText(place: Place, letter: Letter): Promise<TextOutcome>;
  /** Adds the letter's chart to the words that were sent before as `reference`. */
  sendImage(place: Place, letter: Letter, reference: string): Promise<ImageOutcome>;
}
