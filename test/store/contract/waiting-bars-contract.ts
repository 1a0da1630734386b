import { describe, expect, it } from 'vitest';
import { createBarRepository } from '../../../src/store/bars.ts';
import { readDataVersion } from '../../../src/store/data-version.ts';
import { type OpenStore, useStore } from './engines.ts';
import { at, bar, bars, day, later, provenance, READ_AT } from './samples.ts';

const only = (date: string) => ({ quarantined: new Set([day(date)]) });

/** What every database must do with bars that are not history: held back, or still running. */
export function waitingBarsContract(open: OpenStore): void {
  const store = useStore(open);
  const repository = () => createBarRepository(store().database);
  const version = () => readDataVersion(store().database);
  const closes = async () => (await repository().readBars('BTC')).map(({ close }) => close);
  const heldBack = async () => (await repository().listQuarantined('BTC')).map(({ close }) => close);

  describe('a doubtful bar', () => {
    it('is held back where no reader sees it', async () => {
      const batch = bars('2026-01-01', 100, 1000);
      const result = await repository().upsertBars('BTC', batch, provenance(), only('2026-01-02'));
      expect(result).toMatchObject({ inserted: 1, quarantined: 1 });
      expect(await closes()).toEqual([100]);
      expect(await repository().listQuarantined('BTC')).toMatchObject([
        { day: day('2026-01-02'), close: 1000, source: 'Bitstamp', firstSeenAt: READ_AT },
      ]);
      expect(await repository().listSeries()).toMatchObject([{ barCount: 1, quarantined: 1 }]);
    });

    it('alone does not move the data version', async () => {
      await repository().upsertBars('BTC', bars('2026-01-02', 1000), provenance(), only('2026-01-02'));
      expect(await version()).toBe(0);
    });

    it('remembers since when the same value is known, and doubts another one anew', async () => {
      const doubt = only('2026-01-01');
      await repository().upsertBars('BTC', bars('2026-01-01', 1000), provenance(), doubt);
      await repository().upsertBars('BTC', bars('2026-01-01', 1000), later(400), doubt);
      expect(await repository().listQuarantined('BTC')).toMatchObject([
        { firstSeenAt: READ_AT, fetchedAt: READ_AT + 400 * 60_000 },
      ]);
      await repository().upsertBars('BTC', bars('2026-01-01', 1001), later(500), doubt);
      expect(await repository().listQuarantined('BTC')).toMatchObject([
        { close: 1001, firstClose: 1001, firstSeenAt: READ_AT + 500 * 60_000 },
      ]);
    });

    it('becomes history when it is confirmed, and is known since it was first seen', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1000), provenance(), only('2026-01-01'));
      const result = await repository().upsertBars('BTC', bars('2026-01-01', 1000), later(400));
      expect(result).toMatchObject({ inserted: 1, version: 1 });
      expect(await heldBack()).toEqual([]);
      expect(await repository().readBars('BTC')).toMatchObject([{ close: 1000, firstSeenAt: READ_AT }]);
    });

    it('gives way to a believable one', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1000), provenance(), only('2026-01-01'));
      await repository().upsertBars('BTC', bars('2026-01-01', 100), later(400));
      expect(await closes()).toEqual([100]);
      expect(await heldBack()).toEqual([]);
    });

    it('never displaces a final one', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 100), provenance());
      await repository().upsertBars('BTC', bars('2026-01-01', 1000), later(1), only('2026-01-01'));
      expect(await closes()).toEqual([100]);
      expect(await heldBack()).toEqual([1000]);
    });

    it('is no doubt at all when it repeats what is final', async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 100), provenance());
      const result = await repository().upsertBars(
        'BTC',
        bars('2026-01-01', 100),
        later(1),
        only('2026-01-01'),
      );
      expect(result.quarantined).toBe(0);
      expect(await heldBack()).toEqual([]);
    });
  });

  describe("the running day's bar", () => {
    const running = (close: number, fetchedAt = READ_AT) => ({
      partial: { bar: bar('2026-11-20', close), fetchedAt },
    });

    it('is kept apart from history and moves the data version', async () => {
      const result = await repository().upsertBars(
        'BTC',
        bars('2026-11-19', 100),
        provenance(),
        running(105),
      );
      expect(result.version).toBe(1);
      expect(await closes()).toEqual([100]);
      expect(await repository().readPartial('BTC')).toEqual(running(105).partial);
    });

    it('moves the version only with its value', async () => {
      await repository().upsertBars('BTC', [], provenance(), running(105));
      await repository().upsertBars('BTC', [], later(5), running(105, READ_AT + 300_000));
      expect(await version()).toBe(1);
      expect((await repository().readPartial('BTC'))?.fetchedAt).toBe(READ_AT + 300_000);
      await repository().upsertBars('BTC', [], later(10), running(106, READ_AT + 600_000));
      expect(await version()).toBe(2);
    });

    it('stays when an answer says nothing of it and goes when it says there is none', async () => {
      await repository().upsertBars('BTC', [], provenance(), running(105));
      await repository().upsertBars('BTC', bars('2026-11-18', 99), later(1));
      expect(await repository().readPartial('BTC')).not.toBeNull();
      const gone = await repository().upsertBars('BTC', [], later(2), { partial: null });
      expect(gone.version).toBe(3);
      expect(await repository().readPartial('BTC')).toBeNull();
    });

    it('ends with the final bar of its day', async () => {
      await repository().upsertBars('BTC', [], provenance(), running(105));
      const closed = provenance({ fetchedAt: at('2026-11-21T00:10:00Z') });
      await repository().upsertBars('BTC', bars('2026-11-20', 107), closed);
      expect(await repository().readPartial('BTC')).toBeNull();
      expect(await closes()).toEqual([107]);
    });

    it('of a day that is final already, or of an earlier reading, is not kept', async () => {
      const closed = provenance({ fetchedAt: at('2026-11-21T00:10:00Z') });
      await repository().upsertBars('BTC', bars('2026-11-20', 107), closed);
      await repository().upsertBars('BTC', [], { ...closed, fetchedAt: closed.fetchedAt + 1 }, running(105));
      expect(await repository().readPartial('BTC')).toBeNull();
      const next = { partial: { bar: bar('2026-11-21', 108), fetchedAt: READ_AT } };
      await repository().upsertBars('BTC', [], provenance(), next);
      expect(await repository().readPartial('BTC')).toBeNull();
    });
  });
}
