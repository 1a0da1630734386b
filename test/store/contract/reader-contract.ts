import { describe, expect, it } from 'vitest';
import type { SeriesId } from '../../../src/market/catalogue.ts';
import { createMarket } from '../../../src/market/market.ts';
import { createBarRepository } from '../../../src/store/bars.ts';
import { createStoreReader } from '../../../src/store/store-reader.ts';
import { fakeMarket } from '../../fakes/market.ts';
import { type OpenStore, useStore } from './engines.ts';
import { at, bar, bars, later, provenance, READ_AT } from './samples.ts';

const live = { instant: READ_AT, isDate: false };

/** What a market must find in the store, whichever database holds it. */
export function readerContract(open: OpenStore): void {
  const store = useStore(open);
  const repository = () => createBarRepository(store().database);
  const reading = () => createStoreReader(store().database);

  it('finds nothing in an empty store', async () => {
    const reader = await reading();
    expect(reader).toMatchObject({ version: 'store-0', isSample: false });
    expect(reader.read('BTC')).toBeUndefined();
    expect(reader.readPacked?.('BTC')).toBeUndefined();
    expect(createMarket(reader).asOf(live).has('BTC')).toBe(false);
  });

  it('gives a series with the provenance of its newest bar', async () => {
    await repository().upsertBars('BTC', bars('2026-11-17', 1, 2), provenance({ source: 'Kraken' }));
    const partial = { bar: bar('2026-11-20', 4), fetchedAt: READ_AT };
    await repository().upsertBars('BTC', bars('2026-11-19', 3), later(1), { partial });
    const reader = await reading();
    expect(reader.version).toBe('store-2');
    expect(reader.read('BTC')).toEqual({
      id: 'BTC',
      bars: bars('2026-11-17', 1, 2, 3),
      partial,
      source: 'Bitstamp',
      adjustment: 'none',
      quality: 'measured',
      fetchedAt: READ_AT + 60_000,
    });
  });

  it('keeps a missing value missing', async () => {
    const holed = [
      bar('2026-01-01', 1, { open: null, high: null, low: null, volume: null }),
      bar('2026-01-02', 2),
    ];
    await repository().upsertBars('BTC', holed, provenance());
    expect((await reading()).read('BTC')?.bars).toEqual(holed);
  });

  it('shows no bar that is held back, and no series that has nothing else', async () => {
    const quarantined = new Set([bar('2026-01-02', 9).day]);
    await repository().upsertBars('BTC', bars('2026-01-01', 1, 9), provenance(), { quarantined });
    await repository().upsertBars('ETH', bars('2026-01-02', 9), provenance(), { quarantined });
    const reader = await reading();
    expect(reader.read('BTC')?.bars).toHaveLength(1);
    expect(reader.read('ETH')).toBeUndefined();
  });

  it('carries an adjustment that nobody documents as unknown', async () => {
    await repository().upsertBars('SPY', bars('2026-01-05', 600), provenance({ adjustment: 'unknown' }));
    const market = createMarket(await reading());
    expect(market.asOf(live).provenance('SPY').adjustment).toBe('unknown');
  });

  it('answers as a market over the same bars in memory does', async () => {
    const history = Array.from({ length: 900 }, (_, index) =>
      bar(19_500 + index, 100 + Math.sin(index / 9) * 20),
    );
    await repository().upsertBars('BTC', history, provenance());
    const ours = createMarket(await reading());
    const theirs = fakeMarket({ series: { BTC: history } });
    for (const date of ['2023-06-01', '2024-02-29', '2025-12-31'])
      for (const view of ['daily', 'weekly', 'joint'] as const) {
        const asOf = { instant: at(`${date}T00:00:00Z`), isDate: true };
        expect(ours.asOf(asOf)[view]('BTC')).toEqual(theirs.asOf(asOf)[view]('BTC'));
      }
  });

  describe('refreshing', () => {
    const twoSeries = async () => {
      await repository().upsertBars('BTC', bars('2026-01-01', 1, 2), provenance());
      await repository().upsertBars('ETH', bars('2026-01-01', 5), provenance());
      return reading();
    };
    const columns = (reader: Awaited<ReturnType<typeof reading>>, id: SeriesId) =>
      reader.readPacked?.(id)?.columns;

    it('does nothing while nothing changed', async () => {
      const reader = await twoSeries();
      await repository().upsertBars('BTC', bars('2026-01-01', 1, 2), later(1));
      const before = reader.readPacked?.('BTC');
      expect(await reader.refreshIfChanged()).toBe(false);
      expect(reader.readPacked?.('BTC')).toBe(before);
    });

    it('loads the changed series and leaves the others as they were', async () => {
      const reader = await twoSeries();
      const before = { btc: columns(reader, 'BTC'), eth: reader.readPacked?.('ETH') };
      await repository().upsertBars('BTC', bars('2026-01-03', 3), later(1));
      expect(await reader.refreshIfChanged()).toBe(true);
      expect(reader.version).toBe('store-3');
      expect(reader.read('BTC')?.bars).toHaveLength(3);
      expect(columns(reader, 'BTC')).not.toBe(before.btc);
      expect(reader.readPacked?.('ETH')).toBe(before.eth);
    });

    it('keeps the columns when only the running bar moved', async () => {
      const reader = await twoSeries();
      const before = columns(reader, 'BTC');
      const partial = { bar: bar('2026-11-20', 7), fetchedAt: READ_AT };
      await repository().upsertBars('BTC', [], later(1), { partial });
      await reader.refreshIfChanged();
      expect(reader.readPacked?.('BTC')?.partial).toEqual(partial);
      expect(columns(reader, 'BTC')).toBe(before);
    });

    it('finds a series that is new, and drops none', async () => {
      const reader = await twoSeries();
      await repository().upsertBars('TOTAL', bars('2026-01-01', 3e12), later(1));
      await reader.refreshIfChanged();
      const ids = ['BTC', 'ETH', 'TOTAL'] as const;
      expect(ids.map((id) => reader.read(id)?.bars.length)).toEqual([2, 1, 1]);
    });

    it('leaves a snapshot as it was taken', async () => {
      const reader = await twoSeries();
      const snapshot = reader.snapshot();
      await repository().upsertBars('BTC', bars('2026-01-03', 3), later(1));
      await reader.refreshIfChanged();
      expect([snapshot.version, snapshot.read('BTC')?.bars.length]).toEqual(['store-2', 2]);
    });

    it('asked twice at once, loads once', async () => {
      const reader = await twoSeries();
      await repository().upsertBars('BTC', bars('2026-01-03', 3), later(1));
      expect(await Promise.all([reader.refreshIfChanged(), reader.refreshIfChanged()])).toEqual([true, true]);
      expect(await reader.refreshIfChanged()).toBe(false);
    });

    it('lets a new market reuse what was aggregated from unchanged bars', async () => {
      const reader = await twoSeries();
      const old = createMarket(reader.snapshot()).asOf(live).daily('ETH');
      await repository().upsertBars('BTC', bars('2026-01-03', 3), later(1));
      await reader.refreshIfChanged();
      const [first] = createMarket(reader.snapshot()).asOf(live).daily('ETH');
      // A view cuts its part from the history's bars, so the bar itself tells whether they were unpacked again.
      expect(first).toBe(old[0]);
    });
  });
}
