/**
 * What the app asks permission for: one row per Web API method and event that this adapter uses, with the bot scope
 * it takes (docs.slack.dev, methods and events). A test compares the rows with the source, so the manifest can hold
 * neither a scope too many nor one too few.
 */
export const METHOD_SCOPES = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'views.publish': [],
  // With the app's own credentials instead of a token.
  'oauth.v2.access': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** By the manifest's name of the event; `message.im` arrives as a `message`. */
export const EVENT_SCOPES = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  app_home_opened: [],
  // What deliveries have to know of channels: let in again, opened again, renamed, and the app taken out.
  member_joined_channel: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
  channel_id_changed: ['groups:read'],
  app_uninstalled: [],
  tokens_revoked: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Slash commands take a scope of their own. */
const COMMAND_SCOPE = 'commands';

function compareNames(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** The bot scopes the app needs, sorted. */
export function listBotScopes(): readonly string[] {
  const scopes = [METHOD_SCOPES, EVENT_SCOPES].flatMap((table) => Object.values(table).flat());
  return [...new Set([COMMAND_SCOPE, ...scopes])].sort(compareNames);
}

/** The events the app subscribes to, sorted. */
export function listBotEvents(): readonly string[] {
  return Object.keys(EVENT_SCOPES).sort(compareNames);
}
