import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from '../store/contract/engines.ts';
import { createTestDatabase, describeWithPostgres, STARTING_MS } from '../support/postgres.ts';

const RELEASE = fileURLToPath(new URL('../../src/tools/release.ts', import.meta.url));

/** Runs the release step in a folder of its own, where no `.env` of a contributor reaches it. */
async function release(env: NodeJS.ProcessEnv) {
  const folder = temporaryFolder();
  try {
    return await new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [RELEASE], { cwd: folder.path, env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  } finally {
    folder.remove();
  }
}

describe('the release step', () => {
  it('has nothing to do for an embedded database, and says so', async () => {
    expect(await release({})).toEqual({
      code: 0,
      out: 'Nothing to do: the embedded database is brought up to date when the bot starts.\n',
      err: '',
    });
  });

  it('fails with a line that does not show the password where the server is away', async () => {
    const { code, out, err } = await release({ DATABASE_URL: 'postgres://bot:hidden-word@127.0.0.1:1/bot' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^The PostgreSQL server 127\.0\.0\.1 does not answer\. .*\n$/);
    expect(err).not.toContain('hidden-word');
  });

  it('says every fault of its settings', async () => {
    const { code, err } = await release({ DATABASE_URL: 'mysql://x', PORT: 'x' });
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(2);
  });
});

describeWithPostgres('the release step on PostgreSQL', () => {
  it(
    'brings a new database up to date, whatever role its variables name, and is done the second time',
    async () => {
      const { url, drop } = await createTestDatabase();
      try {
        const env = { DATABASE_URL: url, ROLE: 'worker' };
        expect(await release(env)).toMatchObject({
          code: 0,
          out: expect.stringMatching(/^The database got 0001-market-data, .*\.\n$/),
        });
        expect(await release(env)).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
        const database = await openDatabase({ url, dataDir: '' });
        await database.close();
      } finally {
        await drop();
      }
    },
    STARTING_MS,
  );
});
