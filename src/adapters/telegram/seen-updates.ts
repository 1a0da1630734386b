import { LRUCache } from 'lru-cache';
import type { UpdateRecord } from '../../chat/adapter.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { describeError } from './errors.ts';
import type { Wait } from './retry.ts';

/** Remembers which updates were taken over: Telegram delivers one again whenever it missed the confirmation. */
export interface SeenUpdates {
  /** True the first time it is asked about an id, by whichever process of the bot. Never rejects. */
  isNew(updateId: number): Promise<boolean>;
}

interface SeenUpdatesDeps {
  /** Outlives the process; absent where nothing is stored, and then a restart forgets. */
  readonly record: UpdateRecord | undefined;
  /** Names the bot: each has updates of its own. */
  readonly source: string;
  readonly clock: Clock;
  readonly wait: Wait;
  readonly log: Logger;
}

const REMEMBERED_UPDATES = 10_000;
const PRUNED_EVERY = 1000;

/** A database that has not answered by then is away: no update may wait for it, nor those behind it (ms). */
const RECORD_MS = 2500;

/** In memory first, because repeats mostly come within seconds, then in the record. */
export function createSeenUpdates({ record, source, clock, wait, log }: SeenUpdatesDeps): SeenUpdates {
  const seen = new LRUCache<number, true>({ max: REMEMBERED_UPDATES });
  let asked = 0;

  async function askRecord(updateId: number, kept: UpdateRecord): Promise<boolean> {
    const now = clock.now();
    if (asked++ % PRUNED_EVERY === 0) await kept.prune(source, now);
    return kept.isFirst(source, String(updateId), now);
  }

  async function isFirstOnRecord(updateId: number, kept: UpdateRecord): Promise<boolean> {
    const done = new AbortController();
    const late = wait(RECORD_MS, done.signal).then(() => {
      throw new Error('the database does not answer');
    });
    try {
      return await Promise.race([askRecord(updateId, kept), late]);
    } catch (error) {
      // A question answered twice is better than one not answered while the database is away.
      log.warn({ updateId, detail: describeError(error) }, 'an update could not be put on record');
      return true;
    } finally {
      done.abort();
    }
  }

  return {
    async isNew(updateId) {
      if (seen.has(updateId)) return false;
      seen.set(updateId, true);
      return record === undefined || isFirstOnRecord(updateId, record);
    },
  };
}
