import { expect, it } from 'vitest';
import { createCapRecords } from '../../src/jobs/cap-records.ts';
import { createCoinSnapshots } from '../../src/store/coin-snapshots.ts';
import { openSqliteStore, useStore } from '../store/contract/engines.ts';
import { at, day } from '../store/contract/samples.ts';

const store = useStore(openSqliteStore);
const records = () => createCapRecords(createCoinSnapshots(store().database));
const TAKEN = at('2026-11-24T00:05:00Z');
const coin = (id: string, marketCapUsd: number | null) => ({ id, symbol: id.slice(0, 3), marketCapUsd });

it('a day’s ranking is kept in its order, missing caps as missing, and the first of a day stands', async () => {
  const coins = [coin('bitcoin', 2e12), coin('ethereum', 4e11), coin('newcomer', null)];
  await records().save(day('2026-11-23'), TAKEN, coins);
  await records().save(day('2026-11-23'), TAKEN + 60_000, [coin('bitcoin', 1)]);
  expect(await records().read(0)).toEqual([{ day: day('2026-11-23'), coins }]);
});

it('days come oldest first, from the day that is asked for', async () => {
  for (const date of ['2026-11-22', '2026-11-20', '2026-11-21'])
    await records().save(day(date), TAKEN, [coin('bitcoin', 2e12)]);
  const days = (await records().read(day('2026-11-21'))).map((record) => record.day);
  expect(days).toEqual([day('2026-11-21'), day('2026-11-22')]);
});
