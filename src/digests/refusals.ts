import type { ChatEvent } from '../chat/adapter.ts';
import type { Refusal } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Delivery } from '../store/delivery-rows.ts';

interface RefusalDeps {
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly log: Logger;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly owner: string;
  /** Told of chats that moved or cannot be reached. */
  readonly onChatEvent: (event: ChatEvent) => Promise<void>;
}

/** What is done about a platform's refusal. */
export interface RefusalHandler {
  settleText(delivery: Delivery, refusal: Refusal): Promise<void>;
  settleImage(delivery: Delivery, refusal: Refusal): Promise<void>;
}

const MINUTE = 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * MINUTE;
/** After this nobody waits for it any more. */
const GIVE_UP_MS = 24 * 60 * MINUTE;
/** A digest is readable without its picture. */
const IMAGE_TRIES = 5;

type Passing = Extract<Refusal, { kind: 'busy' | 'unsent' }>;

export function createRefusalHandler(deps: RefusalDeps): RefusalHandler {
  const { deliveries, clock, log, random, owner, onChatEvent } = deps;

  /** As long as the platform says, or ever longer; and a little more by chance, so that not all come back at once. */
  function delayOf(refusal: Passing, tries: number): number {
    const least =
      refusal.kind === 'busy'
        ? refusal.retryAfterMs
        : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, 10));
    return least + random() * (1_000 + least / 4);
  }

  async function tryLater(delivery: Delivery, refusal: Passing, undoes: 'text' | 'image'): Promise<void> {
    const availableAt = Math.ceil(clock.now() + delayOf(refusal, delivery.attempts));
    await deliveries.postpone(delivery.id, owner, { availableAt, reason: refusal.detail, undoes });
  }

  async function tellOf(delivery: Delivery, refusal: Refusal): Promise<void> {
    const { platform, tenant, conversation, thread } = delivery.place;
    const chat = { platform, tenant, conversation };
    if (refusal.kind === 'moved') await onChatEvent({ ...chat, kind: 'moved', to: refusal.conversation });
    if (refusal.kind !== 'unreachable') return;
    const { reason } = refusal;
    // A closed topic says nothing of the rest of its chat.
    await onChatEvent({ ...chat, kind: 'lost', reason, ...(reason === 'thread-gone' ? { thread } : {}) });
  }

  function note(delivery: Delivery, refusal: Refusal, step: 'text' | 'image'): void {
    const { id, place } = delivery;
    log.warn(
      { delivery: id, place, step, refusal: refusal.kind, detail: refusal.detail },
      'a delivery was refused',
    );
  }

  return {
    async settleText(delivery, refusal) {
      const { id } = delivery;
      const now = clock.now();
      const close = (state: 'unknown' | 'paused' | 'failed', reason = refusal.detail) =>
        deliveries.finishText(id, owner, { state, reason, now });
      note(delivery, refusal, 'text');
      switch (refusal.kind) {
        case 'busy':
        case 'unsent':
          if (now - delivery.dueAt > GIVE_UP_MS) await close('failed');
          else await tryLater(delivery, refusal, 'text');
          return;
        case 'moved':
          await deliveries.postpone(id, owner, { availableAt: now, reason: null, undoes: 'text' });
          break;
        case 'unreachable':
          await close('paused', refusal.reason);
          break;
        case 'unclear':
          await close('unknown');
          break;
        case 'rejected':
          await close('failed');
          break;
      }
      await tellOf(delivery, refusal);
    },
    async settleImage(delivery, refusal) {
      const { id } = delivery;
      note(delivery, refusal, 'image');
      const isPassing = refusal.kind === 'busy' || refusal.kind === 'unsent';
      // A text that was sent in this very run counted its own tries, of which there was one.
      const tries = delivery.state === 'sent' ? delivery.attempts : 0;
      if (isPassing && tries < IMAGE_TRIES)
        await tryLater({ ...delivery, attempts: tries }, refusal, 'image');
      else
        await deliveries.finishImage(id, owner, {
          image: refusal.kind === 'unclear' ? 'unknown' : 'failed',
          reason: refusal.detail,
        });
      await tellOf(delivery, refusal);
    },
  };
}
