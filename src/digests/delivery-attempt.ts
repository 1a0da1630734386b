import type { Sender } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Holder } from '../store/delivery-leases.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import type { TextResult } from '../store/delivery-steps.ts';
import type { SendSlots } from '../store/send-slots.ts';
import type { LetterSource, Prepared } from './letters.ts';
import type { RefusalHandler } from './refusals.ts';
import { type Wait, waitForMoment, waitForSlots } from './send-limits.ts';

export interface AttemptDeps {
  readonly deliveries: Deliveries;
  readonly slots: SendSlots;
  /** How to send to each platform that is on. */
  readonly senders: ReadonlyMap<string, Sender>;
  readonly letters: Readonly<Record<Delivery['kind'], LetterSource>>;
  readonly refusals: RefusalHandler;
  readonly clock: Clock;
  readonly wait: Wait;
  /** Unique to this process. */
  readonly owner: string;
}

/** Longer than the slowest call and the longest wait for a slot together (ms). */
const LEASE_MS = 120_000;
const CHANGED = 'The data changed before the picture could be sent';

type Ready = Extract<Prepared, { kind: 'ready' }>;

/** One claimed delivery and all that is needed to take it further. */
interface Task {
  readonly delivery: Delivery;
  readonly sender: Sender;
  readonly ready: Ready;
  readonly signal: AbortSignal;
}

/** Who holds what is claimed from now on. */
export function holderOf({ owner, clock }: Pick<AttemptDeps, 'owner' | 'clock'>): Holder {
  return { owner, now: clock.now(), leaseMs: LEASE_MS };
}

/** Whether it is time and still ours; where it is not, the delivery is given back. */
async function enter(task: Task, step: 'text' | 'image', deps: AttemptDeps): Promise<boolean> {
  const { delivery, sender, signal } = task;
  const { deliveries, owner } = deps;
  const choice = await waitForSlots(sender.budgetsOf(delivery.place), deps, signal);
  if ('tryAt' in choice) {
    await deliveries.postpone(delivery.id, owner, { availableAt: choice.tryAt, reason: delivery.reason });
    return false;
  }
  const isOurs = await deliveries.begin(delivery.id, step, holderOf(deps));
  if (isOurs) await waitForMoment(choice.at, deps);
  return isOurs;
}

/** What is kept of words that were sent. */
function resultOf(
  { dataVersion, content, digest }: Ready,
  { reference, remark }: { readonly reference: string; readonly remark?: string },
  image: 'none' | 'pending' | 'sent',
  now: number,
): TextResult {
  return {
    state: 'sent',
    now,
    reference,
    image,
    ...(remark === undefined ? {} : { reason: remark }),
    ...(dataVersion === undefined ? {} : { dataVersion }),
    ...(content === undefined ? {} : { content }),
    ...(digest === undefined ? {} : { digest }),
  };
}

async function sendText(task: Task, deps: AttemptDeps): Promise<void> {
  const { delivery, sender, ready } = task;
  const { deliveries, refusals, clock, owner } = deps;
  if (!(await enter(task, 'text', deps))) return;
  const outcome = await sender.sendText(delivery.place, ready.letter);
  if (outcome.kind !== 'sent') {
    await refusals.settleText(delivery, outcome);
    return;
  }
  const hasMore = ready.letter.reply.chart !== undefined && !outcome.hasImage;
  const image = outcome.hasImage ? 'sent' : hasMore ? 'pending' : 'none';
  await deliveries.finishText(delivery.id, owner, resultOf(ready, outcome, image, clock.now()));
  if (hasMore) await sendImage(task, outcome.reference, deps);
}

async function sendImage(task: Task, reference: string, deps: AttemptDeps): Promise<void> {
  const { delivery, sender, ready } = task;
  if (!(await enter(task, 'image', deps))) return;
  const outcome = await sender.sendImage(delivery.place, ready.letter, reference);
  if (outcome.kind === 'sent') await deps.deliveries.finishImage(delivery.id, deps.owner, { image: 'sent' });
  else await deps.refusals.settleImage(delivery, outcome);
}

/** Closes what nobody wants any more; of words that were sent only the picture is left off. */
async function giveUp({ id, state }: Delivery, reason: string, deps: AttemptDeps): Promise<void> {
  const { deliveries, clock, owner } = deps;
  if (state === 'sent') await deliveries.finishImage(id, owner, { image: 'failed', reason });
  else await deliveries.finishText(id, owner, { state: 'skipped', reason, now: clock.now() });
}

/**
 * Takes a claimed delivery as far as it goes: words first, then the picture. Each step is written down before and
 * after it is done, so that however this process ends, nothing is lost and nothing that is known to be sent is sent
 * again.
 */
export async function attemptDelivery(
  delivery: Delivery,
  signal: AbortSignal,
  deps: AttemptDeps,
): Promise<void> {
  const sender = deps.senders.get(delivery.place.platform);
  if (sender === undefined) return;
  const prepared = await deps.letters[delivery.kind].prepare(delivery, deps.clock.now());
  if (prepared.kind === 'waiting') {
    const { until, reason } = prepared;
    await deps.deliveries.postpone(delivery.id, deps.owner, { availableAt: until, reason });
    return;
  }
  if (prepared.kind === 'unwanted') {
    await giveUp(delivery, prepared.reason, deps);
    return;
  }
  const task: Task = { delivery, sender, ready: prepared, signal };
  if (delivery.state !== 'sent') await sendText(task, deps);
  else if (prepared.dataVersion !== undefined && prepared.dataVersion !== delivery.dataVersion)
    await giveUp(delivery, CHANGED, deps);
  else await sendImage(task, delivery.reference ?? '', deps);
}
