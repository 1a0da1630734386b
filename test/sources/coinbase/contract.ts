import { createCoinbaseProvider } from '../../../src/sources/coinbase/provider.ts';
import { candle, type ProviderContract, payload } from '../../contracts/provider-contract.ts';

const base = 'https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400';
const midnight = 'T00%3A00%3A00.000Z';
const window = (from: string, to: string) => `${base}&start=${from}${midnight}&end=${to}${midnight}`;

const candles = payload('coinbase/candles.json');
const monday = candle('2026-11-23', 90_000, 91_500, 89_500, 91_000.1, 8800.2);
const tuesday = candle('2026-11-24', 91_000.1, 92_250.5, 90_500, 92_000, 9000.1);
const recent = window('2026-11-23', '2026-11-24');

export const contract: ProviderContract = {
  create: createCoinbaseProvider,
  series: 'BTC',
  good: [
    {
      title: 'candles given newest first with low and high before open and close',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: candles },
      bars: [monday],
      partial: tuesday,
      result: { adjustment: 'none', quality: 'measured', unitText: 'USD' },
    },
    {
      title: 'three hundred days a request, also where a window is empty',
      series: 'BTC',
      since: '2025-04-01',
      now: '2026-11-25T00:10:00Z',
      routes: {
        [window('2025-04-01', '2026-01-25')]: '[]',
        [window('2026-01-26', '2026-11-21')]: '[]',
        [window('2026-11-22', '2026-11-25')]: candles,
      },
      bars: [monday, tuesday],
    },
    {
      title: 'nothing from before the exchange existed',
      series: 'BTC',
      since: '2009-01-03',
      now: '2015-07-22T12:00:00Z',
      routes: { [window('2015-07-20', '2015-07-22')]: '[[1437350400,277,280,278,279.5,782.9]]' },
      bars: [candle('2015-07-20', 278, 280, 277, 279.5, 782.9)],
    },
  ],
  failures: [
    {
      title: 'an unknown product',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 404, body: payload('coinbase/unknown-product.json') } },
      reason: 'symbol',
      status: 404,
    },
    {
      title: 'a window that is too wide',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 400, body: '{"message":"granularity too small"}' } },
      reason: 'rejected',
      status: 400,
    },
    {
      title: 'hourly candles',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: candles.replace('1795478400', '1795474800') },
      reason: 'granularity',
    },
    {
      title: 'a row of five elements',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: '[[1795478400,90500,92250.5,91000.1,92000]]' },
      reason: 'shape',
    },
    {
      title: 'no candle at all',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: '[]' },
      reason: 'empty',
    },
  ],
};
