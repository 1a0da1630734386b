/**
 * Slack's limits in one place, in characters unless the name says otherwise (docs.slack.dev: Block Kit reference,
 * chat.postMessage, chat.update, app manifest). Counted here in UTF-16 units, which is never fewer than Slack counts.
 */

/** A message takes 50 blocks; the rest is kept free for the chart and for notes that are added later. */
export const MAX_BLOCKS = 50;
export const MAX_CONTENT_BLOCKS = MAX_BLOCKS - 3;

/** `chat.update` refuses a longer `text` outright, and adding the chart is an update. */
export const MAX_FALLBACK_TEXT = 4_000;

/** A person's page. */
export const MAX_HOME_BLOCKS = 100;

export const MAX_SECTION = 3_000;
export const MAX_HEADER = 150;
/** The text objects of a context block are undocumented; 2,000 is the strictest figure any SDK checks. */
export const MAX_CONTEXT = 2_000;
export const MAX_ALT_TEXT = 2_000;
export const MAX_BUTTONS = 25;
export const MAX_BUTTON_LABEL = 75;
export const MAX_BUTTON_VALUE = 2_000;

/** The native chart block (docs.slack.dev, data visualization block). */
export const NATIVE_CHART = { title: 50, label: 20, categories: 20, series: 6 } as const;

/** A response_url takes five messages within half an hour; one is kept back for an error and one for a progress note. */
export const MAX_RESPONSES = 3;

/** A delivery is a few kilobytes; Slack's largest, an action with its message, stays far below this. */
export const MAX_BODY_BYTES = 1_048_576;

export const MANIFEST = {
  name: 35,
  description: 140,
  longDescriptionMin: 174,
  longDescriptionMax: 4_000,
  commands: 50,
  commandName: 32,
  commandDescription: 2_000,
  usageHint: 1_000,
  botEvents: 100,
} as const;
