/** Work per chat, in order within a chat and side by side across chats, so that a slow chart holds up only its own. */
export interface ChatQueue {
  /** False, and nothing done, where the chat already has `backlog` jobs waiting. */
  add(chatId: number, job: () => Promise<void>): boolean;
  /** Follows work that is not tied to a chat's order, so that `drained` waits for it too. */
  track(work: Promise<void>): void;
  readonly size: number;
  /** Resolves once nothing is waiting or running; work added meanwhile counts. */
  drained(): Promise<void>;
}

interface Lane {
  tail: Promise<void>;
  waiting: number;
}

/** @param onError receives what a job threw; a job's failure never reaches the next one. */
export function createChatQueue(backlog: number, onError: (error: unknown) => void): ChatQueue {
  const lanes = new Map<number, Lane>();
  const pending = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    const settled = work.catch(onError).finally(() => pending.delete(settled));
    pending.add(settled);
  }

  function add(chatId: number, job: () => Promise<void>): boolean {
    const lane = lanes.get(chatId) ?? { tail: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= backlog) return false;
    lane.waiting += 1;
    lane.tail = lane.tail
      .then(job)
      .catch(onError)
      .finally(() => {
        lane.waiting -= 1;
        if (lane.waiting === 0) lanes.delete(chatId);
      });
    lanes.set(chatId, lane);
    track(lane.tail);
    return true;
  }

  return {
    add,
    track,
    get size() {
      return pending.size;
    },
    async drained() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
