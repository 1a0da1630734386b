import type { ChatEvent } from '../chat/adapter.ts';
import type { PauseReason } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { ChatStanding, Extent } from '../store/chat-standing.ts';
import { CATCH_UP_MS } from './due-plan.ts';
import { occurrencesAfter } from './schedule.ts';

/** Others that keep something for chats, such as alerts, and have to follow what happens to them. */
export type ChatListener = (event: ChatEvent) => Promise<void>;

interface ChatEventDeps {
  readonly standing: ChatStanding;
  readonly clock: Clock;
  readonly log: Logger;
  readonly listeners?: readonly ChatListener[];
}

/** What being let in again mends; a closed topic and a revoked token are other matters. */
const MENDED_BY_RETURN: readonly PauseReason[] = ['blocked', 'removed', 'no-rights', 'archived'];
const MENDED_BY_CONNECTION: readonly PauseReason[] = ['revoked'];

/** Keeps what is delivered to chats in step with what happens to them. Never rejects: a failure is logged. */
export function createChatEvents({ standing, clock, log, listeners = [] }: ChatEventDeps): ChatListener {
  function revive(extent: Extent | { readonly platform: string }, reasons: readonly PauseReason[]) {
    const now = clock.now();
    return standing.revive(extent, {
      now,
      since: now - CATCH_UP_MS,
      reasons,
      nextRunAt: (subscription) => occurrencesAfter(subscription, now, 1)[0]?.instant ?? now,
    });
  }

  async function apply(event: ChatEvent): Promise<number> {
    switch (event.kind) {
      case 'lost': {
        const { platform, tenant, conversation, thread, reason } = event;
        const extent = { platform, tenant, conversation, ...(thread === undefined ? {} : { thread }) };
        return standing.pause(extent, { reason, now: clock.now() });
      }
      case 'found':
        return revive(event, MENDED_BY_RETURN);
      case 'connected':
        return revive({ platform: event.platform }, MENDED_BY_CONNECTION);
      case 'moved':
        await standing.move(event, event.to);
        return 1;
      case 'uninstalled':
        break;
    }
    return standing.forget(event);
  }

  return async (event) => {
    try {
      const subscriptions = await apply(event);
      if (subscriptions > 0) log.info({ event, subscriptions }, 'deliveries follow what happened to a chat');
      for (const listener of listeners) await listener(event);
    } catch (error) {
      log.error({ err: error, event }, 'what happened to a chat could not be followed');
    }
  };
}
