import { beforeEach, describe, expect, it } from 'vitest';
import digest from '../../commands/digest.ts';
import { askCommand, type FakeDelivery, fakeDelivery } from '../fakes/delivery.ts';

let delivery: FakeDelivery;
beforeEach(() => {
  delivery = fakeDelivery();
});
const ask = (text: string, request: Parameters<typeof askCommand>[2] = {}) =>
  askCommand(digest, text, { ...request, ports: { delivery } });
const place = { platform: 'test', tenant: '', conversation: 'c1', thread: '' };

describe('/digest', () => {
  it('previews the digest of this chat, for the caller alone', async () => {
    expect(await ask('/digest')).toMatchObject({ visibility: 'private' });
    expect(await ask('/digest brief', { isDirect: false })).toMatchObject({ visibility: 'private' });
    expect(delivery.asked).toEqual([
      { preview: place, detail: undefined },
      { preview: place, detail: 'brief' },
    ]);
  });

  it('is refused where everybody would read it', async () => {
    const capabilities = { images: true, buttons: true, privateReplies: false };
    await expect(ask('/digest', { isDirect: false, capabilities })).rejects.toMatchObject({
      hint: 'Send me /digest in a direct message',
    });
    await expect(ask('/digest', { isDirect: true, capabilities })).resolves.toBeDefined();
  });

  it('is full or brief', async () => {
    await expect(ask('/digest long')).rejects.toThrow('full or brief');
  });
});
