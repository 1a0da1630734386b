import type { GivenAnswer } from '../data-ports.ts';
import { parseMessage } from '../parse.ts';
import type { Pairs } from './extract-arguments.ts';

/** What was last answered about the market in a chat, so that "and ethereum?" means something there. */
export interface LastAnswer {
  readonly command: string;
  /** All arguments it ran with, defaults included, as they would be typed. */
  readonly pairs: Pairs;
}

/** The question that an answer was given to, taken apart again. */
export function questionOf({ command, text }: Pick<GivenAnswer, 'command' | 'text'>): LastAnswer {
  return { command, pairs: Object.fromEntries(parseMessage(text).pairs) };
}
