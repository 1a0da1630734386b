import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import { describeFailure, FeedError, type KnownSeries } from '../../src/market/feed.ts';
import type { CoinCap } from '../../src/sources/altcoin-index.ts';
import type { CoinGeckoProvider } from '../../src/sources/coingecko/provider.ts';
import type { CapRecords, RecordedCoin } from '../../src/sources/market-cap-steps.ts';
import { createMarketCaps } from '../../src/sources/market-caps.ts';
import { dayNamed, fakeProvider, flatBar, knownFrom, wobbling } from '../fakes/providers.ts';

const MONDAY = dayNamed('2026-11-23');
const NOW = Date.parse('2026-11-24T00:05:00Z');
const NOTHING: KnownSeries = { bars: [], held: [], isComplete: false };
const LINKED = 'CoinGecko, Coin Metrics (our index)';

/** 125 coins whose altcoins (ranks 11 and below, 115 coins) add up to `altcoins`. */
function coinsWorth(altcoins: number): CoinCap[] {
  const coin = (id: string, marketCapUsd: number) => ({ id, symbol: id, marketCapUsd, isExcluded: false });
  const large = ['btc', 'eth', ...Array.from({ length: 8 }, (_, index) => `large${index}`)];
  return [
    ...large.map((id, index) => coin(id, 1e12 - index * 1e10)),
    ...Array.from({ length: 115 }, (_, index) => coin(`alt${index}`, altcoins / 115)),
  ];
}

function memoryRecords(days: Readonly<Record<number, number>> = {}) {
  const records = new Map<number, readonly RecordedCoin[]>(
    Object.entries(days).map(([day, value]) => [Number(day), coinsWorth(value)]),
  );
  const store: CapRecords & { readonly records: typeof records } = {
    records,
    async save(day, _takenAt, coins) {
      if (!records.has(day)) records.set(day, coins);
    },
    async read(since) {
      return [...records]
        .filter(([day]) => day >= since)
        .map(([day, coins]) => ({ day, coins }))
        .toSorted((a, b) => a.day - b.day);
    },
  };
  return store;
}

interface Setup {
  readonly live?: number | 'down';
  readonly history?: readonly Bar[] | 'down' | 'off';
  readonly recorded?: Readonly<Record<number, number>>;
}

function setUp({ live = 3e11, history = [], recorded = {} }: Setup) {
  const coins = coinsWorth(live === 'down' ? 0 : live);
  const gecko = fakeProvider(
    'coingecko',
    'CoinGecko',
    live === 'down'
      ? { fails: 'rate-limited', status: 429 }
      : { bars: [flatBar(MONDAY, live)], quality: 'proxy', isTruncated: true },
    () => NOW,
  );
  const provider: CoinGeckoProvider = Object.assign(gecko, {
    snapshot: async () => ({ takenAt: NOW, updatedAt: NOW, coins, ranking: [], coverage: 0.95 }),
    capHistory: async () => [],
  });
  const metrics = fakeProvider(
    'coinmetrics',
    'Coin Metrics',
    history === 'down'
      ? { fails: 'server', status: 503 }
      : { bars: history === 'off' ? [] : history, quality: 'proxy' },
    () => NOW,
  );
  const records = memoryRecords(recorded);
  const feed = createMarketCaps({
    live: provider,
    history: history === 'off' ? undefined : metrics,
    records,
    clock: { now: () => NOW },
  });
  return { feed, records, metrics, fetch: (known: KnownSeries) => feed.fetch('OTHERS', { known }) };
}

/** Records of the days before Monday, at a level of the history's times `factor`. */
function recordsOf(bars: readonly Bar[], count: number, factor: number): Record<number, number> {
  const days = bars.filter(({ day }) => day < MONDAY).slice(-count);
  return Object.fromEntries(days.map(({ day, close }) => [day, close * factor]));
}

const history = wobbling(MONDAY - 1, 300, 2e11);

