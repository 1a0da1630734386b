import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** What went wrong with a call to Slack, as far as the bot acts on it. `detail` is safe to log and to show: no token, no page. */
export type SlackFailure = { readonly detail: string } & (
  | {
      readonly kind:
        | 'not_in_channel' // the channel is there, the bot is not in it
        | 'channel_not_found' // unknown, or private without the bot
        | 'is_archived'
        | 'restricted' // the channel is read-only for the bot
        | 'user_unreachable' // deleted, not in the channel, or takes no messages
        | 'revoked' // the installation is gone: nothing will work until it is installed again
        | 'missing_scope'
        | 'msg_too_long'
        | 'invalid_blocks'
        | 'not_editable' // the message is gone or not ours
        | 'file_not_found'
        | 'other';
    }
  | { readonly kind: 'ratelimited'; readonly retryAfterSeconds: number }
  /** Sending again is safe only where Slack certainly never saw the call. */
  | { readonly kind: 'network'; readonly isCertainlyUnsent: boolean }
);

type RefusalKind = Exclude<SlackFailure['kind'], 'ratelimited' | 'network'>;

/** By the error codes of docs.slack.dev; the first match wins. */
const REFUSALS: readonly (readonly [RegExp, RefusalKind])[] = [
  [/^not_in_channel$/, 'not_in_channel'],
  [/^channel_not_found$/, 'channel_not_found'],
  [/^is_archived$/, 'is_archived'],
  [
    /^(restricted_action|posting_to_.*_denied|message_limit_exceeded|access_denied|ekm_access_denied)/,
    'restricted',
  ],
  [
    /^(messages_tab_disabled|cannot_dm_bot|user_not_(found|visible|in_channel)|user_disabled)$/,
    'user_unreachable',
  ],
  [
    /^(account_inactive|token_(revoked|expired)|invalid_(auth|refresh_token)|not_authed|org_login_required|team_.*)$/,
    'revoked',
  ],
  [/^(missing_scope|no_permission|not_allowed_token_type)$/, 'missing_scope'],
  [/^(msg_too_long|msg_blocks_too_long|too_many_.*)$/, 'msg_too_long'],
  [/^(invalid_blocks|invalid_blocks_format|invalid_attachments)$/, 'invalid_blocks'],
  [/^(message_not_found|cant_update_message|edit_window_closed|update_failed)$/, 'not_editable'],
  [/^(file_not_found|file_deleted)$/, 'file_not_found'],
];

/** Connecting failed, so not one byte of the call went out. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const MAX_CAUSES = 5;

/** A refusal by its code; `ok: false` with anything but a code, such as a page of HTML, is `other` and never quoted. */
export function classifyRefusal(code: string): SlackFailure {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(code)) return { kind: 'other', detail: 'an unreadable answer' };
  if (/^(ratelimited|rate_limited|message_limit)$/.test(code))
    return { kind: 'ratelimited', retryAfterSeconds: 1, detail: code };
  return { kind: REFUSALS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other', detail: code };
}

/** A failure by the status of an HTTP answer that carried no code. */
export function classifyStatus(status: number, retryAfterSeconds = 1): SlackFailure {
  const detail = `HTTP ${status}`;
  if (status === 429) return { kind: 'ratelimited', retryAfterSeconds, detail };
  // A server error says nothing of whether the message was stored before it.
  return status >= 500 ? { kind: 'network', isCertainlyUnsent: false, detail } : { kind: 'other', detail };
}

/** The first code along an error's chain of causes: fetch hides why it failed two levels deep. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return undefined;
  const isSystemCode = 'code' in error && typeof error.code === 'string' && /^[A-Z_]+$/.test(error.code);
  return isSystemCode ? String(error.code) : codeOf(error.cause, depth + 1);
}

/** A failure to exchange anything at all. */
export function classifyNetwork(error: unknown): SlackFailure {
  const code = codeOf(error);
  return {
    kind: 'network',
    isCertainlyUnsent: code !== undefined && UNSENT.test(code),
    detail: code ?? (error instanceof Error ? error.name : 'no connection'),
  };
}

/** A failure that already has a name, thrown by this adapter's own calls. */
export class SlackCallError extends Error {
  override readonly name = 'SlackCallError';
  readonly failure: SlackFailure;

  constructor(failure: SlackFailure) {
    super(`Slack: ${failure.detail}`);
    this.failure = failure;
  }
}

/** Turns whatever a call to Slack threw into what the bot does about it; unknown errors become `other`. */
export function classifySlackError(error: unknown): SlackFailure {
  if (error instanceof SlackCallError) return error.failure;
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'ratelimited', retryAfterSeconds: error.retryAfter, detail: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) return classifyRefusal(error.data.error);
  if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return classifyNetwork(error.original);
  return { kind: 'other', detail: error instanceof Error ? error.name : 'unknown' };
}
