import { beforeEach, describe, expect, it } from 'vitest';
import subscriptions from '../../commands/subscriptions.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import {
  askCommand,
  type FakeDelivery,
  fakeDelivery,
  MEMBER,
  MONDAY,
  subscriptionView,
} from '../fakes/delivery.ts';

let delivery: FakeDelivery;
beforeEach(() => {
  delivery = fakeDelivery();
});
const ask = () => askCommand(subscriptions, '/subscriptions', { ...MEMBER, ports: { delivery } });

describe('/subscriptions', () => {
  it('says that there are none', async () => {
    const reply = await ask();
    expect(renderPlain(reply)).toBe('This chat gets no digest. /subscribe orders one.');
    expect(reply).toMatchObject({ facts: { subscriptions: [] }, visibility: 'private' });
  });

  it('tells anybody who set each, when it comes, and what became of the last', async () => {
    const last = {
      dueAt: MONDAY - 7 * 86_400_000,
      state: 'sent',
      remark: 'without its picture: too wide',
    } as const;
    delivery.told.views = [subscriptionView({ last })];
    expect(renderPlain(await ask()).split('\n')).toEqual([
      'Weekly digests here',
      'This chat: Monday 08:00 Europe/London, full',
      'Set: by Ada, Mon 9 Nov 08:00',
      'Next: Mon 30 Nov 08:00 Europe/London (08:00 UTC)',
      'Then: Mon 7 Dec 08:00 Europe/London (08:00 UTC)',
      'And then: Mon 14 Dec 08:00 Europe/London (08:00 UTC)',
      'Last: Mon 23 Nov 08:00, sent (without its picture: too wide)',
    ]);
  });

  it('tells what is paused and why', async () => {
    const place = { platform: 'test', tenant: '', conversation: 'c1', thread: '7' };
    const pause = { reason: 'blocked', since: MONDAY } as const;
    delivery.told.views = [subscriptionView({ place, pause, nextSends: [] })];
    const reply = await ask();
    expect(renderPlain(reply)).toContain('Topic 7: Monday 08:00 Europe/London, full');
    expect(renderPlain(reply)).toContain('Paused: since Mon 30 Nov 08:00: the bot was blocked');
    expect(reply.facts['subscriptions']).toMatchObject([
      { thread: '7', nextSends: [], paused: { reason: 'blocked', since: '2026-11-30T08:00:00.000Z' } },
    ]);
  });
});