describe('the altcoin market', () => {
  it('records the close of every day, whatever becomes of it', async () => {
    const { fetch, records } = setUp({ history });
    await fetch(NOTHING);
    expect([...records.records.keys()]).toEqual([MONDAY]);
  });

  it('is its history alone while fewer than seven days are recorded', async () => {
    const { fetch } = setUp({ history, recorded: recordsOf(history, 5, 1.1) });
    const delivery = await fetch(NOTHING);
    expect(delivery).toMatchObject({
      source: 'Coin Metrics',
      quality: 'proxy',
      isComplete: true,
      isFullHistory: false,
      partial: null,
    });
    expect(delivery.bars).toEqual(history);
  });

  it('is linked to the records once seven days are common, at their level', async () => {
    const { fetch, metrics } = setUp({ live: 2.2e11, history, recorded: recordsOf(history, 7, 1.1) });
    const known = knownFrom(history.slice(-120), {
      source: 'Coin Metrics',
      adjustment: 'none',
      quality: 'proxy',
    });
    const delivery = await fetch(known);
    expect(delivery).toMatchObject({ source: LINKED, quality: 'proxy', isFullHistory: true });
    expect(metrics.asked).toEqual([{ id: 'OTHERS', since: undefined }]);
    expect(delivery.bars.length).toBe(301);
    expect(delivery.bars[0]?.close).toBeCloseTo((history[0]?.close ?? 0) * 1.1, -3);
    expect(delivery.bars.at(-1)).toMatchObject({ day: MONDAY, close: expect.closeTo(2.2e11, -3) });
  });

  it('goes on by its records alone afterwards', async () => {
    const { fetch, metrics } = setUp({ live: 2.2e11, history: 'down', recorded: recordsOf(history, 30, 1) });
    const known = knownFrom(history.slice(-120), { source: LINKED, adjustment: 'none', quality: 'proxy' });
    const delivery = await fetch(known);
    expect(delivery).toMatchObject({ source: LINKED, isFullHistory: false, isComplete: true });
    expect(delivery.bars.at(-1)?.day).toBe(MONDAY);
    expect(metrics.asked).toEqual([]);
  });

  it('fills the days of an absence from the history, at the known level', async () => {
    const known = knownFrom(
      history.slice(-120, -3).map((bar) => flatBar(bar.day, bar.close * 1.1)),
      { source: LINKED, adjustment: 'none', quality: 'proxy' },
    );
    const { fetch } = setUp({ live: 2.2e11, history });
    const delivery = await fetch(known);
    expect(delivery.bars.map(({ day }) => day)).toEqual([MONDAY - 3, MONDAY - 2, MONDAY - 1, MONDAY]);
    expect(delivery.bars[0]?.close).toBeCloseTo((history.at(-3)?.close ?? 0) * 1.1, -3);
  });

  it('begins with its records where the history cannot be read, and says that it is not whole', async () => {
    const { fetch } = setUp({ history: 'down' });
    const delivery = await fetch(NOTHING);
    expect(delivery).toMatchObject({ source: LINKED, isComplete: false });
    expect(delivery.bars).toHaveLength(1);
    expect(delivery.failures.map(describeFailure)).toEqual(['Coin Metrics: 503']);
    expect(await setUp({ history: 'off' }).fetch(NOTHING)).toMatchObject({ isComplete: true });
  });

  it('goes on at the level of a history that has gone away, as a proxy', async () => {
    const known = knownFrom(history.slice(-120), {
      source: 'Coin Metrics',
      adjustment: 'none',
      quality: 'proxy',
    });
    const { fetch } = setUp({ live: 2.2e11, history: 'down', recorded: recordsOf(history, 8, 1.1) });
    const delivery = await fetch(known);
    expect(delivery).toMatchObject({ source: 'CoinGecko, scaled', quality: 'proxy' });
    expect(delivery.bars).toHaveLength(1);
    expect(delivery.bars[0]?.close).toBeCloseTo(2e11, -3);
  });

  it('keeps what it has and names both sources where none answers', async () => {
    const known = knownFrom(history.slice(-120), {
      source: 'Coin Metrics',
      adjustment: 'none',
      quality: 'proxy',
    });
    const error = await setUp({ live: 'down', history: 'down' })
      .fetch(known)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FeedError);
    expect(error instanceof FeedError && error.failures.map(describeFailure)).toEqual([
      'CoinGecko: 429',
      'Coin Metrics: 503',
    ]);
  });

  it('refuses a market a thousand times too large', async () => {
    const known = knownFrom(history.slice(-120), { source: LINKED, adjustment: 'none', quality: 'proxy' });
    const error = await setUp({ live: 2e14, history })
      .fetch(known)
      .catch((thrown: unknown) => thrown);
    expect(error instanceof FeedError && error.failures.map(({ reason }) => reason)).toEqual(['unit']);
  });
});
