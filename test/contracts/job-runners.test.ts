import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from '../../src/jobs/embedded-runner.ts';
import { createPgBossRunner } from '../../src/jobs/pg-boss-runner.ts';
import { createLogger } from '../../src/lib/log.ts';
import { manualWait, runnerContract } from '../jobs/runner-contract.ts';
import { createTestDatabase, describeWithPostgres, type TestDatabase } from '../support/postgres.ts';

const log = createLogger('silent', [], () => {});

describe('jobs in one process', () => {
  runnerContract(({ wait }) => createEmbeddedRunner({ wait, log }));

  it('refuses what nobody works on', async () => {
    const runner = createEmbeddedRunner({ wait: manualWait().wait, log });
    await runner.start();
    await expect(runner.send('nothing')).rejects.toThrow('nobody works on the queue nothing');
  });
});

describeWithPostgres('jobs shared through PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('drop schema if exists pgboss cascade');
    await client.end();
  });
  const open = (wait = manualWait().wait) =>
    createPgBossRunner({ url: database.url, wait, log, pollSeconds: 0.5, retrySeconds: 0 });

  runnerContract(({ wait }) => open(wait));

  it('ask once a minute between them', async () => {
    const pair = [open(), open()];
    let runs = 0;
    const hasRun = new Promise<void>((resolve) => {
      for (const runner of pair) {
        runner.work('tick', async () => {
          runs += 1;
          resolve();
        });
        runner.everyMinute('tick');
      }
    });
    for (const runner of pair) await runner.start();
    await hasRun;
    await Promise.all(pair.map((runner) => runner.stop(20_000)));
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      "select singleton_on, count(*)::int as jobs from pgboss.job where name = 'tick' group by 1",
    );
    await client.end();
    // Usually one; the test may run across the turn of a minute.
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(rows.map(({ jobs }) => jobs)).toEqual(rows.map(() => 1));
    expect(runs).toBeLessThanOrEqual(rows.length);
  });

  it('can be asked for by a process that does no work', async () => {
    const asker = open();
    const worker = open();
    const done = new Promise<string>((resolve) => worker.work('look', async (key) => resolve(key)));
    await asker.start();
    await worker.start();
    await asker.send('look', ['from afar']);
    await expect(done).resolves.toBe('from afar');
    await Promise.all([asker.stop(20_000), worker.stop(20_000)]);
  });
});
