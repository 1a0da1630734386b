import { beforeEach, describe, expect, it } from 'vitest';
import settings from '../../commands/settings.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { askCommand, type FakeDelivery, fakeDelivery, MEMBER, PERSONS } from '../fakes/delivery.ts';

let delivery: FakeDelivery;
beforeEach(() => {
  delivery = fakeDelivery();
});
const ask = (text: string, request: Parameters<typeof askCommand>[2] = {}) =>
  askCommand(settings, text, { ...request, ports: { delivery } });

describe('/settings', () => {
  it('shows anybody what holds, and changes nothing', async () => {
    const reply = await ask('/settings', MEMBER);
    expect(renderPlain(reply).split('\n')).toEqual([
      'Settings of this chat',
      'Time zone: not set: /settings zone Berlin sets it',
      'Digests: full, unless a subscription says otherwise',
      'Charts: dark',
    ]);
    expect(reply).toMatchObject({ visibility: 'private', facts: { zone: null, theme: 'dark' } });
    expect(delivery.asked).toEqual([]);
  });

  it.each([
    ['/settings zone Europe/Berlin', { zone: 'Europe/Berlin' }],
    ['/settings berlin', { zone: 'Europe/Berlin' }],
    ['/settings zone=berlin', { zone: 'Europe/Berlin' }],
    ['/settings time zone new york', { zone: 'America/New_York' }],
    ['/settings light', { theme: 'light' }],
    ['/settings theme Dark', { theme: 'dark' }],
    ['/settings brief light zone tokyo', { detail: 'brief', theme: 'light', zone: 'Asia/Tokyo' }],
    ['/settings detail=full', { detail: 'full' }],
  ])('"%s" changes what it names', async (text, change) => {
    const reply = await ask(text);
    expect(delivery.asked).toEqual([{ change }]);
    expect(reply.visibility).toBe('public');
    expect(renderPlain(reply)).toContain('changed');
  });

  it('says that a digest moved with the zone', async () => {
    delivery.told.movedDigests = 1;
    expect(renderPlain(await ask('/settings tokyo'))).toContain('moved to the new zone');
  });

  it.each([
    ['/settings zone berlni', 'Did you mean Berlin?'],
    ['/settings zone=ist', '"ist" can mean India, Israel or Ireland'],
    ['/settings theme=pink', 'theme is dark or light'],
    ['/settings 3', 'has no place for "3"'],
  ])('"%s" is refused: %s', async (text, message) => {
    await expect(ask(text)).rejects.toThrow(message);
    expect(delivery.asked).toEqual([]);
  });

  it.each(PERSONS)('changed by %s: %o is allowed: %s', async (_who, request, isAllowed) => {
    const asked = ask('/settings light', request);
    if (isAllowed) await expect(asked).resolves.toBeDefined();
    else await expect(asked).rejects.toThrow('Only administrators');
    expect(delivery.asked).toHaveLength(isAllowed ? 1 : 0);
  });
});
