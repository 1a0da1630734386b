import { LRUCache } from 'lru-cache';

/** Remembers which updates were taken over: Telegram delivers one again whenever it missed the confirmation. */
export interface SeenUpdates {
  /** True the first time it is asked about an id. */
  isNew(updateId: number): boolean | Promise<boolean>;
}

const REMEMBERED_UPDATES = 10_000;

/** Remembers in memory, until the process ends. */
export function createSeenUpdates(): SeenUpdates {
  const seen = new LRUCache<number, true>({ max: REMEMBERED_UPDATES });
  return {
    isNew(updateId) {
      if (seen.has(updateId)) return false;
      seen.set(updateId, true);
      return true;
    },
  };
}
