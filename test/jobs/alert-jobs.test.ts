import { describe, expect, it } from 'vitest';
import { installAlertJobs } from '../../src/jobs/alert-jobs.ts';
import type { JobHandler, JobRunner } from '../../src/jobs/runner.ts';
import { turnableClock } from '../digests/support.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A bot whose minutes pass as the test says. */
function openBot(start: string) {
  const clock = turnableClock(Date.parse(start));
  const evaluated: string[] = [];
  const bot = { version: 'v1', isBroken: false };
  let handler: JobHandler | undefined;
  const runner: JobRunner = {
    work: (_queue, given) => void (handler = given),
    everyMinute: () => undefined,
    send: async () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  };
  const alertRunner = {
    async evaluate(version: string) {
      if (bot.isBroken) throw new Error('the database is away');
      evaluated.push(`${version} ${new Date(clock.now()).toISOString().slice(0, 16)}`);
      return 0;
    },
  };
  installAlertJobs(runner, { alertRunner, market: () => bot, marketClock: clock });
  return {
    bot,
    evaluated,
    pass: async (ms: number) => {
      clock.turn(ms);
      await handler?.('-', new AbortController().signal);
    },
  };
}

describe('alerts are evaluated', () => {
  it('in the first minute after a weekly close, though no new data came', async () => {
    const { evaluated, pass } = openBot('2026-11-22T23:58:00Z');
    for (let minute = 0; minute < 5; minute += 1) await pass(minute === 0 ? 0 : MINUTE);
    expect(evaluated).toEqual(['v1 2026-11-22T23:58', 'v1 2026-11-23T00:00']);
  });

  it('in the first minute after the close of the exchanges, on Saturday morning', async () => {
    const { evaluated, pass } = openBot('2026-11-21T04:59:00Z');
    for (let minute = 0; minute < 3; minute += 1) await pass(minute === 0 ? 0 : MINUTE);
    expect(evaluated).toEqual(['v1 2026-11-21T04:59', 'v1 2026-11-21T05:00']);
  });

  it('at once when data land', async () => {
    const { bot, evaluated, pass } = openBot('2026-11-23T10:10:00Z');
    await pass(0);
    await pass(MINUTE);
    bot.version = 'v2';
    await pass(MINUTE);
    await pass(MINUTE);
    expect(evaluated).toEqual(['v1 2026-11-23T10:10', 'v2 2026-11-23T10:12']);
  });

  it('once an hour, for what becomes public later than it arrived', async () => {
    const { evaluated, pass } = openBot('2026-11-23T10:10:00Z');
    for (let turn = 0; turn < 4; turn += 1) await pass(HOUR / 2);
    expect(evaluated).toHaveLength(3);
  });

  it('again where an evaluation failed', async () => {
    const { bot, evaluated, pass } = openBot('2026-11-23T10:10:00Z');
    bot.isBroken = true;
    await expect(pass(0)).rejects.toThrow('away');
    bot.isBroken = false;
    await pass(MINUTE);
    expect(evaluated).toHaveLength(1);
  });
});
