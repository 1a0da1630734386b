import { beforeEach, describe, expect, it } from 'vitest';
import subscribe from '../../commands/subscribe.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { UserError } from '../../src/lib/errors.ts';
import { askCommand, type FakeDelivery, fakeDelivery, PERSONS } from '../fakes/delivery.ts';

let delivery: FakeDelivery;
beforeEach(() => {
  delivery = fakeDelivery();
});
const ask = (text: string, request: Parameters<typeof askCommand>[2] = {}) =>
  askCommand(subscribe, text, { ...request, ports: { delivery } });

describe('/subscribe', () => {
  it('orders what is said, in the words it was said, for this very place', async () => {
    await ask('/subscribe every mon 08:00 Europe/London, brief', {
      thread: '7',
      user: {
        id: 'u1',
        isAdmin: true,
        name: 'Ada',
        resolveProfile: async () => ({ name: 'Someone', zone: 'Asia/Tokyo' }),
      },
    });
    expect(delivery.asked).toEqual([
      {
        place: { platform: 'test', tenant: '', conversation: 'c1', thread: '7' },
        text: 'every mon 08:00 Europe/London, brief',
        by: { id: 'u1', name: 'Ada', zone: 'Asia/Tokyo' },
      },
    ]);
  });

  it('shows the next three sends, each with its UTC', async () => {
    const reply = await ask('/subscribe');
    expect(renderPlain(reply).split('\n')).toEqual([
      'Subscribed: Monday 08:00 Europe/London, full',
      'Next: Mon 30 Nov 08:00 Europe/London (08:00 UTC)',
      'Then: Mon 7 Dec 08:00 Europe/London (08:00 UTC)',
      'And then: Mon 14 Dec 08:00 Europe/London (08:00 UTC)',
      '/unsubscribe ends it, /digest shows what it would say now.',
    ]);
    expect(reply.visibility).toBe('public');
    expect(reply.facts['subscription']).toMatchObject({
      nextSends: ['2026-11-30T08:00:00.000Z', '2026-12-07T08:00:00.000Z', '2026-12-14T08:00:00.000Z'],
    });
  });

  it('says that a zone was assumed and that a week is over', async () => {
    delivery.told.outcome = { ...delivery.told.outcome, isZoneAssumed: true, hasWeekPassed: true };
    const text = renderPlain(await ask('/subscribe'));
    expect(text).toContain('Times are UTC');
    expect(text).toContain('This week’s digest is out already');
  });

  it.each(PERSONS)('by %s: %o is allowed: %s', async (_who, request, isAllowed) => {
    const asked = ask('/subscribe', request);
    if (isAllowed) await expect(asked).resolves.toBeDefined();
    else await expect(asked).rejects.toThrow('Only administrators');
    expect(delivery.asked).toHaveLength(isAllowed ? 1 : 0);
  });

  it('is refused where nothing is stored', async () => {
    await expect(askCommand(subscribe, '/subscribe')).rejects.toBeInstanceOf(UserError);
  });
});
