import type { Budget } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { SendSlots } from '../store/send-slots.ts';

/** Waits `ms`; rejects when the signal aborts first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** The longest that one message may hold up a worker: a chat's own pace, or the bot's as a whole. */
const MAX_WAIT_MS = 15_000;

interface LimitDeps {
  readonly slots: SendSlots;
  readonly clock: Clock;
  readonly wait: Wait;
}

/**
 * Waits for a moment at which all budgets take a message, the chat's first and the bot's last, so that no slot of
 * the bot's grows old behind a slow chat. Undefined once it is time; else when it is worth trying again (ms).
 * Rejects when the signal aborts.
 */
export async function waitForSlots(
  budgets: readonly Budget[],
  { slots, clock, wait }: LimitDeps,
  signal: AbortSignal,
): Promise<number | undefined> {
  for (const { key, intervalMs } of budgets) {
    const now = clock.now();
    const { isTaken, waitMs } = await slots.take({ key, intervalMs, now, maxWaitMs: MAX_WAIT_MS });
    if (!isTaken) return now + waitMs;
    if (waitMs > 0) await wait(waitMs, signal);
  }
  return undefined;
}
