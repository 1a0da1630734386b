import type { Api } from 'grammy';
import { LRUCache } from 'lru-cache';
import { type Clock, forwardClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { classifyTelegramError } from './errors.ts';

/** Whether a user may change a chat's settings: true for its creator and administrators only. */
export type AdminLookup = (chatId: number, userId: number) => Promise<boolean>;

const REMEMBERED_MS = 60_000;

/** Asks Telegram, at most once a minute for the same person in the same chat. Not knowing counts as no. */
export function createAdminLookup(api: Api, clock: Clock, log: Logger): AdminLookup {
  const known = new LRUCache<string, boolean>({
    max: 2000,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: forwardClock(clock),
  });
  return async (chatId, userId) => {
    const key = `${chatId}:${userId}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    try {
      const { status } = await api.getChatMember(chatId, userId);
      const isAdmin = status === 'creator' || status === 'administrator';
      known.set(key, isAdmin);
      return isAdmin;
    } catch (error) {
      log.warn({ chatId, detail: classifyTelegramError(error).detail }, 'could not look up an administrator');
      return false;
    }
  };
}
