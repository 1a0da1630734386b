import { beforeEach, describe, expect, it } from 'vitest';
import unsubscribe from '../../commands/unsubscribe.ts';
import { askCommand, type FakeDelivery, fakeDelivery, PERSONS, subscriptionView } from '../fakes/delivery.ts';

let delivery: FakeDelivery;
beforeEach(() => {
  delivery = fakeDelivery();
});
const ask = (request: Parameters<typeof askCommand>[2] = {}) =>
  askCommand(unsubscribe, '/unsubscribe', { ...request, ports: { delivery } });

describe('/unsubscribe', () => {
  it('ends the digest of this place', async () => {
    expect((await ask({ thread: '7' })).facts).toEqual({ unsubscribed: true });
    expect(delivery.asked).toEqual([
      { end: { platform: 'test', tenant: '', conversation: 'c1', thread: '7' } },
    ]);
  });

  it('says where there is none, and where another topic has one', async () => {
    delivery.told.hasSubscription = false;
    await expect(ask()).rejects.toMatchObject({ hint: '/subscribe orders one' });
    delivery.told.views = [subscriptionView()];
    await expect(ask()).rejects.toMatchObject({ hint: expect.stringContaining('Other topics') });
  });

  it.each(PERSONS)('by %s: %o is allowed: %s', async (_who, request, isAllowed) => {
    const asked = ask(request);
    if (isAllowed) await expect(asked).resolves.toBeDefined();
    else await expect(asked).rejects.toThrow('Only administrators');
    expect(delivery.asked).toHaveLength(isAllowed ? 1 : 0);
  });
});
