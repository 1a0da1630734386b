import { createBitstampProvider } from '../../../src/sources/bitstamp/provider.ts';
import { candle, day, type ProviderContract, payload } from '../../contracts/provider-contract.ts';

const DAY_SECONDS = 86_400;
const base = 'https://www.bitstamp.net/api/v2/ohlc';
const page = (pair: string, date: string) =>
  `${base}/${pair}/?step=${DAY_SECONDS}&limit=1000&start=${day(date) * DAY_SECONDS}`;

const candles = payload('bitstamp/candles.json');
const monday = candle('2026-11-23', 90_000, 91_500, 89_500, 91_000, 2000.1);
const tuesday = candle('2026-11-24', 91_000, 92_250, 90_500, 92_000, 2100.25);

/** A page as long as the service's longest, of one price. */
function fullPage(from: string): string {
  const ohlc = Array.from({ length: 1000 }, (_, index) => ({
    timestamp: String((day(from) + index) * DAY_SECONDS),
    open: '5',
    high: '5',
    low: '5',
    close: '5',
    volume: '0',
  }));
  return JSON.stringify({ data: { pair: 'BTC/USD', ohlc } });
}

const empty = '{"data":{"pair":"BTC/USD","ohlc":[]}}';

export const contract: ProviderContract = {
  create: createBitstampProvider,
  series: 'BTC',
  good: [
    {
      title: 'daily candles, the running day apart',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: candles },
      bars: [monday],
      partial: tuesday,
      result: { adjustment: 'none', quality: 'measured', unitText: 'USD', isTruncated: false },
    },
    {
      title: 'a day as final ten minutes after it ended',
      series: 'BTC',
      since: '2026-11-23',
      now: '2026-11-25T00:10:00Z',
      routes: {
        [page('btcusd', '2026-11-23')]: candles,
        [page('btcusd', '2026-11-25')]: empty,
      },
      bars: [monday, tuesday],
    },
    {
      title: 'the whole history, past a page of a time before the listing and a full one',
      series: 'BTC',
      now: '2017-02-08T12:00:00Z',
      routes: {
        [page('btcusd', '2011-08-18')]: empty,
        [page('btcusd', '2014-05-14')]: fullPage('2014-05-14'),
        [page('btcusd', '2017-02-07')]: '{"data":{"pair":"BTC/USD","ohlc":[]}}',
      },
      bars: Array.from({ length: 1000 }, (_, index) => ({
        ...candle('2014-05-14', 5, 5, 5, 5, 0),
        day: day('2014-05-14') + index,
      })),
    },
  ],
  failures: [
    {
      title: 'a refused request',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: { status: 400, body: payload('bitstamp/refused.json') } },
      reason: 'rejected',
      status: 400,
    },
    {
      title: 'another pair',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: candles.replace('BTC/USD', 'BTC/EUR') },
      reason: 'symbol',
    },
    {
      title: 'candles that do not begin at midnight',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: candles.replace('1795392000', '1795395600') },
      reason: 'granularity',
    },
    {
      title: 'a price that is no number',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: candles.replace('"91000"', '"n/k"') },
      reason: 'shape',
    },
    {
      title: 'a window without candles',
      series: 'BTC',
      since: '2026-11-23',
      routes: { [page('btcusd', '2026-11-23')]: empty },
      reason: 'empty',
    },
  ],
};
