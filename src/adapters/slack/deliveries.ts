import { LRUCache } from 'lru-cache';
import type { UpdateRecord } from '../../chat/adapter.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';

/** Slack repeats a delivery within some five minutes; this many keys cover far more than that. */
const MAX_REMEMBERED = 20_000;
const PRUNED_EVERY = 1_000;
const SOURCE = 'slack';

/** Which deliveries have been taken on already. Slack delivers some of them twice and retries what it thinks lost. */
export interface DeliveryLog {
  /** Takes a delivery on; false where one with any of these keys was taken on before. Never rejects. */
  claim(keys: readonly string[]): Promise<boolean>;
}

interface DeliveryLogDeps {
  /** Outlives the process; absent where nothing is stored, and then a restart forgets. */
  readonly record?: UpdateRecord | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

/** In memory first, because repeats mostly come within seconds, then in the record. */
export function createDeliveryLog({ record, clock, log }: DeliveryLogDeps): DeliveryLog {
  const seen = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  let claimed = 0;

  async function claimOnRecord(keys: readonly string[], kept: UpdateRecord): Promise<boolean> {
    const now = clock.now();
    try {
      if (claimed++ % PRUNED_EVERY === 0) await kept.prune(SOURCE, now);
      // Every key is put down, also behind one that is known: a third delivery may bear another of them.
      const isFirst = await Promise.all(keys.map((key) => kept.isFirst(SOURCE, key, now)));
      return isFirst.every(Boolean);
    } catch (error) {
      // A question answered twice is better than one not answered while the database is away.
      log.warn({ err: error }, 'slack: a delivery could not be put on record');
      return true;
    }
  }

  return {
    async claim(keys) {
      const isNew = !keys.some((key) => seen.has(key));
      for (const key of keys) seen.set(key, true);
      return isNew && (record === undefined || claimOnRecord(keys, record));
    },
  };
}
