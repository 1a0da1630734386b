import { describe, expect, it } from 'vitest';
import { createDeliveries } from '../../../src/store/deliveries.ts';
import { createSubscriptions } from '../../../src/store/subscriptions.ts';
import { DUE, delivery, HOUR, MINUTE, order, place, useDeliveryStore } from './delivery-samples.ts';
import type { OpenStore } from './engines.ts';

const LEASE = 2 * MINUTE;

/** What every database must do with the outbox. */
export function outboxContract(open: OpenStore): void {
  const store = useDeliveryStore(open);
  const outbox = () => createDeliveries(store().database);
  const holder = (owner: string, now = DUE) => ({ owner, now, leaseMs: LEASE });
  const claim = (owner: string, now = DUE, limit = 10, platforms = ['test']) =>
    outbox().claim({ ...holder(owner, now), platforms, limit });
  const chats = (claimed: readonly { place: { conversation: string } }[]) =>
    claimed.map(({ place: { conversation } }) => conversation);
  const only = async (owner: string, now = DUE) => {
    const [first] = await claim(owner, now, 1);
    if (first === undefined) throw new Error('nothing could be claimed');
    return first;
  };

  describe('what is put in', () => {
    it('is there once for a kind, subject and period, however often it is put in', async () => {
      const twice = [delivery('a'), delivery('b'), delivery('a', { dueAt: DUE + HOUR })];
      expect(await outbox().enqueue(twice)).toBe(2);
      expect(await outbox().enqueue(twice)).toBe(0);
      expect(await outbox().enqueue([delivery('a', { kind: 'alert' })])).toBe(1);
      expect(await outbox().enqueue([delivery('a', { period: '2026-W49' })])).toBe(1);
      expect(await outbox().has('s-a', '2026-W48')).toBe(true);
      expect(await outbox().has('s-a', '2026-W50')).toBe(false);
    });

    it('keeps what to send where it was fixed', async () => {
      const content = { reply: { blocks: [], facts: { level: 2_400.5 } }, theme: 'light' };
      await outbox().enqueue([delivery('a', { kind: 'alert', content })]);
      expect((await only('w')).content).toEqual(content);
    });

    it('is noted and never offered where it is too late for it', async () => {
      await outbox().enqueue([delivery('a', { skippedBecause: 'too late' })]);
      expect(await claim('w')).toEqual([]);
      expect(await outbox().listNewest('s-a', 3)).toMatchObject([{ state: 'skipped', reason: 'too late' }]);
    });

    it('comes in hundreds', async () => {
      const many = Array.from({ length: 450 }, (_, index) => delivery(`c${index}`));
      expect(await outbox().enqueue(many)).toBe(450);
      expect(await claim('w', DUE, 1_000)).toHaveLength(450);
    });
  });

  describe('claiming', () => {
    it('takes what is due, the oldest first, and nothing twice', async () => {
      await outbox().enqueue([
        delivery('late', { dueAt: DUE - HOUR }),
        delivery('now'),
        delivery('soon', { dueAt: DUE + 1 }),
      ]);
      expect(chats(await claim('w1', DUE, 1))).toEqual(['late']);
      expect(chats(await claim('w2'))).toEqual(['now']);
      expect(await claim('w3')).toEqual([]);
    });

    it('takes only what can be sent from here', async () => {
      await outbox().enqueue([delivery('a')]);
      expect(await claim('w', DUE, 10, ['other'])).toEqual([]);
      expect(await claim('w', DUE, 10, [])).toEqual([]);
      expect(await outbox().countClaimable({ ...holder('w'), platforms: [], limit: 10 })).toBe(0);
    });

    it('offers the oldest open delivery of a chat alone, over all its topics', async () => {
      await outbox().enqueue([
        delivery('a', { dueAt: DUE - 2 }),
        delivery('a', { subject: 'topic', place: place('a', { thread: '7' }), dueAt: DUE - 1 }),
        delivery('b'),
      ]);
      expect(chats(await claim('w1'))).toEqual(['a', 'b']);
      expect(await claim('w2')).toEqual([]);
    });

    it('offers the next of a chat once the one before is done', async () => {
      await outbox().enqueue([
        delivery('a', { dueAt: DUE - 2 }),
        delivery('a', { subject: 'topic', place: place('a', { thread: '7' }), dueAt: DUE - 1 }),
      ]);
      const first = await only('w');
      await outbox().begin(first.id, 'text', holder('w'));
      expect(await claim('w2')).toEqual([]);
      await outbox().finishText(first.id, 'w', { state: 'failed', reason: 'refused', now: DUE });
      expect((await only('w2')).place.thread).toBe('7');
    });

    it('gives up the claims of a worker whose lease ran out before it began', async () => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only('dead');
      expect(await claim('w', DUE + LEASE - 1)).toEqual([]);
      expect((await only('w', DUE + LEASE)).id).toBe(id);
      expect(await outbox().begin(id, 'text', holder('dead', DUE + LEASE))).toBe(false);
      expect(await outbox().begin(id, 'text', holder('w', DUE + LEASE))).toBe(true);
    });

    it('counts what it could take, up to a bound', async () => {
      await outbox().enqueue(['a', 'b', 'c'].map((name) => delivery(name)));
      const count = (limit: number) =>
        outbox().countClaimable({ ...holder('w'), platforms: ['test'], limit });
      expect(await count(10)).toBe(3);
      expect(await count(2)).toBe(2);
      await claim('w');
      expect(await count(10)).toBe(0);
    });

    it('never hands the same delivery to two workers at once', async () => {
      await outbox().enqueue(Array.from({ length: 60 }, (_, index) => delivery(`c${index}`)));
      const rounds = await Promise.all(
        Array.from({ length: 8 }, (_, worker) => claim(`w${worker}`, DUE, 20)),
      );
      const ids = rounds.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await claim('last', DUE, 100);
      expect(ids.length + rest.length).toBe(60);
    });
  });

  describe('the steps of a delivery', () => {
    const begun = async (owner = 'w') => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only(owner);
      expect(await outbox().begin(id, 'text', holder(owner))).toBe(true);
      return id;
    };

    it('can be begun once, and by the holder of the lease alone', async () => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only('w');
      expect(await outbox().begin(id, 'text', holder('other'))).toBe(false);
      expect(await outbox().begin(id, 'text', holder('w'))).toBe(true);
      expect(await outbox().begin(id, 'text', holder('w'))).toBe(false);
      expect(await outbox().read(id)).toMatchObject({ state: 'sending', attempts: 1 });
    });

    it('end with the message and what the digest said, which the subscription keeps', async () => {
      const subscriptions = createSubscriptions(store().database);
      const subscription = await subscriptions.save(place('a'), order(), DUE);
      await outbox().enqueue([delivery('a', { subject: subscription.id })]);
      const { id } = await only('w');
      await outbox().begin(id, 'text', holder('w'));
      await outbox().finishText(id, 'w', {
        state: 'sent',
        now: DUE + 500,
        reference: '17',
        dataVersion: 'store-3',
        digest: { phase: 2 },
      });
      expect(await outbox().read(id)).toMatchObject({
        state: 'sent',
        image: 'none',
        sentAt: DUE + 500,
        reference: '17',
        dataVersion: 'store-3',
      });
      expect((await subscriptions.find(place('a')))?.lastDigest).toEqual({ phase: 2 });
      expect(await claim('w', DUE + HOUR)).toEqual([]);
    });

    it('go on to the picture with the same holder', async () => {
      const id = await begun();
      await outbox().finishText(id, 'w', { state: 'sent', now: DUE, image: 'pending' });
      expect(await claim('w2')).toEqual([]);
      expect(await outbox().begin(id, 'image', holder('w2'))).toBe(false);
      expect(await outbox().begin(id, 'image', holder('w'))).toBe(true);
    });

    it('leave a picture that is put off to be claimed on its own, when its time comes', async () => {
      const id = await begun();
      const until = DUE + 3_000;
      await outbox().finishText(id, 'w', { state: 'sent', now: DUE, image: 'pending' });
      await outbox().postpone(id, 'w', { availableAt: until, reason: null });
      expect(await claim('w2', until - 1)).toEqual([]);
      expect(await only('w2', until)).toMatchObject({ id, state: 'sent', image: 'pending', attempts: 0 });
      expect(await outbox().begin(id, 'text', holder('w2', until))).toBe(false);
      expect(await outbox().begin(id, 'image', holder('w2', until))).toBe(true);
      await outbox().finishImage(id, 'w2', { image: 'failed', reason: 'too wide' });
      expect(await outbox().read(id)).toMatchObject({ state: 'sent', image: 'failed', reason: 'too wide' });
      expect(await claim('w3', DUE + HOUR)).toEqual([]);
    });

    it('can be put off, and what certainly came to nothing can be begun anew', async () => {
      const id = await begun();
      const until = DUE + MINUTE;
      await outbox().postpone(id, 'w', { availableAt: until, reason: 'busy', undoes: 'text' });
      expect(await outbox().read(id)).toMatchObject({ state: 'pending', reason: 'busy', availableAt: until });
      expect(await claim('w2', until - 1)).toEqual([]);
      await only('w2', until);
      expect(await outbox().begin(id, 'text', holder('w2', until))).toBe(true);
    });

    it('cannot be put off by who lost the lease', async () => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only('slow');
      await only('w', DUE + LEASE);
      await outbox().postpone(id, 'slow', { availableAt: DUE + HOUR, reason: null });
      expect(await outbox().read(id)).toMatchObject({ availableAt: DUE });
    });
  });

  describe('after a process is gone', () => {
    it('its sending is unknown, reported, and never offered again', async () => {
      await outbox().enqueue([delivery('a'), delivery('b')]);
      const [first, second] = await claim('dead');
      await outbox().begin(first?.id ?? '', 'text', holder('dead'));
      expect((await outbox().recover(holder('w', DUE + LEASE - 1), false)).unknown).toEqual([]);
      const { unknown, unknownImages } = await outbox().recover(holder('w', DUE + LEASE), false);
      expect(unknown).toMatchObject([{ id: first?.id, state: 'unknown' }]);
      expect(unknownImages).toEqual([]);
      expect(await claim('w', DUE + LEASE)).toMatchObject([{ id: second?.id }]);
      expect((await outbox().recover(holder('w', DUE + LEASE), false)).unknown).toEqual([]);
    });

    it('its picture is unknown while the text stays sent', async () => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only('dead');
      await outbox().begin(id, 'text', holder('dead'));
      await outbox().finishText(id, 'dead', { state: 'sent', now: DUE, image: 'pending' });
      await outbox().begin(id, 'image', holder('dead'));
      const { unknown, unknownImages } = await outbox().recover(holder('w', DUE + LEASE), false);
      expect(unknown).toEqual([]);
      expect(unknownImages).toMatchObject([{ id, state: 'sent', image: 'unknown' }]);
      expect(await claim('w', DUE + HOUR)).toEqual([]);
    });

    it('its claims are free at once for a process that is alone', async () => {
      await outbox().enqueue([delivery('a', { dueAt: DUE - 1 }), delivery('b')]);
      const [first] = await claim('dead');
      await outbox().begin(first?.id ?? '', 'text', holder('dead'));
      const { unknown } = await outbox().recover(holder('w'), true);
      expect(unknown).toMatchObject([{ id: first?.id }]);
      expect(chats(await claim('w'))).toEqual(['b']);
    });

    it('what it learned too late is kept, for knowing is better', async () => {
      await outbox().enqueue([delivery('a')]);
      const { id } = await only('slow');
      await outbox().begin(id, 'text', holder('slow'));
      await outbox().recover(holder('w', DUE + LEASE), false);
      await outbox().finishText(id, 'slow', { state: 'sent', now: DUE + LEASE, reference: '9' });
      expect(await outbox().read(id)).toMatchObject({ state: 'sent', reference: '9' });
    });

    it('a clock set back since does not keep its leases alive', async () => {
      await outbox().enqueue([delivery('a', { dueAt: DUE - 2 * HOUR })]);
      const { id } = await only('dead');
      await outbox().begin(id, 'text', holder('dead'));
      const { unknown } = await outbox().recover(holder('w', DUE - HOUR), false);
      expect(unknown).toMatchObject([{ id }]);
    });
  });

  describe('keeping house', () => {
    it('gives up what has waited too long, and says what that was', async () => {
      await outbox().enqueue([delivery('old', { dueAt: DUE - 25 * HOUR }), delivery('new')]);
      const skipped = await outbox().skipOverdue(DUE - 24 * HOUR, 'nobody sent it in time');
      expect(skipped).toMatchObject([{ state: 'skipped', reason: 'nobody sent it in time' }]);
      expect(chats(await claim('w'))).toEqual(['new']);
    });

    it('counts by state and forgets only what is closed and old', async () => {
      await outbox().enqueue([
        delivery('a', { skippedBecause: 'late' }),
        delivery('b'),
        delivery('c', { dueAt: DUE + HOUR, skippedBecause: 'late' }),
      ]);
      expect(await outbox().count()).toEqual({ pending: 1, skipped: 2 });
      expect(await outbox().deleteClosed(DUE + 1)).toBe(1);
      expect(await outbox().count()).toEqual({ pending: 1, skipped: 1 });
    });
  });
}
