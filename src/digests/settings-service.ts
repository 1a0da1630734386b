import type { ChatChoices, SettingsPort } from '../chat/delivery-ports.ts';
import type { Place } from '../chat/place.ts';
import type { Clock } from '../lib/clock.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { Subscriptions } from '../store/subscriptions.ts';
import { DEFAULT_THEME } from './digest-letters.ts';
import { occurrencesAfter } from './schedule.ts';

interface SettingsServiceDeps {
  readonly settings: ChatSettings;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
}

export function createSettingsService({ settings, subscriptions, clock }: SettingsServiceDeps): SettingsPort {
  async function read(place: Place): Promise<ChatChoices> {
    const { zone, detail = 'full', theme = DEFAULT_THEME } = await settings.read(place);
    return { detail, theme, ...(zone === undefined ? {} : { zone }) };
  }

  /** Digests whose zone is the chat's keep their time on the wall, which is another instant now. */
  async function moveDigests(place: Place, zone: string): Promise<number> {
    const following = (await subscriptions.listChat(place)).filter(
      (each) => each.followsChatZone && each.zone !== zone,
    );
    for (const subscription of following) {
      const [next] = occurrencesAfter({ ...subscription, zone }, clock.now(), 1);
      const nextRunAt = subscription.state === 'active' ? (next?.instant ?? null) : null;
      await subscriptions.rezone(subscription.id, zone, nextRunAt);
    }
    return following.length;
  }

  return {
    read,
    async change(place, change) {
      await settings.save(place, change);
      const movedDigests = change.zone === undefined ? 0 : await moveDigests(place, change.zone);
      return { choices: await read(place), movedDigests };
    },
  };
}
