import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBarRepository } from '../../../src/store/bars.ts';
import { readDataVersion } from '../../../src/store/data-version.ts';
import { createRevisionLog } from '../../../src/store/revisions.ts';
import { type OpenStore, useStore } from './engines.ts';
import { bar, bars, day, later, provenance, READ_AT } from './samples.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const candle = fc.record({
  open: fc.option(finite),
  high: fc.option(finite),
  low: fc.option(finite),
  close: finite,
  volume: fc.option(finite),
});

/** What every database must do with final bars. */
export function barsContract(open: OpenStore): void {
  const store = useStore(open);
  const repository = () => createBarRepository(store().database);
  const revisions = () => createRevisionLog(store().database);
  const version = () => readDataVersion(store().database);

  describe('adding bars', () => {
    it('gives back what was stored, with where it came from', async () => {
      const coverage = new Map([[day('2026-01-02'), 0.93]]);
      const batch = [bar('2026-01-01', 100), bar('2026-01-02', 101, { open: null, volume: null })];
      const result = await repository().upsertBars(
        'BTC',
        batch,
        provenance({ publishedAt: READ_AT - 60_000, coverage }),
      );
      expect(result).toEqual({
        inserted: 2,
        revised: [],
        removed: 0,
        unchanged: 0,
        quarantined: 0,
        version: 1,
      });
      const about = {
        source: 'Bitstamp',
        adjustment: 'none',
        quality: 'measured',
        fetchedAt: READ_AT,
        firstSeenAt: READ_AT,
      };
      expect(await repository().readBars('BTC')).toEqual([
        { ...batch[0], ...about, publishedAt: null, coverage: null, firstClose: 100 },
        { ...batch[1], ...about, publishedAt: READ_AT - 60_000, coverage: 0.93, firstClose: 101 },
      ]);
    });

    it('keeps every finite number to the last bit', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(candle, { minLength: 1, maxLength: 20 }), async (candles) => {
          const batch = candles.map((values, index) => ({ day: 100 + index, ...values }));
          await repository().upsertBars('BTC', batch, provenance(), { isFullHistory: true });
          const stored = await repository().readBars('BTC');
          expect(
            stored.map(({ open: first, high, low, close, volume }) =>
              [first, high, low, close, volume].map(plain),
            ),
          ).toEqual(batch.map((one) => [one.open, one.high, one.low, one.close, one.volume].map(plain)));
        }),
        { numRuns: 40 },
      );
    });

    it('takes a history longer than any one statement, from a source with any name, and its correction', async () => {
      const source = 'A "quoted", {braced} \\ NULL';
      const batch = Array.from({ length: 6_001 }, (_, index) =>
        bar(index + 1, index + 10, index % 3 === 0 ? { volume: null } : {}),
      );
      const first = await repository().upsertBars('BTC', batch, provenance({ source }));
      expect(first).toMatchObject({ inserted: 6_001, revised: [] });
      const stored = await repository().readBars('BTC');
      expect(stored.map(({ day: epochDay, close, volume }) => [epochDay, close, volume])).toEqual(
        batch.map(({ day: epochDay, close, volume }) => [epochDay, close, volume]),
      );
      expect(new Set(stored.map((one) => one.source))).toEqual(new Set([source]));

      const corrected = batch.map(({ day: epochDay, close }) => bar(epochDay, close + 0.5));
      const second = await repository().upsertBars('BTC', corrected, later(60, { source }));
      expect([second.inserted, second.revised.length]).toEqual([0, 6_001]);
      expect(await revisions().list('BTC')).toHaveLength(6_001);
      expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual(
        corrected.map(({ close }) => close),
      );
    });

    it('changes nothing when the same answer comes again', async () => {
      const batch = bars('2026-01-01', 100, 101, 102);
      await repository().upsertBars('BTC', batch, provenance());
      const before = await repository().readBars('BTC');
      const again = await repository().upsertBars('BTC', batch, later(60, { source: 'Kraken' }));
      expect(again).toMatchObject({ inserted: 0, revised: [], unchanged: 3, version: 1 });
      expect(await repository().readBars('BTC')).toEqual(before);
      expect(await version()).toBe(1);
    });

    it('adds only the new days of an overlapping answer', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 100, 101), provenance());
      const result = await repository().upsertBars('BTC', bars('2026-01-02', 101, 102), later(60));
      expect(result).toMatchObject({ inserted: 1, unchanged: 1, version: 2 });
      expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual([100, 101, 102]);
    });

    it.each([1, 2, 3, 255, 256, 257, 1201])('stores %i bars at once', async (count) => {
      const batch = Array.from({ length: count }, (_, index) => bar(index, index + 1));
      await repository().upsertBars('BTC', batch, provenance());
      const stored = await repository().readBars('BTC');
      expect(stored.map((one) => [one.day, one.close])).toEqual(batch.map((one) => [one.day, one.close]));
    });

    it('keeps series apart', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 100), provenance());
      await repository().upsertBars('ETH', bars('2026-01-01', 5, 6), provenance());
      expect(await repository().listSeries()).toEqual([
        {
          series: 'BTC',
          barCount: 1,
          firstDay: day('2026-01-01'),
          lastDay: day('2026-01-01'),
          quarantined: 0,
          fetchedAt: READ_AT,
          version: 1,
        },
        {
          series: 'ETH',
          barCount: 2,
          firstDay: day('2026-01-01'),
          lastDay: day('2026-01-02'),
          quarantined: 0,
          fetchedAt: READ_AT,
          version: 2,
        },
      ]);
    });

    it('reads a part of the history', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1, 2, 3, 4), provenance());
      const closes = async (range: { since?: number; newest?: number }) =>
        (await repository().readBars('BTC', range)).map(({ close }) => close);
      expect(await closes({ since: day('2026-01-03') })).toEqual([3, 4]);
      expect(await closes({ newest: 3 })).toEqual([2, 3, 4]);
      expect(await closes({ since: day('2026-01-03'), newest: 1 })).toEqual([4]);
      expect(await repository().findBar('BTC', day('2026-01-02'))).toMatchObject({ close: 2 });
      expect(await repository().findBar('BTC', day('2026-02-02'))).toBeUndefined();
    });
  });

  describe('revising bars', () => {
    it('replaces a changed close, keeps the first one, and logs both', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 200, 100), provenance());
      const result = await repository().upsertBars(
        'BTC',
        bars('2026-01-01', 200, 101),
        later(5, { source: 'Kraken' }),
      );
      const revised = {
        day: day('2026-01-02'),
        oldClose: 100,
        newClose: 101,
        ratio: expect.closeTo(0.01, 12),
      };
      expect(result).toMatchObject({ inserted: 0, unchanged: 1, revised: [revised], version: 2 });
      expect(await repository().findBar('BTC', day('2026-01-02'))).toMatchObject({
        close: 101,
        source: 'Kraken',
        fetchedAt: READ_AT + 300_000,
        firstClose: 100,
        firstSeenAt: READ_AT,
      });
      expect(await revisions().list('BTC')).toEqual([
        {
          day: day('2026-01-02'),
          seenAt: READ_AT + 300_000,
          source: 'Kraken',
          old: { open: 99, high: 102, low: 98, close: 100, volume: 1000 },
          new: { open: 100, high: 103, low: 99, close: 101, volume: 1000 },
          ratio: expect.closeTo(0.01, 12),
        },
      ]);
    });

    it('logs every further change and filters the log', async () => {
      for (const [minutes, close] of [100, 101, 103].entries())
        await repository().upsertBars('BTC', bars('2026-01-01', close, 50), later(minutes));
      await repository().upsertBars('BTC', bars('2026-01-02', 51), later(10));
      const closes = (log: Awaited<ReturnType<ReturnType<typeof revisions>['list']>>) =>
        log.map((one) => [one.old.close, one.new?.close]);
      const [first, second, third] = [
        [100, 101],
        [101, 103],
        [50, 51],
      ];
      expect(closes(await revisions().list('BTC'))).toEqual([first, second, third]);
      expect(closes(await revisions().list('BTC', { seenSince: READ_AT + 120_000 }))).toEqual([
        second,
        third,
      ]);
      expect(closes(await revisions().list('BTC', { sinceDay: day('2026-01-02') }))).toEqual([third]);
      expect(await revisions().list('ETH')).toEqual([]);
    });

    it('counts a change of another field as a revision of ratio 0', async () => {
      await repository().upsertBars('BTC', [bar('2026-01-01', 100)], provenance());
      const result = await repository().upsertBars(
        'BTC',
        [bar('2026-01-01', 100, { volume: 2000 })],
        later(1),
      );
      expect(result).toMatchObject({ revised: [{ oldClose: 100, newClose: 100, ratio: 0 }], version: 2 });
    });

    it('has no ratio to a value of zero', async () => {
      await repository().upsertBars('RRP', [bar('2026-01-01', 0)], provenance());
      const result = await repository().upsertBars('RRP', [bar('2026-01-01', 2)], later(1));
      expect(result.revised).toEqual([{ day: day('2026-01-01'), oldClose: 0, newClose: 2, ratio: null }]);
    });

    it('notes that a proxy became the real thing', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 100), provenance({ quality: 'proxy' }));
      await repository().upsertBars('BTC', bars('2026-01-01', 100), later(1, { quality: 'measured' }));
      expect(await repository().findBar('BTC', day('2026-01-01'))).toMatchObject({ quality: 'measured' });
      expect(await version()).toBe(2);
    });

    it('lets an answer that was read earlier add days but revise none', async () => {
      await repository().upsertBars('BTC', bars('2026-01-02', 101, 102), later(10));
      const result = await repository().upsertBars('BTC', bars('2026-01-01', 100, 999), later(5));
      expect(result).toMatchObject({ inserted: 1, revised: [], unchanged: 1 });
      expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual([100, 101, 102]);
    });
  });
}

/** Zero has two signs to JavaScript and one to a database; they are the same number. */
const plain = (value: number | null) => (value === 0 ? 0 : value);
