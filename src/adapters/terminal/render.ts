import { renderPlain } from '../../chat/plain.ts';
import type { Reply } from '../../chat/reply.ts';

/**
 * An answer for a terminal: plain text, and what buttons would offer as lines to type. Nothing can be told later in a
 * terminal that has been closed, so alerts are not offered.
 */
export function renderTerminal({ actions = [], ...reply }: Reply): string {
  const usable = actions.filter(({ kind }) => kind !== 'alert');
  const offers = usable.map(({ command }) => command).join('   ');
  return offers === '' ? renderPlain(reply) : `${renderPlain(reply)}\nNext: ${offers}`;
}
