import { createBinanceProvider } from '../../../src/sources/binance/provider.ts';
import { candle, day, type ProviderContract, payload } from '../../contracts/provider-contract.ts';

const DAY_MS = 86_400_000;
const base = 'https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=1000';
const page = (date: string) => `${base}&startTime=${day(date) * DAY_MS}`;

const candles = payload('binance/candles.json');
const monday = candle('2026-11-23', 90_010, 91_510, 89_510, 91_010.1, 8387.01154);
const tuesday = candle('2026-11-24', 91_010.1, 92_260.5, 90_510, 92_010, 8500);
const recent = page('2026-11-23');

const fullPage = (from: string) =>
  JSON.stringify(
    Array.from({ length: 1000 }, (_, index) => [
      (day(from) + index) * DAY_MS,
      '5',
      '5',
      '5',
      '5',
      '0',
      0,
      '0',
    ]),
  );

export const contract: ProviderContract = {
  create: createBinanceProvider,
  series: 'BTC',
  good: [
    {
      title: 'candles in Tether as a proxy for dollars',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: candles },
      bars: [monday],
      partial: tuesday,
      result: { adjustment: 'none', quality: 'proxy', unitText: 'USDT' },
    },
    {
      title: 'the page after a full one',
      series: 'BTC',
      since: '2024-02-27',
      now: '2026-11-25T00:10:00Z',
      routes: { [page('2024-02-27')]: fullPage('2024-02-27'), [recent]: candles },
      bars: [
        ...Array.from({ length: 1000 }, (_, index) => ({
          ...candle('2024-02-27', 5, 5, 5, 5, 0),
          day: day('2024-02-27') + index,
        })),
        monday,
        tuesday,
      ],
    },
  ],
  failures: [
    {
      title: 'a country that is not served',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 451, body: payload('binance/restricted.json') } },
      reason: 'blocked',
      status: 451,
    },
    {
      title: 'a banned address',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 418, headers: { 'retry-after': '120' } } },
      reason: 'rate-limited',
      status: 418,
    },
    {
      title: 'an unknown symbol',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 400, body: payload('binance/unknown-symbol.json') } },
      reason: 'symbol',
      status: 400,
    },
    {
      title: 'another refusal of the request',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: { status: 400, body: '{"code":-1120,"msg":"Invalid interval."}' } },
      reason: 'rejected',
      status: 400,
    },
    {
      title: 'times in microseconds',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: candles.replaceAll('[1795392000000', '[1795392000000000') },
      reason: 'future-date',
    },
    {
      title: 'an object in place of a row',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: '[{"openTime":1795392000000}]' },
      reason: 'shape',
    },
    {
      title: 'full pages that never come to the window, after the first of them',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [recent]: fullPage('2022-01-01') },
      reason: 'empty',
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
