import type { DeliveryWorker } from '../digests/delivery-worker.ts';
import { CATCH_UP_MS, planDue } from '../digests/due-plan.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Subscriptions } from '../store/subscriptions.ts';
import type { JobRunner } from './runner.ts';

export interface DeliveryJobsDeps {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly worker: DeliveryWorker;
  readonly clock: Clock;
  readonly log: Logger;
}

export const TICK_QUEUE = 'delivery-tick';
export const DELIVER_QUEUE = 'deliver';

/** Taken in one transaction: long ones would hold up everybody else. */
const DUE_BATCH = 500;
/** One wake-up for so many deliveries, so that a few leave other processes alone. */
const DELIVERIES_PER_JOB = 25;
/** A process takes 20 jobs at a time, so this reaches a handful of processes. */
const MAX_JOBS = 100;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const KEPT_MS = 400 * DAY_MS;
const UNSENT = 'It could not be sent within a day';

/** Puts everything that is due into the outbox; returns how many subscriptions were due. */
export async function fillOutbox({
  subscriptions,
  clock,
}: Pick<DeliveryJobsDeps, 'subscriptions' | 'clock'>) {
  const now = clock.now();
  let due = 0;
  for (;;) {
    const { taken } = await subscriptions.takeDue(now, DUE_BATCH, (subscription) =>
      planDue(subscription, now),
    );
    due += taken;
    if (taken === 0) return due;
  }
}

async function keepHouse({ deliveries, worker, clock, log }: DeliveryJobsDeps): Promise<void> {
  const now = clock.now();
  await worker.recover(false);
  for (const { id, place, period } of await deliveries.skipOverdue(now - CATCH_UP_MS, UNSENT))
    log.warn({ delivery: id, place, period }, 'a delivery was given up: it could not be sent within a day');
  const isMidnight = Math.floor(now / MINUTE_MS) % (DAY_MS / MINUTE_MS) === 0;
  if (isMidnight) await deliveries.deleteClosed(now - KEPT_MS);
}

/**
 * The jobs of delivery: once a minute what is due goes into the outbox, and whoever can send is woken. What is due is
 * read from the clock and the stored rules, so that no timer decides anything.
 */
export function installDeliveryJobs(runner: JobRunner, deps: DeliveryJobsDeps): void {
  runner.work(TICK_QUEUE, async () => {
    await keepHouse(deps);
    const due = await fillOutbox(deps);
    if (due > 0) deps.log.info({ due }, 'digests are due');
    const waiting = await deps.worker.countWaiting(MAX_JOBS * DELIVERIES_PER_JOB);
    if (waiting === 0) return;
    const jobs = Math.ceil(waiting / DELIVERIES_PER_JOB);
    await runner.send(
      DELIVER_QUEUE,
      Array.from({ length: jobs }, (_, index) => String(index)),
    );
  });
  runner.work(DELIVER_QUEUE, (_key, signal) => deps.worker.drain(signal));
  runner.everyMinute(TICK_QUEUE);
}
