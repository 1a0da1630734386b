import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What a platform counts, and how far apart it wants messages (ms). */
export interface SlotRequest {
  readonly key: string;
  readonly intervalMs: number;
  readonly now: number;
  /** A slot further off is left to others. */
  readonly maxWaitMs: number;
}

export interface Slot {
  readonly isTaken: boolean;
  /** Until the slot that was taken, or until it is worth asking again. */
  readonly waitMs: number;
}

export interface SendSlots {
  /**
   * Takes the next free moment of a budget that all processes share, at most one message an interval: a token bucket
   * with room for one (the virtual scheduling of ITU-T I.371), so that no second is fuller than another.
   */
  take(request: SlotRequest): Promise<Slot>;
}

/** A slot further off can only come from a clock that was set back since. */
const HORIZON_MS = 600_000;

export function createSendSlots({ query }: Database): SendSlots {
  async function freeAt(key: string): Promise<number | undefined> {
    const row = await query
      .selectFrom('send_slots')
      .select('free_at')
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.free_at;
  }

  return {
    async take({ key, intervalMs, now, maxWaitMs }) {
      const current = sql.ref('send_slots.free_at');
      const isAhead = sql<boolean>`${current} > ${now} and ${current} <= ${now + HORIZON_MS}`;
      const taken = await query
        .insertInto('send_slots')
        .values({ key, free_at: now + intervalMs })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({
              // The numbers are written out with their type: the server cannot tell it from a bare parameter.
              free_at: sql<number>`case when ${isAhead} then ${current} + cast(${intervalMs} as bigint) else cast(${now + intervalMs} as bigint) end`,
            })
            .where(sql<boolean>`not (${isAhead}) or ${current} <= ${now + maxWaitMs}`),
        )
        .returning('free_at')
        .executeTakeFirst();
      if (taken !== undefined)
        return { isTaken: true, waitMs: Math.max(0, taken.free_at - intervalMs - now) };
      const free = (await freeAt(key)) ?? now;
      return { isTaken: false, waitMs: Math.max(0, free - now) };
    },
  };
}
