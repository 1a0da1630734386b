import { expect, it } from 'vitest';
import { migrateDatabase, openDatabase } from '../../src/store/database.ts';
import { createRefreshLock } from '../../src/store/refresh-lock.ts';
import { createTestDatabase, describeWithPostgres, STARTING_MS } from '../support/postgres.ts';

describeWithPostgres('the lock of refreshing on PostgreSQL', () => {
  it(
    'is one process’s until it lets go, and never waited for',
    async () => {
      const { url, drop } = await createTestDatabase();
      await migrateDatabase({ url, dataDir: '' });
      const [one, two] = [await openDatabase({ url, dataDir: '' }), await openDatabase({ url, dataDir: '' })];
      const [first, second] = [createRefreshLock(one), createRefreshLock(two)];
      expect([await first.hold(), await second.hold(), await first.hold()]).toEqual([true, false, true]);
      await first.release();
      expect([await second.hold(), await first.hold()]).toEqual([true, false]);
      await second.release();
      await Promise.all([one.close(), two.close()]);
      await drop();
    },
    STARTING_MS,
  );
});
