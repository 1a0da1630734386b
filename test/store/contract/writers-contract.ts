import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bar } from '../../../src/market/bar.ts';
import { createBarRepository } from '../../../src/store/bars.ts';
import { readDataVersion } from '../../../src/store/data-version.ts';
import { type OpenStore, useStore } from './engines.ts';
import { bar, bars, later, provenance } from './samples.ts';

/** One answer of a random history: some days with closes, read at some minute. */
const answer = fc.record({
  minute: fc.integer({ min: 0, max: 20 }),
  closes: fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 0, max: 12 }), close: fc.integer({ min: 1, max: 4 }) }),
    {
      selector: (one) => one.day,
      minLength: 1,
      maxLength: 6,
    },
  ),
  isFullHistory: fc.boolean(),
});

interface Answer {
  readonly minute: number;
  readonly closes: readonly { readonly day: number; readonly close: number }[];
  readonly isFullHistory: boolean;
}

/** The same rules on a map: later answers revise, earlier ones only add, a full history replaces. */
function applyToModel(model: Map<number, number>, newest: number, one: Answer): void {
  const isOutdated = one.minute < newest;
  if (one.isFullHistory && !isOutdated) model.clear();
  for (const { day, close } of one.closes) if (!isOutdated || !model.has(day)) model.set(day, close);
}

const toBars = (one: Answer): Bar[] =>
  one.closes.toSorted((a, b) => a.day - b.day).map(({ day, close }) => bar(day, close));

/** What every database must keep whoever writes, in whatever order, and whatever fails. */
export function writersContract(open: OpenStore): void {
  const store = useStore(open);
  const repository = () => createBarRepository(store().database);
  const version = () => readDataVersion(store().database);

  it('ends in the state that the rules give for any sequence of answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 8 }), async (answers) => {
        await store().database.query.deleteFrom('bars').execute();
        await store().database.query.deleteFrom('stored_series').execute();
        const model = new Map<number, number>();
        let newest = -1;
        for (const one of answers) {
          const before = new Map(model);
          const versionBefore = await version();
          applyToModel(model, newest, one);
          newest = Math.max(newest, one.minute);
          const { isFullHistory } = one;
          await repository().upsertBars('BTC', toBars(one), later(one.minute), { isFullHistory });
          const isSame =
            before.size === model.size && [...model].every(([day, close]) => before.get(day) === close);
          expect((await version()) - versionBefore).toBe(isSame ? 0 : 1);
        }
        const stored = await repository().readBars('BTC');
        expect(stored.map(({ day, close }) => [day, close])).toEqual([...model].sort(([a], [b]) => a - b));
        expect((await repository().listSeries())[0]?.barCount).toBe(model.size);
      }),
      { numRuns: 30 },
    );
  });

  it('takes the same answer from many writers at once as one', async () => {
    const batch = bars('2026-01-01', 1, 2, 3, 4, 5);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => repository().upsertBars('BTC', batch, provenance())),
    );
    expect(results.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(5);
    expect(await version()).toBe(1);
    expect(await repository().readBars('BTC')).toHaveLength(5);
  });

  it('gives every change of many series at once a version of its own', async () => {
    const ids = ['BTC', 'ETH', 'TOTAL', 'TOTAL2', 'TOTAL3'] as const;
    const writes = ids.flatMap((id) => [
      repository().upsertBars(id, bars('2026-01-01', 1, 2), provenance()),
      repository().upsertBars(id, bars('2026-01-02', 2, 3), provenance()),
    ]);
    const versions = (await Promise.all(writes)).map((result) => result.version);
    expect(versions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const series = await repository().listSeries();
    expect(series.map(({ barCount }) => barCount)).toEqual([3, 3, 3, 3, 3]);
  });

  it('stores all of a batch or nothing', async () => {
    await repository().upsertBars('BTC', bars('2026-01-01', 1), provenance());
    const { query } = store().database;
    // The batch is written before the version moves: with that row gone its last step fails.
    await query.deleteFrom('data_version').execute();
    await expect(repository().upsertBars('BTC', bars('2026-01-01', 9, 9), later(1))).rejects.toThrow();
    await query.insertInto('data_version').values({ id: 1, version: 1 }).execute();
    expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual([1]);
    expect(await query.selectFrom('bar_revisions').selectAll().execute()).toEqual([]);
    await repository().upsertBars('BTC', bars('2026-01-01', 9, 9), later(1));
    expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual([9, 9]);
  });

  it('keeps one row of the data version', async () => {
    const second = store().database.query.insertInto('data_version').values({ id: 2, version: 1 }).execute();
    await expect(second).rejects.toThrow();
  });
}
