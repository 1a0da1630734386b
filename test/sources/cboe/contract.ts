import { createCboeProvider } from '../../../src/sources/cboe/provider.ts';
import { candle, type ProviderContract, payload } from '../../contracts/provider-contract.ts';

const base = 'https://cdn.cboe.com/api/global/delayed_quotes/charts/historical';
const fund = payload('cboe/fund.json');
const friday = candle('2026-11-20', 250.1, 252.4, 249.8, 251.9, 30_100_000);
const monday = candle('2026-11-23', 252, 254, 251.5, 253.25, 28_000_000);

export const contract: ProviderContract = {
  create: createCboeProvider,
  series: 'IWM',
  good: [
    {
      title: 'a fund, without the zero rows before its listing',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: fund },
      bars: [friday, monday],
      result: { adjustment: 'unknown', quality: 'measured' },
    },
    {
      title: 'an index, which has nothing to adjust, with numbers as strings or not',
      series: 'VIX',
      routes: { [`${base}/_VIX.json`]: payload('cboe/index.json') },
      bars: [
        candle('2026-11-20', 16.1, 17.4, 15.9, 16.25, 0),
        candle('2026-11-23', 16.3, 16.8, 15.2, 15.75, 0),
      ],
      result: { adjustment: 'none' },
    },
    {
      title: 'a candle without its opening price',
      series: 'IWM',
      since: '2026-11-23',
      routes: { [`${base}/IWM.json`]: fund.replace('"252.00"', '"0.0000"') },
      bars: [{ ...monday, open: null }],
    },
    {
      title: 'only what was asked for',
      series: 'IWM',
      since: '2026-11-23',
      routes: { [`${base}/IWM.json`]: fund },
      bars: [monday],
    },
    {
      title: 'a row of the running session as a partial bar',
      series: 'IWM',
      now: '2026-11-23T21:19:00Z',
      routes: { [`${base}/IWM.json`]: fund },
      bars: [friday],
      partial: monday,
    },
  ],
  failures: [
    {
      title: 'an unknown symbol, which is answered like a block',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: { status: 403 } },
      reason: 'blocked',
      status: 403,
    },
    {
      title: 'another symbol',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: fund.replace('IWM', 'IWN') },
      reason: 'symbol',
    },
    {
      title: 'a price that is no number',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: fund.replace('"253.25"', '"$253.25"') },
      reason: 'shape',
    },
    {
      title: 'a date that does not exist',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: fund.replace('2026-11-23', '2026-11-31') },
      reason: 'shape',
    },
    {
      title: 'rows before the listing only',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: fund.replace('251.90', '0').replace('253.25', '0.0000') },
      reason: 'empty',
    },
    {
      title: 'a history without rows',
      series: 'IWM',
      routes: { [`${base}/IWM.json`]: '{"symbol":"IWM","data":[]}' },
      reason: 'empty',
    },
  ],
};
