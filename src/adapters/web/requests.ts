import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Request } from '../../chat/request.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the page sends when a person asks. */
export const askBody = z.strictObject({ text: z.string().trim().min(1), asOf: day.optional() });

/** What the page sends when a button is pressed: which one of which answer, so that nothing else can be asked so. */
export const pressBody = z.strictObject({ answer: z.string(), action: z.int().min(0) });

/** A question in the conversation that a session is: one person alone with the bot, who administers nothing. */
export function toRequest(session: string, text: string, asOf: string | undefined): Request {
  return {
    platform: 'web',
    tenant: '',
    conversation: session,
    user: { id: session, isAdmin: false },
    isDirect: true,
    isAddressed: true,
    text,
    ...(asOf === undefined ? {} : { asOf }),
    dedupeKey: randomUUID(),
    capabilities: { images: true, buttons: true, privateReplies: true },
  };
}
