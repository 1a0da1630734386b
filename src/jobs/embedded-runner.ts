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
  readonly queue: string;
  readonly key: string;
  readonly handler: JobHandler;
  isAskedAgain: boolean;
}

/** Tries a few times, each a little later. Never rejects: a failure must not end other work. */
async function tryRun(
  { queue, key, handler }: Lane,
  { wait, log }: EmbeddedOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      await handler(key, signal);
      return;
    } catch (error) {
      log.error({ err: error, queue, key, attempt }, 'a job failed');
    }
    if (attempt === TRIES || signal.aborted) return;
    await wait(RETRY_MS * 2 ** attempt, signal).catch(() => undefined);
  }
}

/** What this process is doing; a second asking of what is under way makes one more run after it. */
function createLanes(options: EmbeddedOptions, signal: AbortSignal) {
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();

  async function runLane(lane: Lane): Promise<void> {
    do {
      lane.isAskedAgain = false;
      await tryRun(lane, options, signal);
    } while (lane.isAskedAgain && !signal.aborted);
  }

  function track(work: Promise<void>): void {
    const settled = work.finally(() => underWay.delete(settled));
    underWay.add(settled);
  }

  return {
    underWay,
    track,
    ask(queue: string, key: string, handler: JobHandler): void {
      const id = JSON.stringify([queue, key]);
      const running = lanes.get(id);
      if (running !== undefined) {
        running.isAskedAgain = true;
        return;
      }
      const lane: Lane = { queue, key, handler, isAskedAgain: false };
      lanes.set(id, lane);
      track(runLane(lane).finally(() => lanes.delete(id)));
    },
  };
}

/** All work in this one process, for the embedded database, which serves no other. */
export function createEmbeddedRunner(options: EmbeddedOptions): JobRunner {
  const { wait, log } = options;
  const handlers = new Map<string, JobHandler>();
  const minutely: string[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  const lanes = createLanes(options, signal);
  let isStarted = false;

  async function send(queue: string, keys: readonly string[] = [NO_KEY]): Promise<void> {
    if (!isStarted) throw new Error('the job runner has not been started');
    const handler = handlers.get(queue);
    if (handler === undefined) throw new Error(`nobody works on the queue ${queue}`);
    if (signal.aborted) return;
    for (const key of keys) lanes.ask(queue, key, handler);
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
      const onError = (error: unknown) => log.error({ err: error }, 'a job could not be asked for');
      for (const queue of minutely) lanes.track(askEveryMinute(() => send(queue), { wait, signal, onError }));
    },
    async stop(deadlineMs) {
      stopping.abort();
      if (!(await finishesWithin(Promise.all(lanes.underWay), deadlineMs)))
        log.warn({ unfinished: lanes.underWay.size }, 'stopped before every job was finished');
    },
  };
}
