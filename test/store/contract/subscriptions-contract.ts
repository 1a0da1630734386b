import { describe, expect, it } from 'vitest';
import { createChatSettings } from '../../../src/store/chat-settings.ts';
import { createChatStanding } from '../../../src/store/chat-standing.ts';
import { createDeliveries } from '../../../src/store/deliveries.ts';
import { createSendSlots } from '../../../src/store/send-slots.ts';
import { createSubscriptions, type Subscription } from '../../../src/store/subscriptions.ts';
import { DUE, delivery, HOUR, order, place, useDeliveryStore, WEEK } from './delivery-samples.ts';
import type { OpenStore } from './engines.ts';

/** What every database must remember of chats: what they chose, ordered, and whether they can be reached. */
export function subscriptionsContract(open: OpenStore): void {
  const store = useDeliveryStore(open);
  const subscriptions = () => createSubscriptions(store().database);
  const outbox = () => createDeliveries(store().database);
  const settings = () => createChatSettings(store().database);
  const standing = () => createChatStanding(store().database);

  describe("a chat's settings", () => {
    it('are empty until something is chosen, and change one by one', async () => {
      expect(await settings().read(place('a'))).toEqual({});
      await settings().save(place('a'), {});
      await settings().save(place('a'), { zone: 'Asia/Kathmandu' });
      await settings().save(place('a', { thread: '5' }), { theme: 'light' });
      expect(await settings().read(place('a'))).toEqual({ zone: 'Asia/Kathmandu', theme: 'light' });
      await settings().save(place('a'), { detail: 'brief', theme: 'dark' });
      expect(await settings().read(place('a'))).toEqual({
        zone: 'Asia/Kathmandu',
        detail: 'brief',
        theme: 'dark',
      });
      expect(await settings().read(place('a', { tenant: 'T2' }))).toEqual({});
    });
  });

  describe('a subscription', () => {
    it('is one a place, changed by the next order, and keeps its identity', async () => {
      const first = await subscriptions().save(place('a'), order(), DUE);
      expect(first).toMatchObject({
        state: 'active',
        weekday: 1,
        setByName: 'Ada',
        setAt: DUE,
        nextRunAt: DUE,
      });
      expect(first.lastDigest).toBeUndefined();
      const changed = await subscriptions().save(
        place('a'),
        order({ weekday: 5, followsChatZone: true, setByName: null }),
        DUE + 1,
      );
      expect(changed).toMatchObject({ id: first.id, weekday: 5, followsChatZone: true, setByName: null });
      expect(await subscriptions().listChat(place('a'))).toEqual([changed]);
      expect(await subscriptions().read(first.id)).toEqual(changed);
    });

    it('is found by its very place, and listed with the whole chat', async () => {
      await subscriptions().save(place('a', { thread: '7' }), order(), DUE);
      await subscriptions().save(place('a'), order(), DUE);
      await subscriptions().save(place('b'), order(), DUE);
      await subscriptions().save(place('a', { tenant: 'T2' }), order(), DUE);
      expect(await subscriptions().find(place('c'))).toBeUndefined();
      const threads = (await subscriptions().listChat(place('a', { thread: '7' }))).map(
        (each) => each.place.thread,
      );
      expect(threads).toEqual(['', '7']);
    });

    it('ends once, runs no more, and is the same one when it is taken up again', async () => {
      const { id } = await subscriptions().save(place('a'), order(), DUE);
      expect(await subscriptions().end(place('a'), DUE)).toBe(true);
      expect(await subscriptions().end(place('a'), DUE)).toBe(false);
      expect(await subscriptions().find(place('a'))).toBeUndefined();
      expect(await subscriptions().takeDue(DUE + WEEK, 10, plan)).toEqual({ taken: 0, created: 0 });
      expect((await subscriptions().save(place('a'), order(), DUE)).id).toBe(id);
    });
  });

  const plan = (due: Subscription) => ({
    nextRunAt: (due.nextRunAt ?? 0) + WEEK,
    deliveries: [delivery(due.place.conversation, { subject: due.id })],
  });

  describe('taking what is due', () => {
    it('fills the outbox and sets the next run, in the order of their times', async () => {
      await subscriptions().save(place('later'), order({ nextRunAt: DUE + HOUR }), DUE);
      await subscriptions().save(place('second'), order({ nextRunAt: DUE }), DUE);
      const first = await subscriptions().save(place('first'), order({ nextRunAt: DUE - 1 }), DUE);
      expect(await subscriptions().takeDue(DUE, 1, plan)).toEqual({ taken: 1, created: 1 });
      expect((await subscriptions().read(first.id))?.nextRunAt).toBe(DUE - 1 + WEEK);
      expect(await outbox().listNewest(first.id, 5)).toMatchObject([{ state: 'pending', dueAt: DUE }]);
      expect(await subscriptions().takeDue(DUE, 10, plan)).toEqual({ taken: 1, created: 1 });
      expect(await subscriptions().takeDue(DUE, 10, plan)).toEqual({ taken: 0, created: 0 });
    });

    it('creates nothing for a period that was there already', async () => {
      const { id } = await subscriptions().save(place('a'), order(), DUE);
      await outbox().enqueue([delivery('a', { subject: id })]);
      expect(await subscriptions().takeDue(DUE, 10, plan)).toEqual({ taken: 1, created: 0 });
    });

    it('changes nothing where a plan fails', async () => {
      const { id } = await subscriptions().save(place('a'), order(), DUE);
      const failing = () => {
        throw new Error('no plan');
      };
      await expect(subscriptions().takeDue(DUE, 10, failing)).rejects.toThrow('no plan');
      expect((await subscriptions().read(id))?.nextRunAt).toBe(DUE);
    });

    it('is shared by processes that do it at once', async () => {
      for (let index = 0; index < 40; index += 1)
        await subscriptions().save(place(`c${index}`), order(), DUE);
      const results = await Promise.all(
        Array.from({ length: 6 }, () => subscriptions().takeDue(DUE, 20, plan)),
      );
      const taken = results.reduce((sum, result) => sum + result.taken, 0);
      const created = results.reduce((sum, result) => sum + result.created, 0);
      expect(taken).toBe(created);
      const rest = await subscriptions().takeDue(DUE, 100, plan);
      expect(taken + rest.taken).toBe(40);
    });
  });

  describe('a chat that cannot be reached', () => {
    const revival = (reasons: readonly string[]) => ({
      now: DUE + HOUR,
      since: DUE - 24 * HOUR,
      reasons,
      nextRunAt: () => DUE + WEEK,
    });

    it('is paused with all its topics and waiting deliveries, and revived with what is not too old', async () => {
      const { id } = await subscriptions().save(place('a'), order(), DUE);
      await subscriptions().save(place('a', { thread: '7' }), order(), DUE);
      await subscriptions().save(place('b'), order(), DUE);
      await outbox().enqueue([
        delivery('a', { subject: id }),
        delivery('a', { subject: id, period: '2026-W40', dueAt: DUE - 8 * WEEK }),
      ]);
      const pause = { reason: 'blocked', now: DUE };
      expect(await standing().pause(place('a', { thread: '' }), pause)).toBe(1);
      const { thread: _all, ...chat } = place('a');
      expect(await standing().pause(chat, pause)).toBe(1);
      expect(await subscriptions().takeDue(DUE, 10, plan)).toMatchObject({ taken: 1 });
      expect(await outbox().count()).toMatchObject({ paused: 2 });

      expect(await standing().revive(chat, revival(['archived']))).toBe(0);
      expect(await standing().revive(chat, revival(['blocked']))).toBe(2);
      expect(await subscriptions().find(place('a'))).toMatchObject({
        state: 'active',
        reason: null,
        nextRunAt: DUE + WEEK,
      });
      expect(await outbox().listNewest(id, 5)).toMatchObject([
        { state: 'pending', availableAt: DUE + HOUR },
        { state: 'paused', period: '2026-W40' },
      ]);
    });

    it('is revived with its whole platform', async () => {
      await subscriptions().save(place('a', { tenant: 'T1' }), order(), DUE);
      await standing().pause(place('a', { tenant: 'T1' }), { reason: 'revoked', now: DUE });
      expect(await standing().revive({ platform: 'test' }, revival(['revoked']))).toBe(1);
    });
  });

  describe('a chat that goes on under another name', () => {
    it('takes everything along, and the older choice wins', async () => {
      const { id } = await subscriptions().save(place('old'), order({ weekday: 3 }), DUE);
      await subscriptions().save(place('new'), order({ weekday: 5 }), DUE);
      const other = await subscriptions().save(place('new', { thread: '9' }), order(), DUE);
      await settings().save(place('old'), { zone: 'Asia/Tokyo' });
      await settings().save(place('new'), { theme: 'light' });
      await outbox().enqueue([delivery('old', { subject: id })]);
      await standing().move(place('old'), 'new');
      expect(await subscriptions().listChat(place('old'))).toEqual([]);
      expect((await subscriptions().listChat(place('new'))).map((each) => each.id)).toEqual([id, other.id]);
      expect(await settings().read(place('new'))).toEqual({ zone: 'Asia/Tokyo' });
      expect(await settings().read(place('old'))).toEqual({});
      expect((await outbox().listNewest(id, 1))[0]?.place.conversation).toBe('new');
      await standing().move(place('nowhere'), 'new');
      expect(await subscriptions().listChat(place('new'))).toHaveLength(2);
    });
  });

  describe('a workspace that is gone', () => {
    it('is forgotten, and others are not', async () => {
      await subscriptions().save(place('a', { tenant: 'T1' }), order(), DUE);
      await subscriptions().save(place('a', { tenant: 'T2' }), order(), DUE);
      await settings().save(place('a', { tenant: 'T1' }), { theme: 'light' });
      await outbox().enqueue([delivery('a', { place: place('a', { tenant: 'T1' }) })]);
      expect(await standing().forget({ platform: 'test', tenant: 'T1' })).toBe(1);
      expect(await subscriptions().listChat(place('a', { tenant: 'T1' }))).toEqual([]);
      expect(await settings().read(place('a', { tenant: 'T1' }))).toEqual({});
      expect(await outbox().count()).toEqual({});
      expect(await subscriptions().listChat(place('a', { tenant: 'T2' }))).toHaveLength(1);
    });
  });

  describe('the slots of a budget', () => {
    const take = (now: number, maxWaitMs = 10_000, key = 'chat') =>
      createSendSlots(store().database).take({ key, intervalMs: 1_000, now, maxWaitMs });

    it('are an interval apart, and the first is at once', async () => {
      const waits = [];
      for (let count = 0; count < 4; count += 1) waits.push((await take(DUE)).waitMs);
      expect(waits).toEqual([0, 1_000, 2_000, 3_000]);
      expect(await take(DUE + 10_000)).toEqual({ isTaken: true, waitMs: 0 });
      expect(await take(DUE, 0, 'another')).toEqual({ isTaken: true, waitMs: 0 });
    });

    it('are left alone where they are too far off', async () => {
      await take(DUE);
      await take(DUE);
      expect(await take(DUE, 500)).toEqual({ isTaken: false, waitMs: 2_000 });
      expect(await take(DUE, 2_000)).toEqual({ isTaken: true, waitMs: 2_000 });
    });

    it('are each given once, however many ask at the same time', async () => {
      const slots = await Promise.all(Array.from({ length: 20 }, () => take(DUE, 60_000)));
      const waits = slots.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
      expect(waits).toEqual(Array.from({ length: 20 }, (_, index) => index * 1_000));
    });

    it('do not wait for a clock that was set back', async () => {
      await take(DUE + HOUR);
      expect(await take(DUE, 0)).toEqual({ isTaken: true, waitMs: 0 });
    });
  });
}
