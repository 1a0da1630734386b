import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBarRepository } from '../../src/store/bars.ts';
import {
  type Database,
  type DatabaseOptions,
  migrateDatabase,
  openDatabase,
} from '../../src/store/database.ts';
import {
  createTestDatabase,
  describeWithPostgres,
  STARTING_MS,
  type TestDatabase,
} from '../support/postgres.ts';
import { bar, bars, later, provenance } from './contract/samples.ts';

describeWithPostgres('a PostgreSQL server', () => {
  let server: TestDatabase;
  const opened: Database[] = [];

  async function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
    const database = await openDatabase({ url: server.url, dataDir: '', ...options });
    opened.push(database);
    return database;
  }

  const migrate = () => migrateDatabase({ url: server.url, dataDir: '' });

  beforeEach(async () => {
    server = await createTestDatabase();
  }, STARTING_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
    await server.drop();
  });

  it('is refused until its migrations have run, and left as it was', async () => {
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'outdated',
      message: expect.stringMatching(/^The database lacks \d+ of this version's changes$/),
    });
    expect((await migrate())[0]).toBe('0001-market-data');
    await expect(open()).resolves.toMatchObject({ dialect: 'postgres' });
  });

  it('is migrated once by releases that start together', async () => {
    const ran = await Promise.all([migrate(), migrate(), migrate()]);
    const names = ran.flat();
    expect(names).toContain('0001-market-data');
    expect(new Set(names).size).toBe(names.length);
    expect(await migrate()).toEqual([]);
  });

  it('of a newer version is refused by a release', async () => {
    await migrate();
    const { query } = await open();
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(query);
    await expect(migrate()).rejects.toMatchObject({ reason: 'too-new' });
  });

  it('serves two processes that write the same series, and neither loses a bar', async () => {
    await migrate();
    const [first, second] = [createBarRepository(await open()), createBarRepository(await open())];
    const pair = (index: number) => [bar(index, index + 1), bar(index + 1, index + 2)];
    const writes = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? first : second).upsertBars('BTC', pair(index), provenance()),
    );
    await Promise.all(writes);
    const stored = await first.readBars('BTC');
    expect(stored.map(({ close }) => close)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(await second.listSeries()).toMatchObject([{ barCount: 21 }]);
  });

  it('is only read by a process that says so', async () => {
    await migrate();
    await createBarRepository(await open()).upsertBars('BTC', bars('2026-01-01', 1), provenance());
    const looking = createBarRepository(await open({ isReadOnly: true }));
    expect(await looking.readBars('BTC')).toHaveLength(1);
    const write = looking.upsertBars('BTC', bars('2026-01-02', 2), later(1));
    await expect(write).rejects.toMatchObject({ reason: 'not-writable' });
  });

  it('may drop an idle connection: it is reported, and the next query has another', async () => {
    await migrate();
    const faults: Error[] = [];
    let note = (_error: Error): void => {};
    const noted = new Promise<void>((resolve) => {
      note = (error) => {
        faults.push(error);
        resolve();
      };
    });
    const repository = createBarRepository(await open({ onFault: (error) => note(error) }));
    await repository.upsertBars('BTC', bars('2026-01-01', 1), provenance());
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'macro-rotation-bot'",
    );
    await admin.end();
    await noted;
    expect(faults.length).toBeGreaterThan(0);
    expect(await repository.readBars('BTC')).toHaveLength(1);
  });

  it('that breaks in the middle of a batch leaves nothing of it', async () => {
    await migrate();
    const database = await open();
    const repository = createBarRepository(database);
    await repository.upsertBars('BTC', bars('2026-01-01', 1), provenance());
    const broken = database.query.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('bars').execute();
      const { pid } = await transaction
        .selectNoFrom((row) => row.fn<number>('pg_backend_pid').as('pid'))
        .executeTakeFirstOrThrow();
      const admin = new Client({ connectionString: server.url });
      await admin.connect();
      await admin.query('select pg_terminate_backend($1)', [pid]);
      await admin.end();
      await transaction.selectFrom('bars').selectAll().execute();
    });
    await expect(broken).rejects.toMatchObject({ name: 'StoreError', reason: 'unreachable' });
    expect(await repository.readBars('BTC')).toHaveLength(1);
  });

  it.each([
    ['nobody listens', 'postgresql://bot:hunter22@127.0.0.1:1/x', 'unreachable'],
    ['the database is unknown', undefined, 'unreachable'],
  ])('is told about without the password when %s', async (_title, address, reason) => {
    const url = address ?? server.url.replace(/\/test_[^?]+/, '/no_such_database');
    const error: unknown = await openDatabase({ url, dataDir: '' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', reason });
    expect(String(error)).toMatch(/^StoreError: The PostgreSQL server /);
    expect(String(error)).not.toMatch(/hunter22/);
  });
});
