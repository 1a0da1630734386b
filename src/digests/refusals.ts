import type { ChatEvent } from '../chat/adapter.ts';
import type { Refusal } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import { isPassing, type Passing, retryDelayMs } from './retry-delay.ts';

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

type Lasting = Exclude<Refusal, Passing>;

/** After this nobody waits for it any more (ms). */
const GIVE_UP_MS = 86_400_000;
/** A digest is readable without its picture. */
const IMAGE_TRIES = 5;

async function tryLater(
  delivery: Delivery,
  refusal: Passing,
  undoes: 'text' | 'image',
  { deliveries, clock, random, owner }: RefusalDeps,
): Promise<void> {
  const availableAt = Math.ceil(clock.now() + retryDelayMs(refusal, delivery.attempts, random()));
  await deliveries.postpone(delivery.id, owner, { availableAt, reason: refusal.detail, undoes });
}

/** Closes a text that will not be tried again; only a chat that moved is written to under its new name. */
async function closeText(
  { id }: Delivery,
  refusal: Lasting,
  { deliveries, clock, owner }: RefusalDeps,
): Promise<void> {
  const now = clock.now();
  const { detail } = refusal;
  switch (refusal.kind) {
    case 'moved':
      return deliveries.postpone(id, owner, { availableAt: now, reason: null, undoes: 'text' });
    case 'unreachable':
      return deliveries.finishText(id, owner, { state: 'paused', reason: refusal.reason, now });
    case 'unclear':
      return deliveries.finishText(id, owner, { state: 'unknown', reason: detail, now });
    case 'rejected':
      return deliveries.finishText(id, owner, { state: 'failed', reason: detail, now });
  }
}

/** What a refusal says of the whole chat is told to everybody who keeps something for it. */
async function tellOf({ place }: Delivery, refusal: Refusal, { onChatEvent }: RefusalDeps): Promise<void> {
  const { platform, tenant, conversation, thread } = place;
  const chat = { platform, tenant, conversation };
  if (refusal.kind === 'moved') await onChatEvent({ ...chat, kind: 'moved', to: refusal.conversation });
  if (refusal.kind !== 'unreachable') return;
  const { reason } = refusal;
  // A closed topic says nothing of the rest of its chat.
  await onChatEvent({ ...chat, kind: 'lost', reason, ...(reason === 'thread-gone' ? { thread } : {}) });
}

function note({ id, place }: Delivery, refusal: Refusal, step: 'text' | 'image', log: Logger): void {
  const { kind, detail } = refusal;
  log.warn({ delivery: id, place, step, refusal: kind, detail }, 'a delivery was refused');
}

/** Decides from a refusal what becomes of the delivery, and tells what it says of the chat. */
export function createRefusalHandler(deps: RefusalDeps): RefusalHandler {
  const { deliveries, clock, log, owner } = deps;
  return {
    async settleText(delivery, refusal) {
      note(delivery, refusal, 'text', log);
      if (!isPassing(refusal)) {
        await closeText(delivery, refusal, deps);
        await tellOf(delivery, refusal, deps);
        return;
      }
      const now = clock.now();
      const reason = refusal.detail;
      if (now - delivery.dueAt > GIVE_UP_MS)
        await deliveries.finishText(delivery.id, owner, { state: 'failed', reason, now });
      else await tryLater(delivery, refusal, 'text', deps);
    },
    async settleImage(delivery, refusal) {
      note(delivery, refusal, 'image', log);
      // A text that was sent in this very run counted its own tries, of which there was one.
      const attempts = delivery.state === 'sent' ? delivery.attempts : 0;
      if (isPassing(refusal) && attempts < IMAGE_TRIES) {
        await tryLater({ ...delivery, attempts }, refusal, 'image', deps);
        return;
      }
      const image = refusal.kind === 'unclear' ? 'unknown' : 'failed';
      await deliveries.finishImage(delivery.id, owner, { image, reason: refusal.detail });
      await tellOf(delivery, refusal, deps);
    },
  };
}
