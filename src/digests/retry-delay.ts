import type { Refusal } from '../chat/sender.ts';

/** A refusal that time mends. */
export type Passing = Extract<Refusal, { kind: 'busy' | 'unsent' }>;

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 900_000;
const MAX_DOUBLINGS = 10;

/**
 * How long (ms) to leave a delivery after `tries` attempts: as long as the platform says, or ever longer; and a little
 * more by chance (`random` in [0, 1)), so that not all come back at once.
 */
export function retryDelayMs(refusal: Passing, tries: number, random: number): number {
  const least =
    refusal.kind === 'busy'
      ? refusal.retryAfterMs
      : Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, MAX_DOUBLINGS));
  return least + random * (1_000 + least / 4);
}

export function isPassing(refusal: Refusal): refusal is Passing {
  return refusal.kind === 'busy' || refusal.kind === 'unsent';
}
