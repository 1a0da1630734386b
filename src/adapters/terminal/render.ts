import { renderPlain } from '../../chat/plain.ts';
import type { Reply } from '../../chat/reply.ts';

/** An answer for a terminal: plain text, and what buttons would offer as lines to type. */
export function renderTerminal({ actions = [], ...reply }: Reply): string {
  const offers = actions.map(({ command }) => command).join('   ');
  return offers === '' ? renderPlain(reply) : `${renderPlain(reply)}\nNext: ${offers}`;
}
