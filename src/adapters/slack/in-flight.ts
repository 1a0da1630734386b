import type { Sleep } from './call.ts';

/** The answers under way, so that a stop can wait for them: the SDK's own stop does not. */
export interface InFlight {
  readonly size: number;
  /** Follows `work` until it settles; its failure is the caller's to handle. */
  track(work: Promise<unknown>): void;
  /** Resolves once nothing is under way, or after `deadlineMs`; true where everything was finished. */
  drain(deadlineMs: number): Promise<boolean>;
}

export function createInFlight(sleep: Sleep): InFlight {
  const pending = new Set<Promise<unknown>>();

  async function allSettled(): Promise<true> {
    // Work may start work: ask again until there is none.
    while (pending.size > 0) await Promise.allSettled(pending);
    return true;
  }

  return {
    get size() {
      return pending.size;
    },
    track(work) {
      pending.add(work);
      const forget = () => void pending.delete(work);
      work.then(forget, forget);
    },
    async drain(deadlineMs) {
      const timer = new AbortController();
      const expired = sleep(deadlineMs, timer.signal).then(
        () => false,
        () => false,
      );
      const isFinished = await Promise.race([allSettled(), expired]);
      timer.abort();
      return isFinished;
    },
  };
}
