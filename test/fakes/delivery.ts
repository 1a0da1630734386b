import type { CommandDefinition } from '../../src/chat/command.ts';
import type {
  ChatChoices,
  DeliveryPorts,
  Detail,
  Setter,
  SubscribeOutcome,
  SubscriptionView,
} from '../../src/chat/delivery-ports.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import type { Place } from '../../src/chat/place.ts';
import type { Ports } from '../../src/chat/ports.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { fakeCommands, fakePorts, fakeRequest, textReply } from './conversation.ts';
import { asOfDate, fakeMarket } from './market.ts';

/** A Monday, eight o'clock in London. */
export const MONDAY = Date.parse('2026-11-30T08:00:00Z');
const WEEK = 7 * 86_400_000;

export function subscriptionView(change: Partial<SubscriptionView> = {}): SubscriptionView {
  return {
    place: { platform: 'test', tenant: '', conversation: 'c1', thread: '' },
    schedule: 'Monday 08:00 Europe/London',
    zone: 'Europe/London',
    detail: 'full',
    setBy: 'Ada',
    setAt: MONDAY - 3 * WEEK,
    nextSends: [MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK],
    ...change,
  };
}

/** What commands asked for, and what they are told. */
export interface FakeDelivery extends DeliveryPorts {
  readonly asked: unknown[];
  readonly told: {
    outcome: SubscribeOutcome;
    views: readonly SubscriptionView[];
    hasSubscription: boolean;
    choices: ChatChoices;
    movedDigests: number;
  };
}

export function fakeDelivery(): FakeDelivery {
  const asked: unknown[] = [];
  const told: FakeDelivery['told'] = {
    outcome: { subscription: subscriptionView(), isZoneAssumed: false, hasWeekPassed: false },
    views: [],
    hasSubscription: true,
    choices: { detail: 'full', theme: 'dark' },
    movedDigests: 0,
  };
  return {
    asked,
    told,
    subscriptions: {
      async subscribe(place: Place, text: string, by: Setter) {
        asked.push({ place, text, by });
        return told.outcome;
      },
      async unsubscribe(place) {
        asked.push({ end: place });
        return told.hasSubscription;
      },
      list: async () => told.views,
    },
    settings: {
      read: async () => told.choices,
      async change(_place, change) {
        asked.push({ change });
        told.choices = { ...told.choices, ...change };
        return { choices: told.choices, movedDigests: told.movedDigests };
      },
    },
    alerts: {
      create: async () => {
        throw new Error('this fake sets no alerts');
      },
      list: async () => [],
      change: async () => undefined,
    },
    countDeliveries: async () => ({}),
    digests: {
      async preview(place: Place, detail?: Detail) {
        asked.push({ preview: place, detail });
        return { ...textReply('the digest'), visibility: 'private' };
      },
    },
  };
}

/** Asks a command as the router would: through its own arguments. */
export async function askCommand(
  command: CommandDefinition,
  text: string,
  { ports = {}, ...request }: Partial<Request> & { ports?: Partial<Ports> } = {},
): Promise<Reply> {
  return command.run({
    args: readArguments(command, parseMessage(text)),
    market: fakeMarket(),
    asOf: asOfDate('2026-01-18'),
    request: fakeRequest(text, request),
    ports: { ...fakePorts(fakeCommands(command)), ...ports },
  });
}

export const MEMBER = { isDirect: false, user: { id: 'u2', isAdmin: false } } as const;

/** Whether a command that changes something lets each kind of person do so. */
export const PERSONS = [
  ['anybody alone with the bot', { isDirect: true, user: { id: 'u2', isAdmin: false } }, true],
  ['an administrator of the group', { isDirect: false, user: { id: 'u2', isAdmin: true } }, true],
  [
    'one whom the platform calls an administrator',
    { isDirect: false, user: { id: 'u2', isAdmin: false, resolveAdmin: () => Promise.resolve(true) } },
    true,
  ],
  ['a member of the group', MEMBER, false],
  [
    'one whom the platform calls a member',
    { isDirect: false, user: { id: 'u2', isAdmin: false, resolveAdmin: () => Promise.resolve(false) } },
    false,
  ],
] as const satisfies readonly (readonly [string, Partial<Request>, boolean])[];
