import { describe, expect, it } from 'vitest';
import { createRefresher, type Progress } from '../../src/jobs/refresher.ts';
import { createLogger } from '../../src/lib/log.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import type { Delivery } from '../../src/market/feed.ts';
import { createBarRepository } from '../../src/store/bars.ts';
import { createProviderStates } from '../../src/store/provider-states.ts';
import { createRefreshStates } from '../../src/store/refresh-states.ts';
import { openSqliteStore, useStore } from '../store/contract/engines.ts';
import { bars } from '../store/contract/samples.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const PROVIDERS = { BTC: 'bitstamp', ETH: 'bitstamp', RUT: 'yahoo', SPX: 'yahoo' } as const;
type Known = keyof typeof PROVIDERS;
const SERIES = Object.keys(PROVIDERS).filter((id): id is Known => Object.hasOwn(PROVIDERS, id));
const isKnown = (id: SeriesId): id is Known => Object.hasOwn(PROVIDERS, id);
const providerOf = (id: SeriesId) => (isKnown(id) ? PROVIDERS[id] : 'yahoo');

describe('all series together', () => {
  const store = useStore(openSqliteStore);

  function open(fails: readonly SeriesId[] = []) {
    const { database } = store();
    const log: string[] = [];
    const progress: Progress[] = [];
    let now = NOON;
    const refresher = createRefresher({
      feed: {
        sourcesOf: (id) => [{ provider: providerOf(id), label: providerOf(id) }],
        async fetch(id): Promise<Delivery> {
          log.push(`${id} asked`);
          await new Promise(setImmediate);
          log.push(`${id} answered`);
          if (fails.includes(id)) throw new Error('the disk is full');
          now += 1_000;
          return {
            provider: providerOf(id),
            source: providerOf(id),
            isStandIn: false,
            bars: bars('2026-11-19', 100, 101),
            partial: null,
            adjustment: 'none',
            quality: 'measured',
            fetchedAt: NOON,
            publishedAt: null,
            coverage: null,
            quarantined: new Set(),
            isFullHistory: false,
            isComplete: true,
            latencyMs: 1,
            failures: [],
            remarks: [],
          };
        },
      },
      bars: createBarRepository(database),
      providerStates: createProviderStates(database, []),
      refreshStates: createRefreshStates(database),
      clock: { now: () => now },
      log: createLogger('silent', [], () => {}),
      series: SERIES,
      onRefreshed: (one) => void progress.push(one),
    });
    return { refresher, log, progress, later: (ms: number) => void (now += ms) };
  }

  it('are asked side by side where their sources differ, and one after the other where not', async () => {
    const { refresher, log } = open();
    await refresher.refreshDue();
    expect(log.slice(0, 2).toSorted()).toEqual(['BTC asked', 'RUT asked']);
    expect(log.indexOf('ETH asked')).toBeGreaterThan(log.indexOf('BTC answered'));
    expect(log.indexOf('SPX asked')).toBeGreaterThan(log.indexOf('RUT answered'));
  });

  it('are asked once by calls that come together, and not again before they are due', async () => {
    const { refresher, log, later } = open();
    const [first, second] = await Promise.all([refresher.refreshDue(), refresher.refreshDue()]);
    expect(first).toBe(second);
    expect(await refresher.refreshDue()).toEqual([]);
    expect(log.filter((line) => line.endsWith('asked'))).toHaveLength(4);
    later(61 * 60_000);
    expect((await refresher.refreshDue()).map(({ series }) => series)).toContain('BTC');
  });

  it('tell how far a first read is, and that a later one is none', async () => {
    const { refresher, progress, later } = open();
    await refresher.refreshDue();
    expect(progress.map(({ done, total, bars: count }) => [done, total, count])).toEqual([
      [1, 4, 2],
      [2, 4, 4],
      [3, 4, 6],
      [4, 4, 8],
    ]);
    expect(progress.map(({ isFirstRead }) => isFirstRead)).toEqual([true, true, true, true]);
    expect(progress.at(-1)?.remainingMs).toBe(0);
    later(61 * 60_000);
    await refresher.refreshDue();
    expect(progress.at(-1)?.isFirstRead).toBe(false);
  });

  it('go on when the store refuses one, which is tried again an hour later', async () => {
    const { refresher, log, later } = open(['BTC']);
    expect((await refresher.refreshDue()).map(({ series }) => series)).toEqual(
      expect.arrayContaining(['ETH', 'RUT', 'SPX']),
    );
    log.length = 0;
    later(59 * 60_000);
    await refresher.refreshDue();
    expect(log).not.toContain('BTC asked');
    later(2 * 60_000);
    await refresher.refreshDue();
    expect(log).toContain('BTC asked');
  });

  it('are left as they are once the process is to stop', async () => {
    const { refresher, log } = open();
    const stopping = new AbortController();
    stopping.abort();
    expect(await refresher.refreshDue(stopping.signal)).toEqual([]);
    expect(log).toEqual([]);
  });
});
