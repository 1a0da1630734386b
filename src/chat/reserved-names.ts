/** The one command under which every other can be reached where workspaces share command names. */
export const UMBRELLA_COMMAND = 'macro';

/**
 * Names a platform keeps for itself: one of them in a manifest makes the whole manifest invalid. `help` is here too,
 * yet a bot elsewhere cannot do without it, so it is the single exception (reached there through the umbrella).
 */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'archive',
  'away',
  'active',
  'call',
  'collapse',
  'dm',
  'dnd',
  'expand',
  'feed',
  'feedback',
  'help',
  'invite',
  'join',
  'leave',
  'me',
  'msg',
  'mute',
  'open',
  'remind',
  'remove',
  'rename',
  'search',
  'shortcuts',
  'shrug',
  'star',
  'status',
  'topic',
  'who',
  UMBRELLA_COMMAND,
]);

/** Reserved where commands are declared by name, but expected everywhere else. */
export const UMBRELLA_ONLY_NAMES: ReadonlySet<string> = new Set(['help']);
