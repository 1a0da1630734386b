import { classifySlackError, type SlackFailure } from './errors.ts';

/** Waits `ms`; rejects when `signal` aborts first. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The outside world as this adapter reaches it. */
export interface Wire {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: Sleep;
}

const MAX_RETRIES = 2;
/** Someone is waiting for the answer: beyond this a fallback serves better than patience. */
const MAX_WAIT_SECONDS = 30;
const FIRST_BACKOFF_MS = 500;

/** How long to wait before the same call again (ms), undefined where that would not help or could post twice. */
function retryDelay(failure: SlackFailure, isRepeatable: boolean, attempt: number): number | undefined {
  if (failure.kind === 'ratelimited') {
    const isBearable = failure.retryAfterSeconds <= MAX_WAIT_SECONDS;
    return isBearable ? failure.retryAfterSeconds * 1_000 : undefined;
  }
  if (failure.kind !== 'network' || !(isRepeatable || failure.isCertainlyUnsent)) return undefined;
  return FIRST_BACKOFF_MS * 2 ** attempt;
}

/**
 * Runs one call, with at most two more tries unless told otherwise. A rate limit waits as long as Slack says, here and in no other call; a
 * lost connection is tried again only where the call may run twice (`isRepeatable`) or certainly never ran. Rejects
 * with what the last try threw.
 */
export async function callWithRetry<Result>(
  call: () => Promise<Result>,
  sleep: Sleep,
  isRepeatable: boolean,
  maxRetries = MAX_RETRIES,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= maxRetries) throw error;
      const delay = retryDelay(classifySlackError(error), isRepeatable, attempt);
      if (delay === undefined) throw error;
      await sleep(delay);
    }
  }
}
