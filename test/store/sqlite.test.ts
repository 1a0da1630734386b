import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBarRepository } from '../../src/store/bars.ts';
import { readDataVersion } from '../../src/store/data-version.ts';
import {
  type Database,
  type DatabaseOptions,
  migrateDatabase,
  openDatabase,
} from '../../src/store/database.ts';
import { temporaryFolder } from './contract/engines.ts';
import { bar, bars, later, provenance } from './contract/samples.ts';

const script = (name: string) => join(import.meta.dirname, 'children', name);

let folder: ReturnType<typeof temporaryFolder>;
const opened: Database[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((database) => database.close()));
  folder.remove();
});

async function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const database = await openDatabase({ dataDir: folder.path, ...options });
  opened.push(database);
  return database;
}

/** A process of its own on the data directory, and the lines it prints. */
function start(name: string, ...options: readonly string[]) {
  const child = spawn(process.execPath, [script(name), folder.path, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    line: async () => (await lines.next()).value,
    /** Kills it and returns what it had still printed. */
    async kill(): Promise<string[]> {
      child.kill('SIGKILL');
      await exited;
      const rest: string[] = [];
      for (let next = await lines.next(); next.done !== true; next = await lines.next())
        rest.push(next.value);
      return rest;
    },
  };
}

const rights = (name = '') => (statSync(join(folder.path, name)).mode & 0o777).toString(8);

describe('the data directory', () => {
  it('is created closed to other users, with everything in it', async () => {
    folder = { ...folder, path: join(folder.path, 'deep', 'data') };
    await open();
    expect([rights(), rights('bot.sqlite'), rights('bot.sqlite-wal'), rights('bot.lock')]).toEqual([
      '700',
      '600',
      '600',
      '600',
    ]);
  });

  it('is closed to other users when it was open to them', async () => {
    chmodSync(folder.path, 0o755);
    await open();
    expect(rights()).toBe('700');
  });

  it('that is a file is refused in one line', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    await expect(openDatabase({ dataDir: join(folder.path, 'file') })).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'not-writable',
      message: expect.stringMatching(/^The data directory .*file is a file$/),
    });
  });

  it('with a file that is no database is refused, and released again', async () => {
    writeFileSync(
      join(folder.path, 'bot.sqlite'),
      'not a database at all, but long enough to be read as one'.repeat(9),
    );
    await expect(open()).rejects.toMatchObject({ reason: 'damaged' });
    writeFileSync(join(folder.path, 'bot.sqlite'), '');
    await expect(open()).resolves.toMatchObject({ dialect: 'sqlite' });
  });

  it('with a cut database is refused, not read in part', async () => {
    const database = await open();
    await createBarRepository(database).upsertBars(
      'BTC',
      Array.from({ length: 2000 }, (_, index) => bar(index, index)),
      provenance(),
    );
    await database.close();
    truncateSync(join(folder.path, 'bot.sqlite'), 40_000);
    const reading = open().then((cut) => createBarRepository(cut).readBars('BTC'));
    await expect(reading).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('of a newer version is refused', async () => {
    const database = await open();
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(database.query);
    await database.close();
    await expect(open()).rejects.toMatchObject({ reason: 'too-new' });
  });

  it('keeps its tables and bars from one run to the next', async () => {
    const first = await open();
    await createBarRepository(first).upsertBars('BTC', bars('2026-01-01', 1, 2), provenance());
    await first.close();
    expect(await migrateDatabase({ dataDir: folder.path })).toEqual([]);
    expect(await createBarRepository(await open()).readBars('BTC')).toHaveLength(2);
  });

  it('has either all tables or none after a migration that failed', async () => {
    const path = join(folder.path, 'bot.sqlite');
    const before = new BetterSqlite(path);
    before.exec('create table last_answers (in_the_way text)');
    before.close();
    await expect(open()).rejects.toThrow(/last_answers/);
    const after = new BetterSqlite(path);
    const tables = after.prepare(
      "select name from sqlite_master where type = 'table' and name not like 'kysely%'",
    );
    expect(tables.pluck().all()).toEqual(['last_answers']);
    after.close();
  });

  it('is written through to the disk before a commit is acknowledged', async () => {
    const { query } = await open();
    const read = async (name: string) => (await sql.raw(`pragma ${name}`).execute(query)).rows;
    expect(await read('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await read('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await read('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await read('busy_timeout')).toEqual([{ timeout: 5000 }]);
  });
});

describe('a second process', () => {
  it('is refused in one line while the first one lives', async () => {
    const first = start('hold.ts');
    expect(await first.line()).toBe('ready');
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'in-use',
      message: `The data directory ${folder.path} is in use by another process`,
      hint: expect.stringContaining('DATABASE_URL'),
    });
  });

  it('takes over when the first one was killed', async () => {
    const first = start('hold.ts');
    await first.line();
    await first.kill();
    await expect(open()).resolves.toMatchObject({ dialect: 'sqlite' });
  });

  it('is refused inside the same process too, and let in after the close', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ reason: 'in-use' });
    await first.close();
    await expect(open()).resolves.toMatchObject({ dialect: 'sqlite' });
  });

  it('may look while the first one writes', async () => {
    const first = start('write.ts');
    await first.line();
    const looking = createBarRepository(await open({ isReadOnly: true }));
    const before = (await looking.readBars('DFF')).length;
    expect(before).toBeGreaterThanOrEqual(50);
    // The writer may be far ahead of the lines read: wait for a batch that was not there yet.
    for (let batch = 0; batch < before / 50; ) batch = Number(await first.line());
    expect((await looking.readBars('DFF')).length).toBeGreaterThan(before);
    await expect(looking.upsertBars('BTC', bars('2026-01-01', 1), provenance())).rejects.toMatchObject({
      reason: 'not-writable',
    });
  });

  it('that only looks is told when there is nothing yet', async () => {
    await expect(open({ isReadOnly: true })).rejects.toMatchObject({
      reason: 'missing',
      hint: expect.stringContaining('npm run data -- refresh'),
    });
    mkdirSync(join(folder.path, 'empty'));
    const dataDir = join(folder.path, 'empty');
    await expect(openDatabase({ dataDir, isReadOnly: true })).rejects.toMatchObject({ reason: 'missing' });
  });
});

