import { setTimeout as wait } from 'node:timers/promises';

/** Waits for work at most `deadlineMs`; true where it finished in time. The work's own failure is passed on. */
export async function finishesWithin(work: Promise<unknown>, deadlineMs: number): Promise<boolean> {
  const timer = new AbortController();
  const expired = wait(deadlineMs, false, { signal: timer.signal, ref: true }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), expired]);
  } finally {
    timer.abort();
  }
}
