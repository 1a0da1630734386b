import { type Clock, forwardClock } from './clock.ts';

/** Waits `ms`; rejects with the signal's reason when it aborts first. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

interface Lane {
  tail: Promise<unknown>;
  lastStart: number;
}

/** Requests to one host run one after another, their starts at least a gap apart; hosts do not wait for each other. */
export class HostGate {
  readonly #lanes = new Map<string, Lane>();
  readonly #clock: Clock;
  readonly #sleep: Sleep;

  constructor(clock: Clock, sleep: Sleep) {
    this.#clock = forwardClock(clock);
    this.#sleep = sleep;
  }

  /** Runs `task` when every task given earlier for this host has ended, however it ended. */
  run<Value>(host: string, task: () => Promise<Value>): Promise<Value> {
    const lane = this.#lane(host);
    const turn = lane.tail.then(task);
    lane.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Waits until `gapMs` has passed since the host's previous request began, then marks a new beginning. */
  async pace(host: string, gapMs: number, signal: AbortSignal): Promise<void> {
    const lane = this.#lane(host);
    const wait = lane.lastStart + gapMs - this.#clock.now();
    if (wait > 0) await this.#sleep(wait, signal);
    lane.lastStart = this.#clock.now();
  }

  #lane(host: string): Lane {
    const known = this.#lanes.get(host);
    if (known) return known;
    const lane: Lane = { tail: Promise.resolve(), lastStart: Number.NEGATIVE_INFINITY };
    this.#lanes.set(host, lane);
    return lane;
  }
}
