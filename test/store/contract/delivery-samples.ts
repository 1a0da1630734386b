import { beforeEach } from 'vitest';
import type { NewDelivery } from '../../../src/store/new-deliveries.ts';
import type { PlaceColumns } from '../../../src/store/schema.ts';
import type { Order } from '../../../src/store/subscriptions.ts';
import { type OpenedStore, type OpenStore, useStore } from './engines.ts';
import { at } from './samples.ts';

/** A Monday, eight o'clock in London. */
export const DUE = at('2026-11-23T08:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const WEEK = 7 * 24 * HOUR;

export function place(conversation: string, change: Partial<PlaceColumns> = {}): PlaceColumns {
  return { platform: 'test', tenant: '', conversation, thread: '', ...change };
}

export function delivery(conversation: string, change: Partial<NewDelivery> = {}): NewDelivery {
  return {
    kind: 'digest',
    subject: `s-${conversation}`,
    period: '2026-W48',
    place: place(conversation),
    dueAt: DUE,
    ...change,
  };
}

export function order(change: Partial<Order> = {}): Order {
  return {
    weekday: 1,
    hour: 8,
    minute: 0,
    zone: 'Europe/London',
    followsChatZone: false,
    detail: 'full',
    setBy: 'u1',
    setByName: 'Ada',
    nextRunAt: DUE,
    ...change,
  };
}

const TABLES = ['chat_settings', 'subscriptions', 'deliveries', 'send_slots'] as const;

/** A suite's database with the tables of delivery empty before each test. */
export function useDeliveryStore(open: OpenStore): () => OpenedStore {
  const store = useStore(open);
  beforeEach(async () => {
    for (const table of TABLES) await store().database.query.deleteFrom(table).execute();
  });
  return store;
}
