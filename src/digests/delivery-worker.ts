import type { Logger } from '../lib/log.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import { type AttemptDeps, attemptDelivery, holderOf } from './delivery-attempt.ts';

export interface DeliveryWorkerDeps extends AttemptDeps {
  readonly log: Logger;
}

export interface DeliveryWorker {
  /** Sends what is due until nothing is left or the signal aborts. Asked for again meanwhile it is the same run. */
  drain(signal: AbortSignal): Promise<void>;
  /** How many deliveries wait for a worker, at most `limit`. */
  countWaiting(limit: number): Promise<number>;
  /** Marks and reports what processes that are gone were sending; see `Deliveries.recover`. */
  recover(isAlone: boolean): Promise<void>;
}

/**
 * What one process sends at the same time: enough to keep the platforms' slots reserved two seconds ahead. The slots
 * of a process that dies pass unused, so many more would cost.
 */
const LANES = 64;
/** Taken from the outbox at a time. */
const CLAIM = 16;
const LOOK_AGAIN_MS = 300_000;

/** One delivery's trouble is its own: whatever goes wrong is logged, and it is looked at again later. */
async function attemptSafely(
  delivery: Delivery,
  signal: AbortSignal,
  deps: DeliveryWorkerDeps,
): Promise<void> {
  const { deliveries, clock, log, owner } = deps;
  const { id, reason } = delivery;
  try {
    await attemptDelivery(delivery, signal, deps);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error, delivery: id }, 'a delivery failed');
    const availableAt = clock.now() + (signal.aborted ? 0 : LOOK_AGAIN_MS);
    await deliveries
      .postpone(id, owner, { availableAt, reason })
      .catch((failure: unknown) => log.error({ err: failure }, 'a delivery could not be given back'));
  }
}

/** Keeps the lanes filled a handful at a time, so that one slow delivery holds up a lane and nothing else. */
async function drainOutbox(signal: AbortSignal, deps: DeliveryWorkerDeps): Promise<void> {
  const platforms = [...deps.senders.keys()];
  const underWay = new Set<Promise<void>>();
  const begin = (delivery: Delivery) => {
    const work: Promise<void> = attemptSafely(delivery, signal, deps).finally(() => underWay.delete(work));
    underWay.add(work);
  };
  try {
    while (!signal.aborted) {
      const isFull = LANES - underWay.size < CLAIM;
      const claimed = isFull
        ? []
        : await deps.deliveries.claim({ ...holderOf(deps), platforms, limit: CLAIM });
      claimed.forEach(begin);
      if (claimed.length > 0) continue;
      if (underWay.size === 0) return;
      await Promise.race(underWay);
    }
  } finally {
    await Promise.all(underWay);
  }
}

async function recover(isAlone: boolean, deps: DeliveryWorkerDeps): Promise<void> {
  const { unknown, unknownImages } = await deps.deliveries.recover(holderOf(deps), isAlone);
  const report = (what: string) => (delivery: Delivery) => {
    const { id, place, period } = delivery;
    const text = `${what} may or may not have arrived; it is not sent again`;
    deps.log.warn({ delivery: id, place, period }, text);
  };
  unknown.forEach(report('a digest or alert'));
  unknownImages.forEach(report('a picture'));
}

/** Takes deliveries from the outbox and sends them, many at once. */
export function createDeliveryWorker(deps: DeliveryWorkerDeps): DeliveryWorker {
  const platforms = [...deps.senders.keys()];
  let draining: Promise<void> | undefined;
  return {
    drain(signal) {
      draining ??= drainOutbox(signal, deps).finally(() => {
        draining = undefined;
      });
      return draining;
    },
    countWaiting: (limit) => deps.deliveries.countClaimable({ ...holderOf(deps), platforms, limit }),
    recover: (isAlone) => recover(isAlone, deps),
  };
}
