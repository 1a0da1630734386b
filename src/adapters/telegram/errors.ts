import { BotError, GrammyError, HttpError } from 'grammy';

/** What went wrong with a call to Telegram, as far as the bot acts on it. `detail` is safe to log: no token, no URL. */
export type TelegramFailure = { readonly detail: string } & (
  | {
      readonly kind:
        | 'blocked' // the person blocked the bot or is gone
        | 'kicked' // the bot is no longer in the chat, or the chat is gone
        | 'forbidden' // the bot is there but may not write: rights, a closed or deleted topic
        | 'forbidden-photo' // text is welcome, photos are not
        | 'photo-rejected' // this picture or file id is unusable
        | 'parse' // the markup was refused
        | 'not-modified'
        | 'not-editable'
        | 'stale-query'
        | 'unauthorized'
        | 'conflict' // a second poller, or a webhook beside polling
        | 'other';
    }
  | { readonly kind: 'migrated'; readonly toChatId: number }
  | { readonly kind: 'too-many-requests'; readonly retryAfterSeconds: number }
  /** Sending again is safe only where Telegram certainly never saw the call. */
  | { readonly kind: 'network'; readonly isCertainlyUnsent: boolean }
);

type PlainKind = Exclude<TelegramFailure['kind'], 'migrated' | 'too-many-requests' | 'network'>;

/** By the texts of the Bot API server and of Telegram behind it; the first match wins. */
const KINDS: readonly (readonly [RegExp, PlainKind])[] = [
  [/bot was blocked by the user|user is deactivated|can't initiate conversation/i, 'blocked'],
  [/bot was kicked|bot is not a member|group chat was deleted|chat not found/i, 'kicked'],
  [/not enough rights to send photos|CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN/i, 'forbidden-photo'],
  [/PHOTO_INVALID|IMAGE_PROCESS_FAILED|PHOTO_SAVE_FILE_INVALID|file is too big/i, 'photo-rejected'],
  [/Request Entity Too Large|file must be non-empty|wrong (remote )?file identifier/i, 'photo-rejected'],
  [/can't parse entities/i, 'parse'],
  [/message is not modified/i, 'not-modified'],
  [/message to edit not found|message can't be edited|in the message to edit/i, 'not-editable'],
  [/query is too old|query ID is invalid/i, 'stale-query'],
  [/need administrator rights|have no write access|not enough rights/i, 'forbidden'],
  [/TOPIC_CLOSED|message thread not found|CHAT_(WRITE_FORBIDDEN|RESTRICTED|ADMIN_REQUIRED)/i, 'forbidden'],
];

/** Turns whatever a grammY call threw into what the bot does about it; unknown errors become `other`. */
export function classifyTelegramError(error: unknown): TelegramFailure {
  if (error instanceof GrammyError) return classifyRefusal(error);
  if (error instanceof HttpError) return classifyNetwork(error);
  return { kind: 'other', detail: describeError(error) };
}

function classifyRefusal(error: GrammyError): TelegramFailure {
  const { error_code: code, description, parameters } = error;
  const detail = `${error.method}: ${code} ${description}`;
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'migrated', toChatId: parameters.migrate_to_chat_id, detail };
  if (code === 429)
    return { kind: 'too-many-requests', retryAfterSeconds: parameters.retry_after ?? 1, detail };
  if (code === 401) return { kind: 'unauthorized', detail };
  if (code === 409) return { kind: 'conflict', detail };
  // A server error says nothing of whether the message was stored before it.
  if (code >= 500) return { kind: 'network', isCertainlyUnsent: false, detail };
  const kind = KINDS.find(([text]) => text.test(description))?.[1] ?? (code === 403 ? 'kicked' : 'other');
  return { kind, detail };
}

function classifyNetwork(error: HttpError): TelegramFailure {
  const cause = error.error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  // The cause's message holds the URL and with it the token: it is looked at and never passed on. Only a failure to
  // look up or connect proves that nothing was sent; several addresses tried in vain leave an empty reason.
  const reason = cause instanceof Error ? (/ reason: ?(.*)$/s.exec(cause.message)?.[1] ?? 'none') : 'none';
  const isCertainlyUnsent = code !== 'no code' && (/^(connect |getaddrinfo )/.test(reason) || reason === '');
  return { kind: 'network', isCertainlyUnsent, detail: `${error.message} (${code})` };
}

/** An error as a line for the log. The errors of grammY carry the token in their fields, so only texts known to be safe pass. */
export function describeError(error: unknown): string {
  if (error instanceof BotError) return describeError(error.error);
  if (error instanceof GrammyError || error instanceof HttpError) return classifyTelegramError(error).detail;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
