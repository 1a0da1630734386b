import type { Sender } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Holder } from '../store/delivery-leases.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import type { SendSlots } from '../store/send-slots.ts';
import type { LetterSource, Prepared } from './letters.ts';
import type { RefusalHandler } from './refusals.ts';
import { type Wait, waitForSlots } from './send-limits.ts';

export interface DeliveryWorkerDeps {
  readonly deliveries: Deliveries;
  readonly slots: SendSlots;
  /** How to send to each platform that is on. */
  readonly senders: ReadonlyMap<string, Sender>;
  readonly letters: Readonly<Record<Delivery['kind'], LetterSource>>;
  readonly refusals: RefusalHandler;
  readonly clock: Clock;
  readonly wait: Wait;
  readonly log: Logger;
  /** Unique to this process. */
  readonly owner: string;
}

export interface DeliveryWorker {
  /** Sends what is due until nothing is left or the signal aborts. Asked for again meanwhile it is the same run. */
  drain(signal: AbortSignal): Promise<void>;
  /** How many deliveries wait for a worker, at most `limit`. */
  countWaiting(limit: number): Promise<number>;
  /** Marks and reports what processes that are gone were sending; see `Deliveries.recover`. */
  recover(isAlone: boolean): Promise<void>;
}

/** What one process sends at the same time: enough to keep the platforms' slots reserved ahead. */
const LANES = 96;
/** Longer than the slowest call and the longest wait for a slot together (ms). */
const LEASE_MS = 120_000;
/** Taken from the outbox at a time. */
const CLAIM = 24;
const LOOK_AGAIN_MS = 300_000;
const CHANGED = 'The data changed before the picture could be sent';

type Ready = Extract<Prepared, { kind: 'ready' }>;

/** One claimed delivery and all that is needed to take it further. */
interface Task {
  readonly delivery: Delivery;
  readonly sender: Sender;
  readonly ready: Ready;
  readonly signal: AbortSignal;
}

/**
 * Takes deliveries from the outbox and sends them: words first, then the picture. Each step is written down before
 * and after it is done, so that however this process ends, nothing is lost and nothing that is known to be sent is
 * sent again.
 */
export function createDeliveryWorker(deps: DeliveryWorkerDeps): DeliveryWorker {
  const { deliveries, senders, letters, refusals, clock, log, owner } = deps;
  const platforms = [...senders.keys()];
  const underWay = new Set<Promise<void>>();
  let draining: Promise<void> | undefined;
  const holder = (): Holder => ({ owner, now: clock.now(), leaseMs: LEASE_MS });

  /** Whether it is time and still ours; where it is not, the delivery is given back. */
  async function enter(task: Task, step: 'text' | 'image'): Promise<boolean> {
    const { delivery, sender, signal } = task;
    const tryAt = await waitForSlots(sender.budgetsOf(delivery.place), deps, signal);
    if (tryAt === undefined) return deliveries.begin(delivery.id, step, holder());
    await deliveries.postpone(delivery.id, owner, { availableAt: tryAt, reason: delivery.reason });
    return false;
  }

  async function sendText(task: Task): Promise<boolean> {
    const { delivery, sender, ready } = task;
    if (!(await enter(task, 'text'))) return false;
    const outcome = await sender.sendText(delivery.place, ready.letter);
    if (outcome.kind !== 'sent') {
      await refusals.settleText(delivery, outcome);
      return false;
    }
    const hasMore = ready.letter.reply.chart !== undefined && !outcome.hasImage;
    await deliveries.finishText(delivery.id, owner, {
      state: 'sent',
      now: clock.now(),
      reference: outcome.reference,
      image: outcome.hasImage ? 'sent' : hasMore ? 'pending' : 'none',
      ...(outcome.remark === undefined ? {} : { reason: outcome.remark }),
      ...(ready.dataVersion === undefined ? {} : { dataVersion: ready.dataVersion }),
      ...(ready.content === undefined ? {} : { content: ready.content }),
      ...(ready.digest === undefined ? {} : { digest: ready.digest }),
    });
    if (hasMore) await sendImage(task, outcome.reference);
    return true;
  }

  async function sendImage(task: Task, reference: string): Promise<void> {
    const { delivery, sender, ready } = task;
    if (!(await enter(task, 'image'))) return;
    const outcome = await sender.sendImage(delivery.place, ready.letter, reference);
    if (outcome.kind === 'sent') await deliveries.finishImage(delivery.id, owner, { image: 'sent' });
    else await refusals.settleImage(delivery, outcome);
  }

  async function proceed(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { id, kind, place } = delivery;
    const sender = senders.get(place.platform);
    if (sender === undefined) return;
    const ready = await letters[kind].prepare(delivery, clock.now());
    if (ready.kind === 'waiting') {
      await deliveries.postpone(id, owner, { availableAt: ready.until, reason: ready.reason });
      return;
    }
    const isImage = delivery.state === 'sent';
    if (ready.kind === 'unwanted') {
      const { reason } = ready;
      if (isImage) await deliveries.finishImage(id, owner, { image: 'failed', reason });
      else await deliveries.finishText(id, owner, { state: 'skipped', reason, now: clock.now() });
      return;
    }
    const task: Task = { delivery, sender, ready, signal };
    if (!isImage) await sendText(task);
    else if (ready.dataVersion !== undefined && ready.dataVersion !== delivery.dataVersion)
      await deliveries.finishImage(id, owner, { image: 'failed', reason: CHANGED });
    else await sendImage(task, delivery.reference ?? '');
  }

  /** One delivery's trouble is its own: whatever goes wrong is logged, and it is looked at again later. */
  async function attempt(delivery: Delivery, signal: AbortSignal): Promise<void> {
    try {
      await proceed(delivery, signal);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, delivery: delivery.id }, 'a delivery failed');
      const availableAt = clock.now() + (signal.aborted ? 0 : LOOK_AGAIN_MS);
      await deliveries
        .postpone(delivery.id, owner, { availableAt, reason: delivery.reason })
        .catch((failure: unknown) => log.error({ err: failure }, 'a delivery could not be given back'));
    }
  }

  function begin(claimed: readonly Delivery[], signal: AbortSignal): void {
    for (const delivery of claimed) {
      const work = attempt(delivery, signal).finally(() => underWay.delete(work));
      underWay.add(work);
    }
  }

  /** Keeps the lanes filled a handful at a time, so that one slow delivery holds up a lane and nothing else. */
  async function drain(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const limit = Math.min(CLAIM, LANES - underWay.size);
      const claimed = limit < CLAIM ? undefined : await deliveries.claim({ ...holder(), platforms, limit });
      if (claimed !== undefined && claimed.length > 0) begin(claimed, signal);
      else if (underWay.size > 0) await Promise.race(underWay);
      else return;
    }
  }

  return {
    drain(signal) {
      draining ??= drain(signal)
        .finally(() => Promise.all(underWay))
        .finally(() => {
          draining = undefined;
        });
      return draining;
    },
    countWaiting: (limit) => deliveries.countClaimable({ ...holder(), platforms, limit }),
    async recover(isAlone) {
      const { unknown, unknownImages } = await deliveries.recover(holder(), isAlone);
      for (const { id, place, period } of unknown)
        log.warn(
          { delivery: id, place, period },
          'a digest or alert may or may not have arrived; it is not sent again',
        );
      for (const { id, place, period } of unknownImages)
        log.warn(
          { delivery: id, place, period },
          'a picture may or may not have arrived; it is not sent again',
        );
    },
  };
}
