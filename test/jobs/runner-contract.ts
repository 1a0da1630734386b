import { afterEach, describe, expect, it } from 'vitest';
import type { JobRunner, Wait } from '../../src/jobs/runner.ts';
import { TRIES } from '../../src/jobs/runner.ts';

export interface RunnerOptions {
  readonly wait: Wait;
}

/** Opens a runner of one engine; those opened by one test share their queues where the engine can. */
export type OpenRunner = (options: RunnerOptions) => JobRunner;

const LONG = 20_000;

/** A wait that ends when the test says so, or with its signal. */
export function manualWait(): { readonly wait: Wait; release(): void; readonly asked: number[] } {
  const asked: number[] = [];
  let waiting: (() => void)[] = [];
  return {
    asked,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        asked.push(ms);
        waiting.push(() => resolve(undefined));
        if (signal.aborted) reject(new Error('aborted'));
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      }),
    release() {
      for (const end of waiting) end();
      waiting = [];
    },
  };
}

/** Runs as a handler saw them, with a promise for the nth. */
function recordRuns() {
  const keys: string[] = [];
  let watchers: (() => void)[] = [];
  return {
    keys,
    add(key: string) {
      keys.push(key);
      for (const watch of watchers) watch();
    },
    reached: (count: number) =>
      new Promise<void>((resolve) => {
        const watch = () => {
          if (keys.length >= count) resolve();
        };
        watchers = [...watchers, watch];
        watch();
      }),
  };
}

/** What both engines must do. */
export function runnerContract(open: OpenRunner): void {
  let runners: JobRunner[] = [];
  const opened = (options: Partial<RunnerOptions> = {}) => {
    const runner = open({ wait: manualWait().wait, ...options });
    runners.push(runner);
    return runner;
  };
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop(LONG)));
    runners = [];
  });

  it('runs what it is asked for, each key once', async () => {
    const runner = opened();
    const runs = recordRuns();
    runner.work('look', async (key) => runs.add(key));
    await runner.start();
    await runner.send('look', ['a', 'b']);
    await runs.reached(2);
    await runner.send('look');
    await runs.reached(3);
    expect(runs.keys.slice(0, 2).sort()).toEqual(['a', 'b']);
  });

  it('lets one run of a key wait while one is under way, and no more', async () => {
    const runner = opened();
    const runs = recordRuns();
    const gate = manualWait();
    runner.work('look', async (key, signal) => {
      runs.add(key);
      if (runs.keys.length === 1) await gate.wait(0, signal);
    });
    await runner.start();
    await runner.send('look', ['a']);
    await runs.reached(1);
    for (let count = 0; count < 3; count += 1) await runner.send('look', ['a']);
    gate.release();
    await runs.reached(2);
    await runner.stop(LONG);
    expect(runs.keys).toEqual(['a', 'a']);
  });

  it('runs other keys while one is under way', async () => {
    const runner = opened();
    const runs = recordRuns();
    const gate = manualWait();
    runner.work('look', async (key, signal) => {
      if (key === 'slow') await gate.wait(0, signal);
      runs.add(key);
    });
    await runner.start();
    await runner.send('look', ['slow', 'quick']);
    await runs.reached(1);
    expect(runs.keys).toEqual(['quick']);
    gate.release();
    await runs.reached(2);
  });

  it('tries again what fails, a bounded number of times, and does the rest', async () => {
    const now: Wait = () => Promise.resolve();
    const runner = opened({
      wait: (ms, signal) => (ms === 60_000 ? manualWait().wait(ms, signal) : now(ms, signal)),
    });
    const runs = recordRuns();
    const failing = recordRuns();
    runner.work('look', async (key) => {
      if (key !== 'bad') return runs.add(key);
      failing.add(key);
      throw new Error('not this time');
    });
    await runner.start();
    await runner.send('look', ['bad', 'good']);
    await runs.reached(1);
    await failing.reached(TRIES);
    await runner.send('look', ['last']);
    await runs.reached(2);
    await runner.stop(LONG);
    expect(failing.keys).toHaveLength(TRIES);
  });

  it('asks what is under way to end, and waits for it', async () => {
    const runner = opened();
    const runs = recordRuns();
    let hasEnded = false;
    runner.work('look', async (key, signal) => {
      runs.add(key);
      await manualWait()
        .wait(0, signal)
        .catch(() => undefined);
      hasEnded = true;
    });
    await runner.start();
    await runner.send('look');
    await runs.reached(1);
    await runner.stop(LONG);
    expect(hasEnded).toBe(true);
  });

  it('asks for what comes every minute at the start, and again a minute later', async () => {
    const minute = manualWait();
    const runner = opened({ wait: minute.wait });
    const runs = recordRuns();
    runner.work('tick', async (key) => runs.add(key));
    runner.everyMinute('tick');
    await runner.start();
    await runs.reached(1);
    expect(minute.asked).toEqual([60_000]);
    minute.release();
    await expect.poll(() => minute.asked).toEqual([60_000, 60_000]);
  });

  describe('misused', () => {
    it('refuses a second worker for a queue', () => {
      const runner = opened();
      runner.work('look', async () => undefined);
      expect(() => runner.work('look', async () => undefined)).toThrow('has its worker already');
    });

    it('refuses to be asked before it is started', async () => {
      const runner = opened();
      runner.work('look', async () => undefined);
      await expect(runner.send('look')).rejects.toThrow('has not been started');
    });
  });
}
