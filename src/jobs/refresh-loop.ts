import type { Logger } from '../lib/log.ts';
import type { RefreshLock } from '../store/refresh-lock.ts';
import type { Refresher } from './refresher.ts';
import { askEveryMinute, type Wait } from './runner.ts';

interface RefreshLoopDeps {
  readonly refresher: Refresher;
  /** Absent in a process that leaves refreshing to others. */
  readonly lock: RefreshLock | undefined;
  /** Takes over what is new in the store, whoever put it there. */
  readonly followStore: () => Promise<unknown>;
  readonly wait: Wait;
  readonly log: Logger;
}

export interface RefreshLoop {
  start(): void;
  /** Ends after the request under way. */
  stop(): Promise<void>;
}

/**
 * Looks once a minute for series that are due, in the one process that has the lock; all others only follow the
 * store. What is due stands in the store, so nothing rests on a timer.
 */
export function createRefreshLoop({ refresher, lock, followStore, wait, log }: RefreshLoopDeps): RefreshLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    if ((await lock?.hold()) === true) await refresher.refreshDue(signal);
    await followStore();
  };
  const onError = (error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'market data could not be refreshed');
  };
  return {
    start() {
      running = askEveryMinute(look, { wait, signal, onError });
    },
    async stop() {
      stopping.abort();
      await running;
      await lock?.release();
    },
  };
}
