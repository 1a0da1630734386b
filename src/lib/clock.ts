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
