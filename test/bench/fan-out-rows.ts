import { systemClock as clock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/store/database.ts';

const CHUNK = 500;

/** Leaves the database with so many subscriptions that are due this minute, spread over the tenants. */
export async function createSubscribers(
  { query }: Database,
  { platform, count, tenants }: { platform: string; count: number; tenants: number },
): Promise<void> {
  for (const table of ['deliveries', 'subscriptions', 'send_slots'] as const)
    await query.deleteFrom(table).execute();
  const now = clock.now();
  const due = new Date(now);
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, offset) => ({
      id: `s${start + offset}`,
      platform,
      tenant: tenants === 1 ? '' : `T${(start + offset) % tenants}`,
      conversation: String(start + offset + 1),
      thread: '',
      weekday: ((due.getUTCDay() + 6) % 7) + 1,
      hour: due.getUTCHours(),
      minute: due.getUTCMinutes(),
      zone: 'UTC',
      follows_chat_zone: 0,
      detail: 'full' as const,
      set_by: 'u1',
      set_by_name: null,
      set_at: 0,
      state: 'active' as const,
      reason: null,
      state_since: 0,
      next_run_at: Math.floor(now / 60_000) * 60_000,
      last_digest: null,
    }));
    await query.insertInto('subscriptions').values(rows).execute();
  }
}
