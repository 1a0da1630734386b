import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/market/days.ts';
import { createCoinGeckoProvider } from '../../../src/sources/coingecko/provider.ts';
import { fakeHttp, fakeRoutes, type Routes } from '../../fakes/http-routes.ts';
import { capped, marketChart } from './contract.ts';
import { globalAnswer, marketRows } from './market.ts';

const base = 'https://api.coingecko.com/api/v3';
const global = `${base}/global`;
const markets = `${base}/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=1`;
const chart = (days: number) =>
  `${base}/coins/cardano/market_chart?vs_currency=usd&days=${days}&interval=daily`;
const NOW = '2026-11-24T00:05:00Z';
const market: Routes = { [global]: globalAnswer(NOW), [markets]: JSON.stringify(marketRows()) };

function open(routes: Routes, apiKey?: string) {
  const fake = fakeRoutes(routes);
  const deps = fakeHttp(fake, Date.parse(NOW));
  return { fake, deps, provider: createCoinGeckoProvider({ ...deps, apiKey }) };
}

describe('the snapshot', () => {
  it('serves all six series with two requests', async () => {
    const { fake, provider } = open(market);
    for (const id of ['TOTAL', 'TOTAL2', 'TOTAL3', 'OTHERS', 'BTC_D', 'ETH_D'] as const)
      await provider.fetch(id);
    expect(fake.requests.map(({ url }) => url)).toEqual([global, markets]);
  });

  it('is shared with whoever asks between its two requests', async () => {
    const fake = fakeRoutes(market);
    const [second, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      asked.push(new Request(input).url);
      if (asked.length === 2) second.resolve();
      if (asked.length >= 2) await released.promise;
      return fake.fetch(input, init);
    };
    const provider = createCoinGeckoProvider({
      ...fakeHttp({ ...fake, fetch }, Date.parse(NOW)),
      apiKey: undefined,
    });
    const early = provider.fetch('TOTAL');
    await second.promise;
    const late = [provider.fetch('OTHERS'), provider.fetch('BTC_D')];
    await nextTurn();
    released.resolve();
    await Promise.all([early, ...late]);
    expect(asked).toEqual([global, markets]);
  });

  it('holds every coin of the page, with or without a cap', async () => {
    const { provider } = open({ ...market, [markets]: JSON.stringify(marketRows(126)) });
    const snapshot = await provider.snapshot();
    expect(snapshot.coins).toHaveLength(130);
    expect(snapshot.coins.filter(({ marketCapUsd }) => marketCapUsd === null)).toHaveLength(4);
    expect(snapshot.ranking).toHaveLength(125);
    expect(snapshot.coins.find(({ id }) => id === 'usds')?.isExcluded).toBe(true);
  });

  it('names its failures like any series', async () => {
    const { provider } = open({ [global]: { status: 451 } });
    await expect(provider.snapshot()).rejects.toMatchObject({
      provider: 'coingecko',
      reason: 'blocked',
      status: 451,
    });
  });

  it('waits twelve seconds between requests without a key and two and a half with one', async () => {
    const keyless = open(market);
    await keyless.provider.snapshot();
    expect(keyless.deps.clock.now() - Date.parse(NOW)).toBe(12_000);
    expect(keyless.fake.requests[0]?.headers.has('x-cg-demo-api-key')).toBe(false);
    const keyed = open(market, 'demo-key');
    await keyed.provider.snapshot();
    expect(keyed.deps.clock.now() - Date.parse(NOW)).toBe(2_500);
    expect(keyed.fake.requests[0]?.headers.get('x-cg-demo-api-key')).toBe('demo-key');
  });
});

describe("a coin's history", () => {
  it('is dated by the day that a midnight ends, without "now" and caps that are not there yet', async () => {
    const { provider } = open({ [chart(365)]: marketChart });
    const bars = await provider.capHistory('cardano', 365);
    expect(bars.map((bar) => [formatDay(bar.day), bar.close])).toEqual([
      ['2026-11-21', 900_000_000],
      ['2026-11-22', 910_000_000],
    ]);
  });

  it('beyond a year is refused by name and not asked for again with fewer days', async () => {
    const { fake, provider } = open({ [chart(730)]: { status: 401, body: capped } });
    await expect(provider.capHistory('cardano', 730)).rejects.toMatchObject({
      reason: 'cap-365-days',
      status: 401,
    });
    expect(fake.requests).toHaveLength(1);
    expect(fake.problems()).toEqual([]);
  });
});
