import { finishesWithin } from '../lib/deadline.ts';
import type { Logger } from '../lib/log.ts';
import { askEveryMinute, type JobHandler, type JobRunner, NO_KEY, TRIES, type Wait } from './runner.ts';

const RETRY_MS = 1_000;

interface EmbeddedOptions {
  readonly wait: Wait;
  readonly log: Logger;
}

/** One queue and key: a run that is under way, and whether it was asked for again meanwhile. */
interface Lane {
  isAskedAgain: boolean;
}

/** All work in this one process, for the embedded database, which serves no other. */
export function createEmbeddedRunner({ wait, log }: EmbeddedOptions): JobRunner {
  const handlers = new Map<string, JobHandler>();
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();
  const minutely: string[] = [];
  const stopping = new AbortController();
  let isStarted = false;

  function track(work: Promise<void>): void {
    const settled = work.finally(() => underWay.delete(settled));
    underWay.add(settled);
  }

  /** Tries a few times, each a little later. Never rejects: a failure must not end other work. */
  async function run(queue: string, key: string, handler: JobHandler): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      try {
        await handler(key, stopping.signal);
        return;
      } catch (error) {
        log.error({ err: error, queue, key, attempt }, 'a job failed');
      }
      if (attempt === TRIES || stopping.signal.aborted) return;
      await wait(RETRY_MS * 2 ** attempt, stopping.signal).catch(() => undefined);
    }
  }

  async function runLane(queue: string, key: string, handler: JobHandler, lane: Lane): Promise<void> {
    do {
      lane.isAskedAgain = false;
      await run(queue, key, handler);
    } while (lane.isAskedAgain && !stopping.signal.aborted);
  }

  function ask(queue: string, key: string): void {
    if (!isStarted) throw new Error('the job runner has not been started');
    if (stopping.signal.aborted) return;
    const id = JSON.stringify([queue, key]);
    const lane = lanes.get(id);
    if (lane !== undefined) {
      lane.isAskedAgain = true;
      return;
    }
    const handler = handlers.get(queue);
    if (handler === undefined) throw new Error(`nobody works on the queue ${queue}`);
    const begun: Lane = { isAskedAgain: false };
    lanes.set(id, begun);
    track(runLane(queue, key, handler, begun).finally(() => lanes.delete(id)));
  }

  async function send(queue: string, keys: readonly string[] = [NO_KEY]): Promise<void> {
    for (const key of keys) ask(queue, key);
  }

  return {
    work(queue, handler) {
      if (handlers.has(queue)) throw new Error(`the queue ${queue} has its worker already`);
      handlers.set(queue, handler);
    },
    send,
    everyMinute: (queue) => void minutely.push(queue),
    async start() {
      isStarted = true;
      const { signal } = stopping;
      const onError = (error: unknown) => log.error({ err: error }, 'a job could not be asked for');
      for (const queue of minutely) track(askEveryMinute(() => send(queue), { wait, signal, onError }));
    },
    async stop(deadlineMs) {
      stopping.abort();
      if (!(await finishesWithin(Promise.all(underWay), deadlineMs)))
        log.warn({ unfinished: underWay.size }, 'stopped before every job was finished');
    },
  };
}
