import { LRUCache } from 'lru-cache';

/** Slack repeats a delivery within some five minutes; this many keys cover far more than that. */
const MAX_REMEMBERED = 20_000;

/** Which deliveries have been taken on already. Slack delivers some of them twice and retries what it thinks lost. */
export interface DeliveryLog {
  /** Takes a delivery on; false where one with any of these keys was taken on before. */
  claim(keys: readonly string[]): Promise<boolean>;
}

/** Remembers within this process, so a retry after a restart is answered again. */
export function createDeliveryLog(): DeliveryLog {
  const seen = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  return {
    claim(keys) {
      const isNew = !keys.some((key) => seen.has(key));
      for (const key of keys) seen.set(key, true);
      return Promise.resolve(isNew);
    },
  };
}
