import { type ChildProcess, fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { fillOutbox } from '../../src/jobs/tick.ts';
import { systemClock as clock } from '../../src/lib/clock.ts';
import { migrateDatabase, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { setup, teardown } from '../support/postgres-server.ts';
import { FakePlatform, type PlatformLimits } from './fan-out-platform.ts';
import { createSubscribers } from './fan-out-rows.ts';

/**
 * Measures how long a week's digests take: two worker processes share one PostgreSQL; half way one is killed. The
 * platform is this process, which refuses what is faster than its limits.
 * `node test/bench/fan-out.ts [--scale 10] [--json FILE] [telegram:10000 slack:1000 ...]`; `--scale` multiplies the
 * platform's limit and the pace alike, for a run that takes less time.
 */
const CHILD = fileURLToPath(new URL('./fan-out-child.ts', import.meta.url));
/** As `npm start` runs the bot. */
const RUN_FLAGS = ['--max-semi-space-size=2'];
const LONGEST_MS = 1_500_000;

interface Scenario {
  readonly limits: PlatformLimits;
  readonly tenants: number;
  /** As the adapter keeps them (ms). */
  readonly chatMs: number;
  readonly sharedMs: number;
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  telegram: { limits: { chatMs: 1_000, perSecond: 30 }, tenants: 1, chatMs: 1_020, sharedMs: 34 },
  // A few hundred a minute in a workspace.
  slack: { limits: { chatMs: 1_000, perSecond: 6 }, tenants: 10, chatMs: 1_020, sharedMs: 200 },
};

interface Asked {
  readonly number: number;
  readonly tenant: string;
  readonly conversation: string;
  readonly rss: number;
  readonly compositions: number;
}

interface Run {
  readonly url: string;
  readonly platform: string;
  readonly count: number;
  readonly scale: number;
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** Two workers, of which the first dies when half of the messages are out. */
function startWorkers(
  { url, platform, count, scale }: Run,
  { chatMs, sharedMs }: Scenario,
  fake: FakePlatform,
) {
  const rss = new Map<number, number>();
  const compositions = new Map<number, number>();
  const seen: { killedAt: number | undefined } = { killedAt: undefined };
  const task = JSON.stringify({ url, platform, chatMs, sharedMs: sharedMs / scale });
  const workers: ChildProcess[] = [0, 1].map((index) => {
    const child = fork(CHILD, [task], {
      execArgv: RUN_FLAGS,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (asked: Asked) => {
      rss.set(index, Math.max(rss.get(index) ?? 0, asked.rss));
      compositions.set(index, asked.compositions);
      const isTaken = fake.take(asked.tenant, asked.conversation, performance.now());
      if (index === 0 && seen.killedAt === undefined && fake.times.length >= count / 2) {
        seen.killedAt = performance.now();
        child.kill('SIGKILL');
        return;
      }
      const outcome = isTaken
        ? { kind: 'sent', reference: asked.conversation, hasImage: false }
        : { kind: 'busy', retryAfterMs: 1_000, detail: 'too fast' };
      if (child.connected) child.send({ number: asked.number, outcome });
    });
    return child;
  });
  return { workers, rss, compositions, seen };
}

/** Messages a second against the platform's limit, over the instants given. */
function shareOfLimit(times: readonly number[], limit: number): number {
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  return round((times.length - 1) / seconds / limit, 3);
}

async function measure(run: Run, scenario: Scenario): Promise<Record<string, unknown>> {
  const { url, platform, count, scale } = run;
  const database = await openDatabase({ url, dataDir: '' });
  await createSubscribers(database, { platform, count, tenants: scenario.tenants });
  const fillStart = performance.now();
  await fillOutbox({ subscriptions: createSubscriptions(database), clock });
  const fillMs = Math.round(performance.now() - fillStart);

  const perSecond = scenario.limits.perSecond * scale;
  const fake = new FakePlatform({ ...scenario.limits, perSecond });
  const { workers, rss, compositions, seen } = startWorkers(run, scenario, fake);
  const deliveries = createDeliveries(database);
  const deadline = performance.now() + LONGEST_MS;
  let states = await deliveries.count();
  while (((states.pending ?? 0) > 0 || (states.sending ?? 0) > 0) && performance.now() < deadline) {
    await sleep(1_000);
    states = await deliveries.count();
  }
  for (const worker of workers) worker.kill('SIGKILL');
  await database.close();

  const { times, byChat, refused } = fake;
  // What the dead worker had claimed comes when its leases have ended, which is another figure than the pace.
  const inTime = times.slice(0, Math.floor(times.length * 0.95));
  const limit = perSecond * scenario.tenants;
  return {
    platform,
    count,
    limitPerSecond: limit,
    fillMs,
    seconds: round(((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000, 1),
    shareOfLimit: shareOfLimit(times, limit),
    shareOfLimitFirst95Percent: shareOfLimit(inTime, limit),
    shareOfLimitUntilKill: shareOfLimit(
      times.filter((at) => at <= (seen.killedAt ?? Number.POSITIVE_INFINITY)),
      limit,
    ),
    refused,
    states,
    // What was under way in the killed process is unknown, and may never have left it.
    lost: count - (states.sent ?? 0) - (states.unknown ?? 0),
    chatsReached: byChat.size,
    sentTwice: [...byChat.values()].filter((messages) => messages > 1).length,
    maxRssMb: [...rss.values()].map((bytes) => Math.round(bytes / 1_048_576)),
    compositions: [...compositions.values()],
  };
}

async function openServer(): Promise<string> {
  let socket = '';
  await setup({
    provide: (_key, door) => {
      if (door.socket === null) throw new Error(door.reason);
      ({ socket } = door);
    },
  });
  const { address }: { address: string } = JSON.parse(await text(connect(socket)));
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('create database fan_out');
  await client.end();
  return address.replace('/postgres?', '/fan_out?');
}

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    json: { type: 'string', default: 'bench-fan-out.json' },
  },
  allowPositionals: true,
});
const wanted =
  positionals.length === 0 ? ['telegram:100', 'telegram:1000', 'telegram:10000', 'slack:1000'] : positionals;
const url = await openServer();
try {
  await migrateDatabase({ url, dataDir: '' });
  const rows: unknown[] = [];
  for (const each of wanted) {
    const [platform = '', count = ''] = each.split(':');
    const scenario = SCENARIOS[platform];
    if (scenario === undefined) throw new Error(`no such platform: ${platform}`);
    const row = await measure({ url, platform, count: Number(count), scale: Number(values.scale) }, scenario);
    rows.push(row);
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
  await writeFile(values.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
} finally {
  await teardown();
}
process.exit(0);
