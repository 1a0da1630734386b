import type { Database } from './database.ts';

export interface SeenUpdates {
  /** True for the one caller, of all processes, that names this update of this source first. */
  isFirst(source: string, update: string, now: number): Promise<boolean>;
  /** Forgets what no platform delivers again, and the oldest beyond a fixed count; returns how many that were. */
  prune(source: string, now: number): Promise<number>;
}

/**
 * Platforms give an update up after a day, and after a quiet week Telegram begins to count anew, so that a number kept
 * for longer could come to mean another update.
 */
const KEPT_MS = 48 * 3_600_000;
const KEPT_UPDATES = 100_000;

/** Which deliveries of a platform were taken over: a restart forgets what the memory of a process held. */
export function createSeenUpdates({ query }: Database, keptUpdates = KEPT_UPDATES): SeenUpdates {
  async function oldestKept(source: string): Promise<number> {
    const row = await query
      .selectFrom('seen_updates')
      .select('seen_at')
      .where('source', '=', source)
      .orderBy('seen_at', 'desc')
      .offset(keptUpdates - 1)
      .limit(1)
      .executeTakeFirst();
    return row?.seen_at ?? 0;
  }

  return {
    async isFirst(source, update, now) {
      const inserted = await query
        .insertInto('seen_updates')
        .values({ source, update_key: update, seen_at: now })
        .onConflict((conflict) => conflict.columns(['source', 'update_key']).doNothing())
        .returning('seen_at')
        .executeTakeFirst();
      return inserted !== undefined;
    },
    async prune(source, now) {
      const limit = Math.max(now - KEPT_MS, await oldestKept(source));
      const { numDeletedRows } = await query
        .deleteFrom('seen_updates')
        .where('source', '=', source)
        .where('seen_at', '<', limit)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
