import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/app.ts';
import type { MarketData } from '../../src/app-data.ts';
import { isError } from '../../src/chat/error-reply.ts';
import { createDelivery } from '../../src/jobs/delivery.ts';
import { createEmbeddedRunner } from '../../src/jobs/embedded-runner.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { fakeRequest } from '../fakes/conversation.ts';
import { manualWait } from '../jobs/runner-contract.ts';
import { temporaryFolder } from '../store/contract/engines.ts';

/** More than fit into what is left of the last pages. */
const MANY = 400;

let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
let lines: string[];

beforeEach(async () => {
  folder = temporaryFolder();
  database = await openDatabase({ dataDir: folder.path });
  lines = [];
});
afterEach(async () => {
  await database.close();
  folder.remove();
});

/** A conversation whose subscriptions are kept in the test's database. */
async function converse() {
  const log = createLogger('info', [], (line) => lines.push(line));
  const { wait } = manualWait();
  const openDelivery = async (data: MarketData) =>
    createDelivery({
      database,
      runner: createEmbeddedRunner({ wait, log }),
      market: () => data.market(),
      marketClock: data.clock,
      supportLevel: 2_400,
      clock: systemClock,
      wait,
      random: () => 0.5,
      owner: 'test',
      log,
    });
  const unlimited = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
  const { router } = await createConversation(
    { marketData: 'sample', supportLevel: 2_400, limits: unlimited, openDelivery },
    { clock: systemClock, log },
  );
  return async (text: string, conversation = 'c1') => {
    const answer = await router.handle(fakeRequest(text, { conversation }));
    if (answer === undefined) throw new Error(`${text} met silence`);
    return answer.reply;
  };
}

async function limitPages(pages: number): Promise<void> {
  await sql.raw(`pragma max_page_count = ${pages}`).execute(database.query);
}

describe('a bot whose disk is full', () => {
  it('answers questions, apologises for what it cannot keep, and keeps again when there is space', async () => {
    const ask = await converse();
    expect(isError(await ask('/subscribe mon 08:00 UTC', 'first'))).toBe(false);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.query);
    await limitPages(rows[0]?.page_count ?? 0);

    let refused: string | undefined;
    for (let chat = 0; chat < MANY && refused === undefined; chat += 1) {
      const conversation = `chat-${chat}`;
      if (isError(await ask('/subscribe mon 08:00 UTC', conversation))) refused = conversation;
    }
    expect(refused).toBeDefined();
    const logged = lines.find((line) => line.includes('disk-full')) ?? '';
    expect(JSON.parse(logged)).toMatchObject({ level: 50, incident: expect.stringMatching(/^[0-9a-f]{8}$/) });

    expect(isError(await ask('/macd'))).toBe(false);
    expect(JSON.stringify((await ask('/subscriptions', 'first')).blocks)).toContain('Monday 08:00 UTC');
    // What was refused was not kept in half.
    expect(JSON.stringify((await ask('/subscriptions', refused)).blocks)).not.toContain('Monday');

    await limitPages(1_000_000);
    expect(isError(await ask('/subscribe mon 08:00 UTC', refused))).toBe(false);
    expect(JSON.stringify((await ask('/subscriptions', refused)).blocks)).toContain('Monday 08:00 UTC');
  });
});
