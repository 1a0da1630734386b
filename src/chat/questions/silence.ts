/** Where a message was written: to the bot alone, to the bot in a group, or to others in a group. */
export const PLACES = ['dm', 'mention', 'ambient'] as const;

export type Where = (typeof PLACES)[number];

/**
 * True for talk that is not the bot's business. Whatever its subject: a bot that answers by guessing in a group is
 * spam, so people there name it, reply to it, or use a command.
 */
export function isOverheard(where: Where, isCommand: boolean): boolean {
  return where === 'ambient' && !isCommand;
}
