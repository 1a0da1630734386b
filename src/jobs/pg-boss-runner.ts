import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Logger } from '../lib/log.ts';
import { askEveryMinute, type JobHandler, type JobRunner, NO_KEY, TRIES, type Wait } from './runner.ts';

export interface PgBossOptions {
  /** The PostgreSQL address that the tables of jobs are in. */
  readonly url: string;
  readonly wait: Wait;
  readonly log: Logger;
  /** How often each process looks for jobs, in seconds; at least 0.5. */
  readonly pollSeconds?: number;
  /** Before what failed is tried again, in seconds. */
  readonly retrySeconds?: number;
}

/** With one job a fetch, a backlog waits out a pause after each: 224 jobs took 400 s when that was measured. */
const BATCH = 20;
const MAX_CONNECTIONS = 4;
/** A worker that shows no sign of life for so long is taken for dead, and its jobs go elsewhere. */
const HEARTBEAT_SECONDS = 20;
const MONITOR_SECONDS = 10;
const MINUTE_SECONDS = 60;
/** Jobs say nothing that lasts: an hour is enough to look at what failed. */
const KEPT_SECONDS = 3_600;
/** Emptying a full outbox takes as long as the platforms' limits make it take. */
const EXPIRE_SECONDS = 3_600;

const QUEUE_OPTIONS = {
  // Of one key one job runs and one waits.
  policy: 'stately',
  retryLimit: TRIES - 1,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: EXPIRE_SECONDS,
  retentionSeconds: KEPT_SECONDS,
  deleteAfterSeconds: KEPT_SECONDS,
};

interface JobData {
  readonly key: string;
}

async function openBoss(url: string): Promise<PgBoss> {
  // Loaded only where it is used: the embedded database needs none of it.
  const { PgBoss: Boss } = await import('pg-boss');
  return new Boss({
    connectionString: url,
    application_name: 'macro-rotation-bot-jobs',
    max: MAX_CONNECTIONS,
    // Every minute is asked for by a throttled job, and weekly times are rows of our own.
    schedule: false,
    superviseIntervalSeconds: MONITOR_SECONDS,
    monitorIntervalSeconds: MONITOR_SECONDS,
  });
}

/** Its own outcome a job: one that rejects is tried again, the others of its batch are done. */
async function settle(
  handler: JobHandler,
  job: Job<JobData>,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Logger },
): Promise<JobResult> {
  const { key } = job.data;
  try {
    await handler(key, signal);
    return { id: job.id, status: 'completed' };
  } catch (error) {
    log.error({ err: error, queue: job.name, key }, 'a job failed');
    return { id: job.id, status: 'failed' };
  }
}

/** The queues in the database. One is made when it is first named: a process may ask for work that only others do. */
function createQueues(boss: PgBoss, retryDelay: number) {
  const known = new Set<string>();

  async function open(queue: string): Promise<PgBoss> {
    if (!known.has(queue)) await boss.createQueue(queue, { ...QUEUE_OPTIONS, retryDelay });
    known.add(queue);
    return boss;
  }

  return {
    async insert(queue: string, keys: readonly string[]): Promise<void> {
      const jobs = keys.map((key) => ({ data: { key }, singletonKey: key }));
      await (await open(queue)).insert(queue, jobs);
    },
    /** One for all processes: the queue takes one such job a minute, whoever asks first. */
    async insertForMinute(queue: string): Promise<void> {
      const once = { singletonKey: NO_KEY, singletonSeconds: MINUTE_SECONDS };
      await (await open(queue)).send(queue, { key: NO_KEY } satisfies JobData, once);
    },
    async listen(
      queue: string,
      pollingIntervalSeconds: number,
      run: (job: Job<JobData>) => Promise<JobResult>,
    ): Promise<void> {
      const how = {
        batchSize: BATCH,
        burstWhenBatchFull: true,
        perJobResults: true,
        pollingIntervalSeconds,
      } as const;
      const listener = await open(queue);
      await listener.work<JobData, undefined, typeof how>(queue, how, (jobs) => Promise.all(jobs.map(run)));
    },
  };
}

/** Work that several processes share through PostgreSQL. What a killed process was doing goes on elsewhere. */
export function createPgBossRunner(options: PgBossOptions): JobRunner {
  const { url, wait, log, pollSeconds = 1, retrySeconds = 2 } = options;
  const handlers = new Map<string, JobHandler>();
  const minutely: string[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  const onError = (error: unknown) => log.error({ err: error }, 'the job queue reports an error');
  let boss: PgBoss | undefined;
  let queues: ReturnType<typeof createQueues> | undefined;
  let minutes: readonly Promise<void>[] = [];

  return {
    work(queue, handler) {
      if (handlers.has(queue)) throw new Error(`the queue ${queue} has its worker already`);
      handlers.set(queue, handler);
    },
    async send(queue, keys = [NO_KEY]) {
      if (queues === undefined) throw new Error('the job runner has not been started');
      await queues.insert(queue, keys);
    },
    everyMinute: (queue) => void minutely.push(queue),
    async start() {
      boss = await openBoss(url);
      boss.on('error', onError);
      await boss.start();
      const opened = createQueues(boss, retrySeconds);
      queues = opened;
      for (const [queue, handler] of handlers)
        await opened.listen(queue, pollSeconds, (job) => settle(handler, job, { signal, log }));
      minutes = minutely.map((queue) =>
        askEveryMinute(() => opened.insertForMinute(queue), { wait, signal, onError }),
      );
    },
    async stop(deadlineMs) {
      stopping.abort();
      await Promise.all(minutes);
      await boss?.stop({ graceful: true, timeout: deadlineMs });
    },
  };
}
