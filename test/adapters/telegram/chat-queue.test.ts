import { describe, expect, it } from 'vitest';
import { createChatQueue } from '../../../src/adapters/telegram/chat-queue.ts';

describe('the chat queue', () => {
  it('keeps the order within a chat while other chats go ahead', async () => {
    const queue = createChatQueue(10, () => undefined);
    const gate = Promise.withResolvers<void>();
    const done: string[] = [];
    const job = (name: string, until?: Promise<void>) => async () => {
      await until;
      done.push(name);
    };
    queue.add(1, job('slow', gate.promise));
    queue.add(1, job('behind it'));
    const other = Promise.withResolvers<void>();
    queue.add(2, () => job('elsewhere')().then(other.resolve));
    await other.promise;
    expect(done).toEqual(['elsewhere']);
    gate.resolve();
    await queue.drained();
    expect(done).toEqual(['elsewhere', 'slow', 'behind it']);
  });

  it('goes on after a job that fails, and says what failed', async () => {
    const errors: unknown[] = [];
    const queue = createChatQueue(10, (error) => errors.push(error));
    const failure = new Error('defect');
    const done: string[] = [];
    queue.add(1, () => Promise.reject(failure));
    queue.add(1, async () => void done.push('next'));
    queue.track(Promise.reject(failure));
    await queue.drained();
    expect(done).toEqual(['next']);
    expect(errors).toEqual([failure, failure]);
    expect(queue.size).toBe(0);
  });

  it('takes no more from a chat than its backlog, and again once there is room', async () => {
    const queue = createChatQueue(2, () => undefined);
    const gate = Promise.withResolvers<void>();
    expect([1, 2, 3].map(() => queue.add(7, () => gate.promise))).toEqual([true, true, false]);
    expect(queue.add(8, () => gate.promise)).toBe(true);
    gate.resolve();
    await queue.drained();
    expect(queue.add(7, () => Promise.resolve())).toBe(true);
  });
});
