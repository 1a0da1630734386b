import type { Refusal } from '../../chat/sender.ts';
import type { SlackFailure } from './errors.ts';

const THREAD_GONE = /^(cannot_reply_to_message|thread_locked|thread_not_found|invalid_thread_ts)$/;

/** What a failure means for deliveries to the channel. */
export function toRefusal(failure: SlackFailure): Refusal {
  const { detail } = failure;
  const unreachable = (reason: Extract<Refusal, { kind: 'unreachable' }>['reason']): Refusal => ({
    kind: 'unreachable',
    reason,
    detail,
  });
  switch (failure.kind) {
    case 'not_in_channel':
    case 'channel_not_found':
      return unreachable('removed');
    case 'is_archived':
      return unreachable('archived');
    case 'restricted':
    case 'missing_scope':
      return unreachable('no-rights');
    case 'user_unreachable':
      return unreachable('blocked');
    case 'revoked':
      return unreachable('revoked');
    case 'ratelimited':
      return { kind: 'busy', retryAfterMs: failure.retryAfterSeconds * 1_000, detail };
    case 'network':
      return { kind: failure.isCertainlyUnsent ? 'unsent' : 'unclear', detail };
    case 'msg_too_long':
    case 'invalid_blocks':
    case 'not_editable':
    case 'file_not_found':
    case 'other':
      break;
  }
  return THREAD_GONE.test(detail) ? unreachable('thread-gone') : { kind: 'rejected', detail };
}
