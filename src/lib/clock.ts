/** The world's time, injected everywhere so that tests and replays decide what "now" is. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still at `instant` (ms), for replays and tests. */
export function fixedClock(instant: number): Clock {
  return { now: () => instant };
}

/**
 * A clock that only goes forward, for measuring how long ago something was: where the machine's clock is set back,
 * it goes on from where it was. Its instants (ms) mean something beside its own alone.
 */
export function forwardClock(clock: Clock): Clock {
  let seen = clock.now();
  let now = seen;
  return {
    now() {
      const read = clock.now();
      now += Math.max(0, read - seen);
      seen = read;
      return now;
    },
  };
}
