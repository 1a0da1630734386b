import type { Refusal } from '../../chat/sender.ts';
import type { TelegramFailure } from './errors.ts';

const TOPIC_GONE = /TOPIC_(CLOSED|DELETED)|message thread not found/i;

/** What a failure means for deliveries to the chat. */
export function toRefusal(failure: TelegramFailure): Refusal {
  const { detail } = failure;
  if (TOPIC_GONE.test(detail)) return { kind: 'unreachable', reason: 'thread-gone', detail };
  switch (failure.kind) {
    case 'blocked':
      return { kind: 'unreachable', reason: 'blocked', detail };
    case 'kicked':
      return { kind: 'unreachable', reason: 'removed', detail };
    case 'forbidden':
      return { kind: 'unreachable', reason: 'no-rights', detail };
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
