import type { Api, Context } from 'grammy';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { backoffMs } from './backoff.ts';
import { classifyTelegramError, type TelegramFailure } from './errors.ts';
import { POLL_SECONDS } from './limits.ts';
import type { Wait } from './retry.ts';

export type Update = Context['update'];

type ApiSignal = Parameters<Api['getUpdates']>[1];

/** The updates the bot handles; edits are left out, so that correcting a message never answers it twice. */
export const ALLOWED_UPDATES = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

interface PollingDeps {
  readonly api: Api;
  /** Takes an update over; it must not throw, and resolves long before the answer is sent. */
  readonly accept: (update: Update) => Promise<void>;
  /** Told when a token that was refused is taken again. */
  readonly onAccepted: () => Promise<void>;
  readonly wait: Wait;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Fetches updates until the signal aborts, whatever happens: a second poller, a revoked token or a broken network
 * costs one log line and a pause. The offset that confirms an update to Telegram goes out only with the next call,
 * after the update was accepted.
 */
export async function pollUpdates(deps: PollingDeps, signal: AbortSignal): Promise<void> {
  const report = createReporter(deps.clock, deps.log);
  let offset = 0;
  let failures = 0;
  let isRefused = false;
  let lastCall = { offset: 0, at: 0 };
  while (!signal.aborted) {
    try {
      lastCall = { offset, at: deps.clock.now() };
      const updates = await deps.api.getUpdates(
        { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
        // oxlint-disable-next-line no-unsafe-type-assertion -- grammY is typed for a polyfill and takes the real one
        signal as unknown as ApiSignal,
      );
      failures = 0;
      if (isRefused) await deps.onAccepted();
      isRefused = false;
      for (const update of updates) {
        await deps.accept(update);
        offset = update.update_id + 1;
      }
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      lastCall = { offset: 0, at: 0 };
      const failure = classifyTelegramError(error);
      isRefused ||= failure.kind === 'unauthorized';
      report(failure);
      await deps.wait(pauseMs(failure, failures), signal).catch(() => undefined);
    }
  }
  // The call just broken off has confirmed as much, once it had time to reach Telegram.
  const hasArrived = lastCall.offset === offset && deps.clock.now() - lastCall.at >= ARRIVAL_MS;
  if (offset > 0 && !hasArrived) await confirm(deps, offset);
}

/** Well above the time a call takes to reach Telegram. */
const ARRIVAL_MS = 1000;

/**
 * Without this, Telegram would hand the last batch out again after a restart. It holds back an offset that it has
 * seen within three seconds for as long, so this is not done needlessly.
 */
async function confirm({ api, log }: PollingDeps, offset: number): Promise<void> {
  try {
    await api.getUpdates({ offset, limit: 1, timeout: 0 });
  } catch (error) {
    log.warn({ detail: classifyTelegramError(error).detail }, 'last updates not confirmed');
  }
}

function pauseMs(failure: TelegramFailure, failures: number): number {
  const asked = failure.kind === 'too-many-requests' ? failure.retryAfterSeconds * 1000 : 0;
  return Math.max(asked, backoffMs(failures));
}

const EXPLANATIONS: Partial<Record<TelegramFailure['kind'], string>> = {
  conflict:
    'another process is fetching the updates of this bot, or a webhook is set: only one may; trying again',
  unauthorized:
    'Telegram no longer accepts the bot token: it is off here until the token is taken again or the bot restarts with a new one',
};
const REPEAT_MS = 600_000;

/** One line per kind of trouble and ten minutes: two pollers throw each other out every few seconds. */
function createReporter(clock: Clock, log: Logger): (failure: TelegramFailure) => void {
  const lastReports = new Map<string, number>();
  return ({ kind, detail }) => {
    const last = lastReports.get(kind);
    if (last !== undefined && clock.now() - last < REPEAT_MS) return;
    lastReports.set(kind, clock.now());
    const level = kind === 'network' || kind === 'too-many-requests' ? 'warn' : 'error';
    log[level]({ kind, detail }, EXPLANATIONS[kind] ?? 'updates could not be fetched; trying again');
  };
}
