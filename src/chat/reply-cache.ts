import { LRUCache } from 'lru-cache';
import type { Reply } from './reply.ts';

const KEPT_REPLIES = 500;

/**
 * Keeps finished replies by key and lets simultaneous askers of one key wait for the same computation. A failure is
 * not kept: the next asker tries again.
 */
export function createReplyCache(): (key: string, compute: () => Promise<Reply>) => Promise<Reply> {
  const replies = new LRUCache<string, Promise<Reply>>({ max: KEPT_REPLIES });
  return (key, compute) => {
    const known = replies.get(key);
    if (known !== undefined) return known;
    const reply = compute();
    replies.set(key, reply);
    reply.catch(() => replies.delete(key));
    return reply;
  };
}
