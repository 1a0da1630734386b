import { afterEach, beforeEach } from 'vitest';
import { DUE, delivery, order, place } from '../store/contract/delivery-samples.ts';
import { createDesk, type Desk, type OpenDesk, openDesk, type TestClock, turnableClock } from './support.ts';

interface Due {
  readonly thread?: string;
  readonly dueAt?: number;
  readonly detail?: 'brief';
}

/** A worker over a database of its own for each test, and what tests ask of it. */
export function useWorkerBench() {
  let open: OpenDesk;
  let clock: TestClock;
  let desk: Desk;
  let lines: string[];

  const reopen = (options: Parameters<typeof createDesk>[2] = {}): Desk => {
    desk = createDesk(open.database, clock, { lines, ...options });
    return desk;
  };

  beforeEach(async () => {
    open = await openDesk();
    clock = turnableClock(DUE);
    lines = [];
    reopen();
  });
  afterEach(() => open.close());

  return {
    get desk() {
      return desk;
    },
    get clock() {
      return clock;
    },
    get lines() {
      return lines;
    },
    /** A worker of other parts over the same database, from now on. */
    reopen,
    /** A subscription with a digest that is due; its id. */
    async due(conversation: string, { thread = '', dueAt = DUE, detail }: Due = {}): Promise<string> {
      const where = place(conversation, { thread });
      const { id } = await desk.subscriptions.save(where, order({ detail: detail ?? 'full' }), DUE);
      await desk.deliveries.enqueue([delivery(conversation, { subject: id, place: where, dueAt })]);
      return id;
    },
    stateOf: async (subject: string) => (await desk.deliveries.listNewest(subject, 1))[0],
    /** The letter of the message that was sent at that place in the order. */
    replyAt: (at: number) => desk.sender.sent[at]?.letter.reply,
  };
}
