import type {
  LastSend,
  Setter,
  SubscribeOutcome,
  SubscriptionPort,
  SubscriptionView,
} from '../chat/delivery-ports.ts';
import type { Place } from '../chat/place.ts';
import type { PauseReason } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import { formatWallTime, parseSchedule, type SaidSchedule, type Schedule } from './parse-schedule.ts';
import { type Occurrence, occurrencesAfter, type WeeklyRule } from './schedule.ts';
import { WEEKDAYS } from './schedule-words.ts';

interface SubscriptionServiceDeps {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly settings: ChatSettings;
  readonly clock: Clock;
}

const SHOWN_SENDS = 3;
/** Monday morning: the week has closed everywhere, and the one to come has not begun in earnest. */
const DEFAULTS = { weekday: 1, hour: 8, minute: 0, zone: 'UTC' } as const;

/** What is known of a schedule's zone: whether it was named for it, and whether anybody named one at all. */
interface ZoneChoice {
  readonly zone: string;
  readonly followsChat: boolean;
  readonly isAssumed: boolean;
}

function lastSendOf({ dueAt, state, image, reason }: Delivery): LastSend {
  const isWhole = state === 'sent' && (image === 'sent' || image === 'none');
  if (isWhole || reason === null) return { dueAt, state };
  return { dueAt, state, remark: state === 'sent' ? `without its picture: ${reason}` : reason };
}

export function createSubscriptionService(deps: SubscriptionServiceDeps): SubscriptionPort {
  const { subscriptions, deliveries, settings, clock } = deps;

  /** The next occurrences whose weeks have had no digest yet; `hasPassed` where the very next one has. */
  async function upcoming(rule: WeeklyRule, id: string | undefined, count: number) {
    const [next, ...later] = occurrencesAfter(rule, clock.now(), count + 1);
    // Of the weeks ahead only the running one can be done: a period is sent when it is due, and not before.
    const hasPassed = next !== undefined && id !== undefined && (await deliveries.has(id, next.period));
    const all: readonly Occurrence[] = next === undefined || hasPassed ? later : [next, ...later];
    return { sends: all.slice(0, count), hasPassed };
  }

  async function view(subscription: Subscription): Promise<SubscriptionView> {
    const { place, zone, detail, state, weekday } = subscription;
    const { sends } = await upcoming(subscription, subscription.id, SHOWN_SENDS);
    const [last] = await deliveries.listNewest(subscription.id, 1);
    return {
      place,
      schedule: `${WEEKDAYS[weekday - 1]} ${formatWallTime(subscription)} ${zone}`,
      zone,
      detail,
      setBy: subscription.setByName ?? subscription.setBy,
      setAt: subscription.setAt,
      nextSends: state === 'active' ? sends.map(({ instant }) => instant) : [],
      ...(state === 'paused'
        ? { pause: { reason: subscription.reason as PauseReason, since: subscription.stateSince } }
        : {}),
      ...(last === undefined ? {} : { last: lastSendOf(last) }),
    };
  }

  async function chooseZone(
    place: Place,
    said: SaidSchedule,
    before: Subscription | undefined,
    by: Setter,
  ): Promise<ZoneChoice> {
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

  return {
    async subscribe(place, text, by): Promise<SubscribeOutcome> {
      const said = parseSchedule(text);
      const before = await subscriptions.find(place);
      const choice = await chooseZone(place, said, before, by);
      const { detail: chatDetail = 'full' } = await settings.read(place);
      const schedule: Schedule = {
        weekday: said.weekday ?? before?.weekday ?? DEFAULTS.weekday,
        hour: said.time?.hour ?? before?.hour ?? DEFAULTS.hour,
        minute: said.time?.minute ?? before?.minute ?? DEFAULTS.minute,
        zone: choice.zone,
        detail: said.detail ?? before?.detail ?? chatDetail,
      };
      const now = clock.now();
      const [next] = occurrencesAfter(schedule, now, 1);
      const saved = await subscriptions.save(
        place,
        {
          ...schedule,
          followsChatZone: choice.followsChat,
          setBy: by.id,
          setByName: by.name ?? null,
          nextRunAt: next?.instant ?? now,
        },
        now,
      );
      const { hasPassed } = await upcoming(saved, saved.id, 1);
      return {
        subscription: await view(saved),
        isZoneAssumed: choice.isAssumed,
        hasWeekPassed: hasPassed,
      };
    },
    unsubscribe: (place) => subscriptions.end(place, clock.now()),
    async list(place) {
      return Promise.all((await subscriptions.listChat(place)).map(view));
    },
  };
}
