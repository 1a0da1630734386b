import type { Budget } from '../chat/sender.ts';
import type { Clock } from '../lib/clock.ts';
import type { SendSlots } from '../store/send-slots.ts';

/** Waits `ms`; rejects when the signal aborts first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** The longest that one message may hold up a worker: a chat's own pace, or the bot's as a whole. */
const MAX_WAIT_MS = 15_000;
/** Before its moment a message is let go, to be written down as begun: so the pace does not depend on the database's. */
const LEAD_MS = 40;

interface LimitDeps {
  readonly slots: SendSlots;
  readonly clock: Clock;
  readonly wait: Wait;
}

/** `at`: the message's moment (ms), shortly from now. `tryAt`: none is free soon; when to ask again. */
type SlotChoice = { readonly at: number } | { readonly tryAt: number };

/** Waits until shortly before a moment; asking for it took time as well, so the clock is read anew. */
async function waitUntil(instant: number, { clock, wait }: LimitDeps, signal: AbortSignal): Promise<void> {
  const leftMs = instant - clock.now();
  if (leftMs > 0) await wait(leftMs, signal);
}

/**
 * Waits until shortly before a moment at which all budgets take a message, the chat's first and the bot's last, so
 * that no slot of the bot's grows old behind a slow chat. Rejects when the signal aborts.
 */
export async function waitForSlots(
  budgets: readonly Budget[],
  deps: LimitDeps,
  signal: AbortSignal,
): Promise<SlotChoice> {
  let at = deps.clock.now();
  for (const [index, { key, intervalMs }] of budgets.entries()) {
    const now = deps.clock.now();
    const { isTaken, waitMs } = await deps.slots.take({ key, intervalMs, now, maxWaitMs: MAX_WAIT_MS });
    if (!isTaken) return { tryAt: now + waitMs };
    at = now + waitMs;
    const isLast = index === budgets.length - 1;
    await waitUntil(isLast ? at - LEAD_MS : at, deps, signal);
  }
  return { at };
}

/** The rest of the wait, which nothing interrupts: what has been begun is finished. */
export async function waitForMoment(at: number, deps: LimitDeps): Promise<void> {
  await waitUntil(at, deps, new AbortController().signal);
}
