const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/** Waiting time in ms before attempt number `failures` + 1, doubling from one second to one minute. */
export function backoffMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
}
