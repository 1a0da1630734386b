import type { Where } from '../../../src/chat/questions/silence.ts';

/** A question with the answer it should reach. `accept` lists answers that serve the person as well. */
export interface Labelled {
  readonly text: string;
  readonly command: string;
  readonly accept: readonly string[];
  readonly where: Where;
}

/** A direct message. */
export const dm = (text: string, command: string, ...accept: string[]): Labelled => ({
  text,
  command,
  accept,
  where: 'dm',
});

/** Said in a group to the bot. */
export const mention = (text: string, command: string, ...accept: string[]): Labelled => ({
  ...dm(text, command, ...accept),
  where: 'mention',
});

/** Said in a group to others. */
export const ambient = (text: string): Labelled => ({ ...dm(text, 'SILENT'), where: 'ambient' });
