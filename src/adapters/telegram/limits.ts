/** What Telegram accepts, in one place. Text lengths are code points of what remains after its markup is parsed. */
export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;

/** The raw text of a message, markup included, in UTF-8 bytes. */
export const RAW_TEXT_BYTES = 32_768;

export const CALLBACK_DATA_BYTES = 64;

/** Telegram shows fewer than a row can hold; longer labels are cut by its clients, unpredictably. */
export const BUTTON_LABEL_LIMIT = 64;
export const BUTTONS_PER_ROW = 4;
export const BUTTONS_LIMIT = 24;

export const COMMANDS_LIMIT = 100;
export const COMMAND_NAME = /^[a-z0-9_]{1,32}$/;
export const COMMAND_DESCRIPTION_LIMIT = 256;

export const WEBHOOK_SECRET = /^[A-Za-z0-9_-]{1,256}$/;

/** An update is a few KB; anything near this is not from Telegram. */
export const WEBHOOK_BODY_BYTES = 1_048_576;

/** Longest that Telegram is asked to hold one `getUpdates` open, in seconds; it allows 50. */
export const POLL_SECONDS = 30;

/** After this an unanswered call to Telegram counts as failed, in seconds; must exceed `POLL_SECONDS`. */
export const CALL_SECONDS = 45;

/** Messages one chat may have waiting before further ones are dropped. */
export const CHAT_BACKLOG = 20;

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export function firstCodePoints(text: string, count: number): string {
  return Array.from(text).slice(0, count).join('');
}
