import type { Request } from './request.ts';

/** Where a message belongs: a chat, and the topic or thread in it. Settings and subscriptions hang on it. */
export interface Place {
  readonly platform: string;
  /** Empty where the platform has no workspaces. */
  readonly tenant: string;
  readonly conversation: string;
  /** Empty for the chat itself. */
  readonly thread: string;
}

/** The place that a question stands in. */
export function placeOf({ platform, tenant, conversation, thread = '', startsThread }: Request): Place {
  return { platform, tenant, conversation, thread: startsThread === true ? '' : thread };
}

/** A place as one text, for keys. */
export function placeKey({ platform, tenant, conversation, thread }: Place): string {
  return JSON.stringify([platform, tenant, conversation, thread]);
}
