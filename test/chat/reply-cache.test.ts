import { describe, expect, it, vi } from 'vitest';
import { createReplyCache } from '../../src/chat/reply-cache.ts';
import { textReply } from '../fakes/conversation.ts';

describe('reply cache', () => {
  it('computes once for all who ask the same at the same time, and for who asks later', async () => {
    const cached = createReplyCache();
    const gate = Promise.withResolvers<void>();
    const compute = vi.fn(async () => {
      await gate.promise;
      return textReply('once');
    });
    const asked = [cached('k', compute), cached('k', compute)];
    gate.resolve();
    const replies = await Promise.all([...asked, cached('k', compute)]);
    expect(compute).toHaveBeenCalledTimes(1);
    expect(new Set(replies).size).toBe(1);
  });

  it('keeps keys apart and does not keep a failure', async () => {
    const cached = createReplyCache();
    await expect(cached('k', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(cached('k', async () => textReply('again'))).resolves.toEqual(textReply('again'));
    await expect(cached('other', async () => textReply('other'))).resolves.toEqual(textReply('other'));
  });
});
