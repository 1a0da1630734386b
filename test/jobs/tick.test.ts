import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from '../../src/jobs/embedded-runner.ts';
import { fillOutbox, installDeliveryJobs } from '../../src/jobs/tick.ts';
import {
  createDesk,
  type Desk,
  type OpenDesk,
  openDesk,
  type TestClock,
  turnableClock,
} from '../digests/support.ts';
import { DUE, delivery, HOUR, MINUTE, order, place, WEEK } from '../store/contract/delivery-samples.ts';
import { manualWait } from './runner-contract.ts';

let open: OpenDesk;
let clock: TestClock;
let desk: Desk;
let lines: string[];

beforeEach(async () => {
  open = await openDesk();
  clock = turnableClock(DUE);
  lines = [];
  desk = createDesk(open.database, clock, { lines });
});
afterEach(() => open.close());

/** Runs a bot's delivery until it has nothing left to do, then stops it. */
async function runOnce(at: Desk = desk): Promise<void> {
  const runner = createEmbeddedRunner({ wait: manualWait().wait, log: at.log });
  const idle = new Promise<void>((resolve) => {
    const worker = {
      ...at.worker,
      countWaiting: async (limit: number) => {
        const waiting = await at.worker.countWaiting(limit);
        if (waiting === 0) resolve();
        return waiting;
      },
      drain: (signal: AbortSignal) => at.worker.drain(signal).finally(resolve),
    };
    installDeliveryJobs(runner, { ...at, worker, clock });
  });
  await runner.start();
  await idle;
  await runner.stop(20_000);
}

const stateOf = async (subject: string) =>
  (await desk.deliveries.listNewest(subject, 5)).map(({ state }) => state);

describe('the minute tick', () => {
  it('sends what is due, once, however often it comes', async () => {
    const { id } = await desk.subscriptions.save(place('a'), order(), DUE);
    await desk.subscriptions.save(place('later'), order({ nextRunAt: DUE + MINUTE }), DUE);
    await runOnce();
    await runOnce();
    expect(desk.sender.chats).toEqual(['a']);
    expect(await stateOf(id)).toEqual(['sent']);
    expect((await desk.subscriptions.read(id))?.nextRunAt).toBe(DUE + WEEK);
  });

  it('sends one late digest after three hours without the bot', async () => {
    await desk.subscriptions.save(place('a'), order(), DUE - HOUR);
    clock.turn(3 * HOUR);
    await runOnce();
    expect(desk.sender.chats).toEqual(['a']);
    expect(JSON.stringify(desk.sender.sent[0]?.letter.reply.blocks)).toContain('Late by 3h 0m');
  });

  it('sends nothing twice where the clock is set back an hour', async () => {
    const { id } = await desk.subscriptions.save(place('a'), order(), DUE - HOUR);
    await runOnce();
    clock.turn(-HOUR);
    await runOnce();
    // Even a rule that is set anew now is for the same week.
    await desk.subscriptions.save(place('a'), order({ nextRunAt: DUE }), clock.now());
    clock.turn(HOUR);
    await runOnce();
    expect(desk.sender.chats).toEqual(['a']);
    expect(await stateOf(id)).toEqual(['sent']);
  });

  it('gives up what could not be sent within a day, and says so', async () => {
    const { id } = await desk.subscriptions.save(place('a'), order(), DUE);
    await desk.deliveries.enqueue([
      delivery('a', { subject: id, dueAt: DUE - 25 * HOUR, period: '2026-W47' }),
    ]);
    await runOnce();
    expect(await stateOf(id)).toEqual(['sent', 'skipped']);
    expect(lines.join('\n')).toContain('could not be sent within a day');
  });

  it('marks what a dead process was sending', async () => {
    const { id } = await desk.subscriptions.save(place('a'), order(), DUE);
    await fillOutbox({ ...desk, clock });
    const holder = { owner: 'dead', now: DUE, leaseMs: MINUTE };
    const [claimed] = await desk.deliveries.claim({ ...holder, platforms: ['test'], limit: 1 });
    await desk.deliveries.begin(claimed?.id ?? '', 'text', holder);
    clock.turn(MINUTE);
    await runOnce();
    expect(await stateOf(id)).toEqual(['unknown']);
    expect(desk.sender.sent).toEqual([]);
  });

  it('takes thousands that are due at once, each into the outbox once', async () => {
    const { query } = open.database;
    await query.transaction().execute(async (transaction) => {
      for (let index = 0; index < 1_200; index += 1)
        await transaction
          .insertInto('subscriptions')
          .values({
            id: `s${index}`,
            ...place(`c${index}`),
            weekday: 1,
            hour: 8,
            minute: index % 60,
            zone: ['Europe/London', 'Asia/Kathmandu', 'America/New_York'][index % 3] ?? 'UTC',
            follows_chat_zone: 0,
            detail: 'full',
            set_by: 'u1',
            set_by_name: null,
            set_at: 0,
            state: 'active',
            reason: null,
            state_since: 0,
            next_run_at: DUE + 9 * HOUR,
            last_digest: null,
          })
          .execute();
    });
    clock.turn(10 * HOUR);
    expect(await fillOutbox({ ...desk, clock })).toBe(1_200);
    expect(await fillOutbox({ ...desk, clock })).toBe(0);
    const { count } = await query
      .selectFrom('subscriptions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('next_run_at', '>', clock.now())
      .executeTakeFirstOrThrow();
    expect(count).toBe(1_200);
  });

  it('forgets closed deliveries after more than a year, at midnight', async () => {
    await desk.deliveries.enqueue([
      delivery('old', { dueAt: DUE - 60 * WEEK, skippedBecause: 'late' }),
      delivery('recent', { dueAt: DUE - 40 * WEEK, skippedBecause: 'late' }),
    ]);
    await runOnce();
    expect(await desk.deliveries.count()).toEqual({ skipped: 2 });
    clock.turn(16 * HOUR);
    await runOnce();
    expect(await desk.deliveries.count()).toEqual({ skipped: 1 });
  });
});
