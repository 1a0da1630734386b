import { classifyTelegramError, type TelegramFailure } from './errors.ts';

/** Resolves after `ms`, or rejects at once when the signal aborts; injected so that tests need not wait. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

export type Outcome<T> =
  | { readonly isOk: true; readonly value: T }
  | { readonly isOk: false; readonly failure: TelegramFailure };

/**
 * Makes a call to Telegram under the bot's own retry rules and never throws. A repeatable call is one that changes
 * nothing when Telegram gets it twice.
 */
export type Caller = <T>(call: () => Promise<T>, isRepeatable: boolean) => Promise<Outcome<T>>;

const FLOOD_RETRIES = 3;

/** Telegram asking for longer than this means the answer would come when nobody waits for it any more. */
const LONGEST_FLOOD_WAIT_SECONDS = 60;
const NETWORK_RETRY_MS = 500;

/** @param signal ends waits for a retry when the bot stops; the call then fails as it last did. */
export function createCaller(wait: Wait, signal: AbortSignal): Caller {
  return async (call, isRepeatable) => {
    for (let floods = 0, breaks = 0; ; ) {
      try {
        return { isOk: true, value: await call() };
      } catch (error) {
        const failure = classifyTelegramError(error);
        const delayMs = retryDelayMs(failure, { floods, breaks, isRepeatable });
        if (delayMs === undefined || !(await hasWaited(wait, delayMs, signal)))
          return { isOk: false, failure };
        if (failure.kind === 'too-many-requests') floods += 1;
        else breaks += 1;
      }
    }
  };
}

/** False where the wait was cut short. */
function hasWaited(wait: Wait, ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(ms, signal).then(
    () => true,
    () => false,
  );
}

interface Attempts {
  readonly floods: number;
  readonly breaks: number;
  readonly isRepeatable: boolean;
}

/** How long to wait before the same call again; undefined where it must not be made again. */
function retryDelayMs(failure: TelegramFailure, attempts: Attempts): number | undefined {
  if (failure.kind === 'too-many-requests') {
    const { retryAfterSeconds } = failure;
    const isWorthwhile = attempts.floods < FLOOD_RETRIES && retryAfterSeconds <= LONGEST_FLOOD_WAIT_SECONDS;
    return isWorthwhile ? retryAfterSeconds * 1000 : undefined;
  }
  // After a lost reply the message may well be in the chat: sending it again would say everything twice.
  const isSafe = failure.kind === 'network' && (attempts.isRepeatable || failure.isCertainlyUnsent);
  return isSafe && attempts.breaks === 0 ? NETWORK_RETRY_MS : undefined;
}
