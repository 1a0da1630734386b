import { createKrakenProvider } from '../../../src/sources/kraken/provider.ts';
import { candle, type ProviderContract, payload } from '../../contracts/provider-contract.ts';

const url = 'https://api.kraken.com/0/public/OHLC?pair=XBTUSD&interval=1440';
const candles = payload('kraken/candles.json');
const monday = candle('2026-11-23', 90_000, 91_500, 89_500, 91_000.1, 2000.1);
const tuesday = candle('2026-11-24', 91_000.1, 92_250.5, 90_500, 92_000, 2100.2);

export const contract: ProviderContract = {
  create: createKrakenProvider,
  series: 'BTC',
  good: [
    {
      title: 'the newest candles under the name the answer gives the pair, and says that more was asked for',
      series: 'BTC',
      routes: { [url]: candles },
      bars: [monday],
      partial: tuesday,
      result: { adjustment: 'none', quality: 'measured', unitText: 'USD', isTruncated: true },
    },
    {
      title: 'a window that lies within the kept history',
      series: 'BTC',
      since: '2026-11-23',
      now: '2026-11-25T00:10:00Z',
      routes: { [url]: candles },
      bars: [monday, tuesday],
      result: { isTruncated: false },
    },
    {
      title: 'a window that begins before the kept history as cut short',
      series: 'BTC',
      since: '2026-11-22',
      routes: { [url]: candles },
      bars: [monday],
      partial: tuesday,
      result: { isTruncated: true },
    },
  ],
  failures: [
    {
      title: 'an error with status 200',
      series: 'BTC',
      routes: { [url]: payload('kraken/unknown-pair.json') },
      reason: 'error-envelope',
    },
    {
      title: 'a rate limit with status 200',
      series: 'BTC',
      routes: { [url]: payload('kraken/too-many.json') },
      reason: 'rate-limited',
    },
    {
      title: 'weekly candles that begin on other days than midnight',
      series: 'BTC',
      routes: { [url]: candles.replace('[1795392000', '[1795435200') },
      reason: 'granularity',
    },
    {
      title: 'neither an error nor a candle',
      series: 'BTC',
      routes: { [url]: '{"error":[],"result":{"XXBTZUSD":[],"last":0}}' },
      reason: 'empty',
    },
    {
      title: 'a price in the wrong currency by its magnitude',
      series: 'BTC',
      routes: { [url]: candles.replace('"92000.0"', '"92000000.0"') },
      reason: 'unit',
    },
  ],
};
