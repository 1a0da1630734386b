import type { Logger } from '../../lib/log.ts';
import type { Sleep } from './call.ts';
import { SlackUnreachableError } from './workspaces.ts';

const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;

type Open = (signal: AbortSignal) => Promise<void>;

interface OpeningDeps {
  readonly sleep: Sleep;
  readonly log: Logger;
  /** Follows what goes on in the background; it never rejects. */
  readonly track: (work: Promise<void>) => void;
}

/** A refusal that comes only now is logged and ends it. */
async function tryAgain(open: Open, { sleep, log }: OpeningDeps, signal: AbortSignal): Promise<void> {
  for (let backoff = FIRST_BACKOFF_MS; ; backoff = Math.min(backoff * 2, MAX_BACKOFF_MS)) {
    await sleep(backoff, signal).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await open(signal);
      log.info('connected to Slack');
      return;
    } catch (error) {
      if (error instanceof SlackUnreachableError) continue;
      const detail = error instanceof Error ? error.message : 'unknown';
      log.error({ detail }, 'Slack is off until the bot restarts');
      return;
    }
  }
}

/** Connects with patience for a Slack that is away. */
interface Opening {
  /**
   * Opens at once or, where Slack cannot be reached, goes on trying behind one line of the log.
   * @throws Error where Slack can be reached and refuses.
   */
  start(open: Open): Promise<void>;
  stop(): void;
}

export function createOpening(deps: OpeningDeps): Opening {
  let stopping = new AbortController();
  return {
    async start(open) {
      stopping = new AbortController();
      const { signal } = stopping;
      try {
        await open(signal);
      } catch (error) {
        if (!(error instanceof SlackUnreachableError)) throw error;
        deps.log.warn({ detail: error.message }, 'Slack cannot be reached; trying again');
        deps.track(tryAgain(open, deps, signal));
      }
    },
    stop: () => stopping.abort(),
  };
}
