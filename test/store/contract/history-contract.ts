import { describe, expect, it } from 'vitest';
import { createBarRepository } from '../../../src/store/bars.ts';
import { readDataVersion } from '../../../src/store/data-version.ts';
import { createRevisionLog } from '../../../src/store/revisions.ts';
import { type OpenStore, useStore } from './engines.ts';
import { at, bar, bars, day, later, provenance } from './samples.ts';

/** What no database may let into history, and when it may let go of some. */
export function historyContract(open: OpenStore): void {
  const store = useStore(open);
  const repository = () => createBarRepository(store().database);
  const revisions = () => createRevisionLog(store().database);
  const version = () => readDataVersion(store().database);

  describe('the door to history', () => {
    it('refuses a day that was not over when it was read', async () => {
      const running = repository().upsertBars(
        'BTC',
        bars('2026-11-19', 100, 101),
        provenance({ fetchedAt: at('2026-11-20T23:59:59Z') }),
      );
      await expect(running).rejects.toMatchObject({ name: 'StoreError', reason: 'not-final' });
      expect(await repository().readBars('BTC')).toEqual([]);
      expect(await version()).toBe(0);
    });

    it('accepts the same day a second later', async () => {
      const result = await repository().upsertBars(
        'BTC',
        bars('2026-11-19', 100, 101),
        provenance({ fetchedAt: at('2026-11-21T00:00:00Z') }),
      );
      expect(result.inserted).toBe(2);
    });

    it("knows New York's half days but no earlier close", async () => {
      const session = bars('2026-11-27', 600);
      const before = provenance({ adjustment: 'split', fetchedAt: at('2026-11-27T17:59:00Z') });
      await expect(repository().upsertBars('SPY', session, before)).rejects.toMatchObject({
        reason: 'not-final',
      });
      const after = { ...before, fetchedAt: at('2026-11-27T18:20:00Z') };
      expect(await repository().upsertBars('SPY', session, after)).toMatchObject({ inserted: 1 });
    });

    it('refuses days out of order, repeated days, and closes that are no numbers', async () => {
      const wrong = [
        [bar('2026-01-02', 1), bar('2026-01-01', 1)],
        [bar('2026-01-01', 1), bar('2026-01-01', 1)],
        [bar('2026-01-01', Number.NaN)],
        [bar('2026-01-01', Number.POSITIVE_INFINITY)],
        [bar(1.5, 1)],
      ];
      for (const batch of wrong)
        await expect(repository().upsertBars('BTC', batch, provenance())).rejects.toThrow(RangeError);
    });
  });

  describe('a full history', () => {
    it('removes what the provider no longer has, and logs it', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1, 2, 3), provenance());
      const result = await repository().upsertBars('BTC', bars('2026-01-02', 2, 3, 4), later(1), {
        isFullHistory: true,
      });
      expect(result).toMatchObject({ inserted: 1, removed: 1, unchanged: 2, revised: [] });
      expect((await repository().readBars('BTC')).map(({ close }) => close)).toEqual([2, 3, 4]);
      expect(await revisions().list('BTC')).toMatchObject([
        { day: day('2026-01-01'), old: { close: 1 }, new: null, ratio: null },
      ]);
      expect((await repository().listSeries())[0]?.barCount).toBe(3);
    });

    it('may be adjusted in another way; a part of one may not', async () => {
      const split = provenance({ adjustment: 'split' });
      await repository().upsertBars('SPY', bars('2026-01-05', 600, 602), split);
      const mixed = later(1, { adjustment: 'total-return' });
      await expect(repository().upsertBars('SPY', bars('2026-01-06', 590, 591), mixed)).rejects.toMatchObject(
        { reason: 'mixed-adjustment' },
      );
      expect(await repository().readBars('SPY')).toHaveLength(2);
      await repository().upsertBars('SPY', bars('2026-01-05', 588, 590, 591), mixed, { isFullHistory: true });
      const adjustments = (await repository().readBars('SPY')).map(({ adjustment }) => adjustment);
      expect(adjustments).toEqual(['total-return', 'total-return', 'total-return']);
    });

    it('of an earlier reading replaces nothing', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1, 2), later(10));
      const result = await repository().upsertBars('BTC', bars('2026-01-02', 20), later(1), {
        isFullHistory: true,
      });
      expect(result).toMatchObject({ removed: 0, revised: [], unchanged: 1 });
    });

    it('without a bar is refused', async () => {
      const nothing = repository().upsertBars('BTC', [], provenance(), { isFullHistory: true });
      await expect(nothing).rejects.toThrow(RangeError);
    });
  });
}
