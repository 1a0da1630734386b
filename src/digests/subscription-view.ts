import type { LastSend, SubscriptionView } from '../chat/delivery-ports.ts';
import { isPauseReason } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { formatWallTime } from './parse-schedule.ts';
import { type Occurrence, occurrencesAfter, type WeeklyRule } from './schedule.ts';
import { WEEKDAYS } from './schedule-words.ts';

interface ViewDeps {
  readonly deliveries: Deliveries;
  readonly clock: Clock;
}

const SHOWN_SENDS = 3;

function lastSendOf({ dueAt, state, image, reason }: Delivery): LastSend {
  const isWhole = state === 'sent' && (image === 'sent' || image === 'none');
  if (isWhole || reason === null) return { dueAt, state };
  return { dueAt, state, remark: state === 'sent' ? `without its picture: ${reason}` : reason };
}

/** The next occurrences whose weeks have had no digest yet; `hasPassed` where the very next one has. */
export async function findUpcoming(
  rule: WeeklyRule,
  id: string | undefined,
  count: number,
  { deliveries, clock }: ViewDeps,
) {
  const [next, ...later] = occurrencesAfter(rule, clock.now(), count + 1);
  // Of the weeks ahead only the running one can be done: a period is sent when it is due, and not before.
  const hasPassed = next !== undefined && id !== undefined && (await deliveries.has(id, next.period));
  const all: readonly Occurrence[] = next === undefined || hasPassed ? later : [next, ...later];
  return { sends: all.slice(0, count), hasPassed };
}

/** A subscription as its chat sees it: when it runs next or why it does not, and how the last one went. */
export async function viewSubscription(
  subscription: Subscription,
  deps: ViewDeps,
): Promise<SubscriptionView> {
  const { id, place, zone, detail, state, reason, weekday } = subscription;
  const { sends } = await findUpcoming(subscription, id, SHOWN_SENDS, deps);
  const [last] = await deps.deliveries.listNewest(id, 1);
  const pause =
    state === 'paused' && isPauseReason(reason) ? { pause: { reason, since: subscription.stateSince } } : {};
  return {
    place,
    schedule: `${WEEKDAYS[weekday - 1]} ${formatWallTime(subscription)} ${zone}`,
    zone,
    detail,
    setBy: subscription.setByName ?? subscription.setBy,
    setAt: subscription.setAt,
    nextSends: state === 'active' ? sends.map(({ instant }) => instant) : [],
    ...pause,
    ...(last === undefined ? {} : { last: lastSendOf(last) }),
  };
}
