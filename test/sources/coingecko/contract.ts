import { createCoinGeckoProvider } from '../../../src/sources/coingecko/provider.ts';
import type { ProviderDeps } from '../../../src/sources/provider.ts';
import { day, type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';
import type { Reply, Routes } from '../../fakes/http-routes.ts';
import { ALTCOINS, globalAnswer, marketRows, TOTAL } from './market.ts';

const base = 'https://api.coingecko.com/api/v3';
const globalUrl = `${base}/global`;
const marketsUrl = `${base}/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=1`;

const MIDNIGHT = '2026-11-24T00:05:00Z';
const global = globalAnswer('2026-11-24T00:04:00Z');

const answers = (globalReply: Reply = global, markets: Reply = JSON.stringify(marketRows())): Routes => ({
  [globalUrl]: globalReply,
  [marketsUrl]: markets,
});

export const contract: ProviderContract = {
  create: (deps: ProviderDeps) => createCoinGeckoProvider({ ...deps, apiKey: undefined }),
  series: 'TOTAL',
  good: [
    {
      title: "ranks 11 to 125 without stable, wrapped and staked coins as yesterday's altcoin cap, a proxy",
      series: 'OTHERS',
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', ALTCOINS)],
      result: {
        quality: 'proxy',
        adjustment: 'none',
        publishedAt: Date.parse('2026-11-24T00:04:00Z'),
        isTruncated: true,
        coverage: new Map([[day('2026-11-23'), TOTAL / 2.05e12]]),
      },
    },
    {
      title: 'the running day as a partial value at any other hour',
      series: 'OTHERS',
      now: '2026-11-24T14:00:00Z',
      routes: answers(globalAnswer('2026-11-24T13:55:00Z')),
      bars: [],
      partial: value('2026-11-24', ALTCOINS),
    },
    {
      title: 'the total of the 125 largest coins',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', TOTAL)],
      result: { quality: 'measured' },
    },
    {
      title: 'the total without Bitcoin',
      series: 'TOTAL2',
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', TOTAL - 1.2e12)],
    },
    {
      title: 'the total without Bitcoin and Ether',
      series: 'TOTAL3',
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', TOTAL - 1.4e12)],
    },
    {
      title: "Bitcoin's share in percent",
      series: 'BTC_D',
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', (100 * 1.2e12) / TOTAL)],
    },
    {
      title: "Ether's share in percent, with a key",
      series: 'ETH_D',
      create: (deps) => createCoinGeckoProvider({ ...deps, apiKey: 'test-key' }),
      now: MIDNIGHT,
      routes: answers(),
      bars: [value('2026-11-23', (100 * 2e11) / TOTAL)],
    },
  ],
  failures: [
    {
      title: 'a rate limit',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: { status: 429, body: payload('coingecko/rate-limit.json') } },
      reason: 'rate-limited',
      status: 429,
    },
    {
      title: 'a rate limit with status 200',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: payload('coingecko/rate-limit.json') },
      reason: 'rate-limited',
    },
    {
      title: 'another error with status 200',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: payload('coingecko/bad-key.json') },
      reason: 'error-envelope',
    },
    {
      title: 'a wrong key',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: { status: 401, body: payload('coingecko/bad-key.json') } },
      reason: 'key',
      status: 401,
    },
    {
      title: 'the cap of the free plan',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: { status: 401, body: payload('coingecko/capped.json') } },
      reason: 'cap-365-days',
      status: 401,
    },
    {
      title: 'fewer than 125 coins with a cap',
      series: 'OTHERS',
      now: MIDNIGHT,
      routes: answers(global, JSON.stringify(marketRows(124))),
      reason: 'coverage',
    },
    {
      title: 'totals that the coins do not add up to',
      series: 'OTHERS',
      now: MIDNIGHT,
      routes: answers(globalAnswer(MIDNIGHT, 2.3e12, 52.2)),
      reason: 'cross-check',
    },
    {
      title: 'coins that add up to more than the total',
      series: 'OTHERS',
      now: MIDNIGHT,
      routes: answers(globalAnswer(MIDNIGHT, 1.98e12, 60.6)),
      reason: 'cross-check',
    },
    {
      title: 'a share of Bitcoin that its cap contradicts by more than a point',
      series: 'BTC_D',
      now: MIDNIGHT,
      routes: answers(globalAnswer(MIDNIGHT, 2.05e12, 57.4)),
      reason: 'cross-check',
    },
    {
      title: 'totals of two hours ago',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: answers(globalAnswer('2026-11-23T22:05:00Z')),
      reason: 'stale',
    },
    {
      title: 'nine shares in place of ten',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: { [globalUrl]: global.replace(',"steth":0.7', '') },
      reason: 'shape',
    },
    {
      title: 'a market without Ether',
      series: 'TOTAL',
      now: MIDNIGHT,
      routes: answers(global, JSON.stringify(marketRows()).replaceAll('"eth"', '"ethx"')),
      reason: 'cross-check',
    },
  ],
};

/** One coin's chart is no series of its own; its payload is read in the folder's own tests. */
export const marketChart = payload('coingecko/market-chart.json');
export const capped = payload('coingecko/capped.json');
