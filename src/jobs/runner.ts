/** One run of a queue. `signal` aborts when the process is to stop: then a handler ends as soon as it can. */
export type JobHandler = (key: string, signal: AbortSignal) => Promise<void>;

/**
 * Runs work by name, in this process or shared among several. A queue only says "look now": what is to be done stands
 * in the database and is read when the handler runs, so a job that is lost or repeated costs nothing.
 */
export interface JobRunner {
  /** Says who does a queue's work; before `start`, once a queue. A run that rejects is tried again, then logged. */
  work(queue: string, handler: JobHandler): void;
  /** Asks for a run. Of one queue and key at most one run is under way and one waits, over all processes. */
  send(queue: string, keys?: readonly string[]): Promise<void>;
  /** Asks for a run of the queue now and every minute, one for all processes. Nothing waits longer on a timer. */
  everyMinute(queue: string): void;
  start(): Promise<void>;
  /** Takes no new work, asks handlers to end, and waits for them at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}

/** Waits `ms`; rejects when the signal aborts first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** The key of a run that is asked for without one. */
export const NO_KEY = '-';

/** How often a run that rejects is tried in all. */
export const TRIES = 3;

/** Asks at once and then every minute until the signal aborts. A failure costs that minute and a log line. */
export async function askEveryMinute(
  ask: () => Promise<void>,
  { wait, signal, onError }: { wait: Wait; signal: AbortSignal; onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await ask().catch(onError);
    await wait(60_000, signal).catch(() => undefined);
  }
}