describe('a process killed while it writes', () => {
  it('loses no batch it has acknowledged and leaves none half written', async () => {
    let acknowledged = -1;
    for (let round = 0; round < 3; round += 1) {
      const writer = start('write.ts', String(acknowledged + 1));
      for (let count = 0; count < 15; count += 1) acknowledged = Number(await writer.line());
      acknowledged = Number((await writer.kill()).at(-1) ?? acknowledged);
      const database = await openDatabase({ dataDir: folder.path });
      const repository = createBarRepository(database);
      const stored = await repository.readBars('DFF');
      const [about] = await repository.listSeries();
      expect(stored.length % 50).toBe(0);
      expect(stored.length).toBeGreaterThanOrEqual((acknowledged + 1) * 50);
      expect(stored.every(({ day, close }, index) => day === index && close === Math.floor(index / 50))).toBe(
        true,
      );
      expect(about).toMatchObject({ barCount: stored.length, version: await readDataVersion(database) });
      await database.close();
    }
  });
});

describe('a full disk', () => {
  it('is a clear error that loses nothing, and no error any more when there is space', async () => {
    const database = await open();
    const repository = createBarRepository(database);
    await repository.upsertBars('BTC', bars('2026-01-01', 1, 2), provenance());
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.query);
    const limit = async (pages: number) =>
      sql.raw(`pragma max_page_count = ${pages}`).execute(database.query);
    await limit(rows[0]?.page_count ?? 0);
    const large = Array.from({ length: 5000 }, (_, index) => bar(index, index));
    await expect(repository.upsertBars('ETH', large, later(1))).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'disk-full',
      message: `The data directory ${folder.path} is full`,
    });
    expect(await repository.readBars('BTC')).toHaveLength(2);
    expect(await repository.readBars('ETH')).toEqual([]);
    expect(await readDataVersion(database)).toBe(1);
    await limit(1_000_000);
    expect(await repository.upsertBars('ETH', large, later(2))).toMatchObject({ inserted: 5000, version: 2 });
  });

  it('may have ended the transaction already, and the first failure is still the one that is told', async () => {
    const { query } = await open();
    const failing = query.transaction().execute(async (transaction) => {
      // SQLite rolls back by itself on some failures; another rollback is then an error of its own.
      await sql`rollback`.execute(transaction);
      throw new Error('the first failure');
    });
    await expect(failing).rejects.toThrow('the first failure');
    expect(await readDataVersion({ query })).toBe(0);
  });
});
