import type { Setter, SubscriptionPort } from '../chat/delivery-ports.ts';
import type { Place } from '../chat/place.ts';
import type { Clock } from '../lib/clock.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import { parseSchedule, type SaidSchedule, type Schedule } from './parse-schedule.ts';
import { occurrencesAfter } from './schedule.ts';
import { findUpcoming, viewSubscription } from './subscription-view.ts';

interface SubscriptionServiceDeps {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly settings: ChatSettings;
  readonly clock: Clock;
}

/** Monday morning: the week has closed everywhere, and the one to come has not begun in earnest. */
const DEFAULTS = { weekday: 1, hour: 8, minute: 0, zone: 'UTC' } as const;

/** What is known of a schedule's zone: whether it was named for it, and whether anybody named one at all. */
interface ZoneChoice {
  readonly zone: string;
  readonly followsChat: boolean;
  readonly isAssumed: boolean;
}

interface Order {
  readonly place: Place;
  readonly said: SaidSchedule;
  readonly before: Subscription | undefined;
  readonly by: Setter;
}

async function chooseZone({ place, said, before, by }: Order, settings: ChatSettings): Promise<ZoneChoice> {
  const { zone: chatZone } = await settings.read(place);
  if (said.zone !== undefined) {
    // Whoever names a zone for the first time has answered the question for the whole chat.
    if (chatZone === undefined) await settings.save(place, { zone: said.zone });
    return { zone: said.zone, followsChat: false, isAssumed: false };
  }
  if (before !== undefined && !before.followsChatZone)
    return { zone: before.zone, followsChat: false, isAssumed: false };
  const zone = chatZone ?? by.zone;
  return { zone: zone ?? DEFAULTS.zone, followsChat: true, isAssumed: zone === undefined };
}

/** What was said; what was left open stays as it was, or is the default. */
function completeSchedule({ said, before }: Order, zone: string, chatDetail: Schedule['detail']): Schedule {
  return {
    weekday: said.weekday ?? before?.weekday ?? DEFAULTS.weekday,
    hour: said.time?.hour ?? before?.hour ?? DEFAULTS.hour,
    minute: said.time?.minute ?? before?.minute ?? DEFAULTS.minute,
    zone,
    detail: said.detail ?? before?.detail ?? chatDetail,
  };
}

export function createSubscriptionService(deps: SubscriptionServiceDeps): SubscriptionPort {
  const { subscriptions, settings, clock } = deps;
  return {
    async subscribe(place, text, by) {
      const order: Order = { place, said: parseSchedule(text), before: await subscriptions.find(place), by };
      const { zone, followsChat, isAssumed } = await chooseZone(order, settings);
      const { detail: chatDetail = 'full' } = await settings.read(place);
      const schedule = completeSchedule(order, zone, chatDetail);
      const now = clock.now();
      const [next] = occurrencesAfter(schedule, now, 1);
      const setter = { setBy: by.id, setByName: by.name ?? null };
      const nextRunAt = next?.instant ?? now;
      const saved = await subscriptions.save(
        place,
        { ...schedule, ...setter, followsChatZone: followsChat, nextRunAt },
        now,
      );
      const { hasPassed } = await findUpcoming(saved, saved.id, 1, deps);
      return {
        subscription: await viewSubscription(saved, deps),
        isZoneAssumed: isAssumed,
        hasWeekPassed: hasPassed,
      };
    },
    unsubscribe: (place) => subscriptions.end(place, clock.now()),
    async list(place) {
      const found = await subscriptions.listChat(place);
      return Promise.all(found.map((each) => viewSubscription(each, deps)));
    },
  };
}
