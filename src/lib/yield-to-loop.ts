import { setImmediate } from 'node:timers/promises';

/** Lets everything that waits on the event loop go first: long computations await it between their turns. */
export function yieldToLoop(): Promise<void> {
  return setImmediate();
}
