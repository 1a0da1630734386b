import { UserError } from '../lib/errors.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Ports } from './ports.ts';
import type { Request } from './request.ts';

/**
 * Lets through who may change what a chat gets: anybody alone with the bot, elsewhere its administrators. Reading is
 * open to all; this is asked only where something changes, because finding out may cost a call to the platform.
 * @throws UserError for everybody else.
 */
export async function requireAdmin({ isDirect, user }: Request): Promise<void> {
  if (isDirect || user.isAdmin || (await user.resolveAdmin?.()) === true) return;
  throw new UserError(
    'Only administrators of this chat can change what it gets.',
    'Ask one of them, or write to me directly for a digest of your own',
  );
}

/** @throws UserError where this bot keeps nothing, such as one question from the shell. */
export function requireDelivery({ delivery }: Ports): DeliveryPorts {
  if (delivery !== undefined) return delivery;
  throw new UserError(
    'Nothing can be sent later from here: nothing is stored.',
    'Ask the running bot in a chat; it keeps its subscriptions',
  );
}
