import { describe, expect, it } from 'vitest';
import { refreshSeries } from '../../src/jobs/refresh-series.ts';
import { createLogger } from '../../src/lib/log.ts';
import { type Delivery, FeedError, type FeedFailure, type FeedRequest } from '../../src/market/feed.ts';
import { createBarRepository } from '../../src/store/bars.ts';
import { createProviderStates } from '../../src/store/provider-states.ts';
import { createRefreshStates } from '../../src/store/refresh-states.ts';
import { openSqliteStore, useStore } from '../store/contract/engines.ts';
import { bars, day } from '../store/contract/samples.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;

const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  provider: 'bitstamp',
  source: 'Bitstamp',
  isStandIn: false,
  bars: bars('2026-11-20', 100, 101, 102, 103),
  partial: null,
  adjustment: 'none',
  quality: 'measured',
  fetchedAt: NOON,
  publishedAt: null,
  coverage: null,
  quarantined: new Set(),
  isFullHistory: false,
  isComplete: true,
  latencyMs: 12,
  failures: [],
  remarks: [],
  ...change,
});

const failure = (change: Partial<FeedFailure> = {}): FeedFailure => ({
  provider: 'bitstamp',
  label: 'Bitstamp',
  reason: 'blocked',
  status: 451,
  message: 'www.bitstamp.net answered with status 451',
  wasAsked: true,
  ...change,
});

describe('the refresh of a series', () => {
  const store = useStore(openSqliteStore);

  /** Refreshes Bitcoin from what the feed says; every request is kept. */
  function open(answer: (request: FeedRequest) => Delivery) {
    const { database } = store();
    const requests: FeedRequest[] = [];
    let now = NOON;
    const deps = {
      feed: {
        sourcesOf: () => [{ provider: 'bitstamp', label: 'Bitstamp' } as const],
        async fetch(_id: unknown, request: FeedRequest) {
          requests.push(request);
          return answer(request);
        },
      },
      bars: createBarRepository(database),
      providerStates: createProviderStates(database, []),
      refreshStates: createRefreshStates(database),
      clock: { now: () => now },
      log: createLogger('silent', [], () => {}),
    };
    return {
      ...deps,
      requests,
      deps,
      later: (ms: number) => void (now += ms),
      run: () => refreshSeries('BTC', deps),
    };
  }

  it('stores what came, notes who gave it, and is due again by the schedule', async () => {
    const { run, bars: kept, providerStates, refreshStates } = open(() => delivery());
    expect(await run()).toEqual({ series: 'BTC', source: 'Bitstamp', changedBars: 4, failures: [] });
    expect((await kept.readBars('BTC')).map(({ close }) => close)).toEqual([100, 101, 102, 103]);
    expect(await providerStates.find('bitstamp', 'BTC')).toMatchObject({
      state: 'ok',
      lastDay: day('2026-11-23'),
      latencyMs: 12,
    });
    // The running day of a coin is looked at once an hour.
    expect(await refreshStates.find('BTC')).toMatchObject({
      backfilledAt: NOON,
      backfillCursor: null,
      nextDueAt: NOON + 60 * MINUTE,
    });
  });

  it('hands the feed what is kept, and whether that is the whole history', async () => {
    const { run, requests } = open(() => delivery());
    await run();
    await run();
    expect(requests.map(({ known }) => [known.bars.length, known.isComplete])).toEqual([
      [0, false],
      [4, true],
    ]);
  });

  it('begins again where a history came only in part', async () => {
    const { run, requests, refreshStates } = open(() => delivery({ isComplete: false }));
    await run();
    expect(await refreshStates.find('BTC')).toMatchObject({ backfilledAt: null, backfillCursor: 'reading' });
    await run();
    expect(requests[1]?.known.isComplete).toBe(false);
  });

  it('leaves a source alone until the next day that blocks us, and says why it was passed over', async () => {
    const { run, requests, providerStates, later } = open(() =>
      delivery({ provider: 'coinbase', source: 'Coinbase', failures: [failure()] }),
    );
    expect((await run()).failures).toEqual(['Bitstamp: 451']);
    expect(await providerStates.find('bitstamp', 'BTC')).toMatchObject({
      state: 'blocked',
      blockedUntil: Date.parse('2026-11-25T00:00:00Z'),
    });
    await run();
    expect([...(requests[1]?.skipped ?? [])]).toEqual([['bitstamp', '451']]);
    later(12 * 60 * MINUTE);
    await run();
    expect(requests[2]?.skipped?.size).toBe(0);
  });

  it('keeps what it has where nobody answers, and tries later and later', async () => {
    let isDown = false;
    const {
      run,
      bars: kept,
      refreshStates,
    } = open(() => {
      if (isDown) throw new FeedError('BTC', [failure({ reason: 'server', status: 503 })]);
      return delivery();
    });
    await run();
    isDown = true;
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      expect(await run()).toMatchObject({ source: null, changedBars: 0, failures: ['Bitstamp: 503'] });
      waits.push(((await refreshStates.find('BTC'))?.nextDueAt ?? 0) - NOON);
    }
    expect(waits.map((ms) => ms / MINUTE)).toEqual([2, 4, 8]);
    expect(await kept.readBars('BTC')).toHaveLength(4);
  });

  it('holds doubtful bars back', async () => {
    const { run, bars: kept } = open(() => delivery({ quarantined: new Set([day('2026-11-23')]) }));
    expect((await run()).changedBars).toBe(3);
    expect(await kept.listQuarantined('BTC')).toMatchObject([{ day: day('2026-11-23') }]);
  });

  it('rejects with what is no answer of a source', async () => {
    const { run } = open(() => {
      throw new Error('aborted');
    });
    await expect(run()).rejects.toThrow('aborted');
  });
});
