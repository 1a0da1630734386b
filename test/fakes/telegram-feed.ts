import { Refusal } from './telegram-refusal.ts';

/** The updates waiting for the bot and the one open `getUpdates`. */
export interface UpdateFeed {
  push(update: Record<string, unknown>, updateId?: number): number;
  pending(): number[];
  /** Drops what is below `offset` and hands out the rest, waiting for some where there is none. */
  poll(offset: number, isPatient: boolean, onGone: (listener: () => void) => void): Promise<unknown[]>;
  end(): void;
}

interface OpenPoll {
  resolve(updates: unknown[]): void;
  reject(error: Error): void;
}

export function createUpdateFeed(): UpdateFeed {
  let updates: { update_id: number }[] = [];
  let nextId = 700_000_001;
  let open: OpenPoll | undefined;

  function settle(act: (poll: OpenPoll) => void): void {
    const poll = open;
    open = undefined;
    if (poll !== undefined) act(poll);
  }

  return {
    push(update, updateId = nextId) {
      nextId = Math.max(nextId, updateId + 1);
      updates.push({ update_id: updateId, ...update });
      settle((poll) => poll.resolve(updates));
      return updateId;
    },
    pending: () => updates.map(({ update_id: id }) => id),
    poll(offset, isPatient, onGone) {
      settle((poll) => poll.reject(new Refusal(409, 'Conflict: terminated by other getUpdates request')));
      updates = updates.filter(({ update_id: id }) => id >= offset);
      if (updates.length > 0 || !isPatient) return Promise.resolve(updates);
      return new Promise((resolve, reject) => {
        const mine = { resolve, reject };
        open = mine;
        onGone(() => {
          if (open === mine) settle((poll) => poll.resolve([]));
        });
      });
    },
    end: () => settle((poll) => poll.resolve([])),
  };
}
