import { type ChildProcess, fork } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { fillOutbox } from '../../src/jobs/tick.ts';
import { systemClock as clock } from '../../src/lib/clock.ts';
import { type Database, migrateDatabase, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { setup, teardown } from '../support/postgres-server.ts';

/**
 * Measures how long a week's digests take: `node test/bench/fan-out.ts [SUBSCRIPTIONS...]`, 10,000 unless told
 * otherwise. Two worker processes share one PostgreSQL; half way one is killed. The platform is this process: it
 * refuses what is faster than Telegram allows.
 */
const CHILD = fileURLToPath(new URL('./fan-out-child.ts', import.meta.url));
const LIMIT_PER_SECOND = 30;
const LONGEST_MS = 560_000;

interface Asked {
  readonly number: number;
  readonly conversation: string;
  readonly rss: number;
  readonly compositions: number;
}

/** Takes at most 30 messages in any second and one a second a chat, as a sliding window. */
function createPlatform() {
  const times: number[] = [];
  const byChat = new Map<string, number[]>();
  let refused = 0;
  return {
    times,
    byChat,
    get refused() {
      return refused;
    },
    take(conversation: string): boolean {
      const now = performance.now();
      const chat = byChat.get(conversation) ?? [];
      const isFull = (times.at(-LIMIT_PER_SECOND) ?? -Infinity) > now - 1_000;
      if (isFull || (chat.at(-1) ?? -Infinity) > now - 1_000) {
        refused += 1;
        return false;
      }
      times.push(now);
      byChat.set(conversation, [...chat, now]);
      return true;
    },
  };
}

async function createSubscribers({ query }: Database, count: number): Promise<void> {
  for (const table of ['deliveries', 'subscriptions', 'send_slots'] as const)
    await query.deleteFrom(table).execute();
  const now = clock.now();
  for (let start = 0; start < count; start += 500) {
    const rows = Array.from({ length: Math.min(500, count - start) }, (_, offset) => ({
      id: `s${start + offset}`,
      platform: 'test',
      tenant: '',
      conversation: String(start + offset + 1),
      thread: '',
      weekday: ((new Date(now).getUTCDay() + 6) % 7) + 1,
      hour: new Date(now).getUTCHours(),
      minute: new Date(now).getUTCMinutes(),
      zone: 'UTC',
      follows_chat_zone: 0,
      detail: 'full' as const,
      set_by: 'u1',
      set_by_name: null,
      set_at: 0,
      state: 'active' as const,
      reason: null,
      state_since: 0,
      next_run_at: Math.floor(now / 60_000) * 60_000,
      last_digest: null,
    }));
    await query.insertInto('subscriptions').values(rows).execute();
  }
}

async function measure(url: string, count: number): Promise<Record<string, unknown>> {
  const database = await openDatabase({ url, dataDir: '' });
  await createSubscribers(database, count);
  const fillStart = performance.now();
  await fillOutbox({ subscriptions: createSubscriptions(database), clock });
  const fillMs = Math.round(performance.now() - fillStart);

  const platform = createPlatform();
  const rss = new Map<number, number>();
  const compositions = new Map<number, number>();
  let killedAt: number | undefined;
  const workers: ChildProcess[] = [0, 1].map((index) => {
    const child = fork(CHILD, [url], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (asked: Asked) => {
      rss.set(index, Math.max(rss.get(index) ?? 0, asked.rss));
      compositions.set(index, asked.compositions);
      const isTaken = platform.take(asked.conversation);
      if (index === 0 && killedAt === undefined && platform.times.length >= count / 2) {
        killedAt = performance.now();
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

  const deliveries = createDeliveries(database);
  const deadline = performance.now() + LONGEST_MS;
  let states = await deliveries.count();
  while (((states.pending ?? 0) > 0 || (states.sending ?? 0) > 0) && performance.now() < deadline) {
    await sleep(1_000);
    states = await deliveries.count();
  }
  for (const worker of workers) worker.kill('SIGKILL');
  await database.close();

  const first = platform.times[0] ?? 0;
  const last = platform.times.at(-1) ?? 0;
  const seconds = (last - first) / 1_000;
  // While both worked: what comes after the kill waits for leases, which is another figure.
  const before = platform.times.filter((at) => killedAt === undefined || at <= killedAt);
  const steady = (before.length - 1) / (((before.at(-1) ?? 0) - first) / 1_000);
  return {
    count,
    fillMs,
    seconds: Math.round(seconds * 10) / 10,
    shareOfLimit: Math.round((platform.times.length / seconds / LIMIT_PER_SECOND) * 1_000) / 1_000,
    shareBeforeKill: Math.round((steady / LIMIT_PER_SECOND) * 1_000) / 1_000,
    refused: platform.refused,
    states,
    chatsReached: platform.byChat.size,
    sentTwice: [...platform.byChat.values()].filter((times) => times.length > 1).length,
    maxRssMb: [...rss.values()].map((bytes) => Math.round(bytes / 1_048_576)),
    compositions: [...compositions.values()],
  };
}

async function openServer(): Promise<string> {
  let socket = '';
  const project = {
    provide: (_key: string, door: { socket: string | null; reason: string }) => {
      if (door.socket === null) throw new Error(door.reason);
      socket = door.socket;
    },
  };
  await setup(project as unknown as TestProject);
  const { address }: { address: string } = JSON.parse(await text(connect(socket)));
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('create database fan_out');
  await client.end();
  return address.replace('/postgres?', '/fan_out?');
}

const url = await openServer();
try {
  await migrateDatabase({ url, dataDir: '' });
  const counts = process.argv.slice(2).map(Number);
  for (const count of counts.length === 0 ? [10_000] : counts)
    process.stdout.write(`${JSON.stringify(await measure(url, count))}\n`);
} finally {
  await teardown();
}
process.exit(0);
