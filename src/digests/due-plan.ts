import type { NewDelivery } from '../store/new-deliveries.ts';
import type { DuePlan, Subscription } from '../store/subscriptions.ts';
import { type Occurrence, occurrencesAfter, occurrencesBetween } from './schedule.ts';

const HOUR = 3_600_000;
/** After a stop, what was due within this is still sent. */
export const CATCH_UP_MS = 24 * HOUR;
/** The rules of a zone may have changed since the next run was written down, by an hour or two. */
const RULES_CHANGED_MS = 3 * HOUR;
const TOO_LATE = 'The bot was not running when it was due';

/**
 * What becomes of a subscription that is due: this week's digest, what was missed meanwhile as skipped, and when it
 * runs next by the clock and its rule. Nothing is counted on from the time before, so no hour is lost or gained.
 */
export function planDue(subscription: Subscription, now: number): DuePlan {
  const dueAt = subscription.nextRunAt ?? now;
  const passed = occurrencesBetween(subscription, dueAt - RULES_CHANGED_MS, now);
  const newest = passed.at(-1);
  const deliver = ({ instant, period }: Occurrence): NewDelivery => ({
    kind: 'digest',
    subject: subscription.id,
    period,
    place: subscription.place,
    dueAt: instant,
    ...(instant === newest?.instant && now - instant <= CATCH_UP_MS ? {} : { skippedBecause: TOO_LATE }),
  });
  const [next] = occurrencesAfter(subscription, now, 1);
  if (next === undefined) throw new RangeError(`no next week for subscription ${subscription.id}`);
  return { nextRunAt: next.instant, deliveries: passed.map(deliver) };
}
