import { listOffers, renderPlain } from '../../chat/plain.ts';
import type { Reply } from '../../chat/reply.ts';

/** An answer for a terminal: plain text, and what buttons would offer as lines to type. */
export function renderTerminal(reply: Reply): string {
  const offers = listOffers(reply).join('   ');
  return offers === '' ? renderPlain(reply) : `${renderPlain(reply)}\nNext: ${offers}`;
}
