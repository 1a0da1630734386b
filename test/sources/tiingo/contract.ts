import { createTiingoProvider } from '../../../src/sources/tiingo/provider.ts';
import { candle, type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';

const base = 'https://api.tiingo.com/tiingo/daily';
const prices = payload('tiingo/fund.json');
const iwm = `${base}/IWM/prices?startDate=1970-01-01&format=json`;

export const contract: ProviderContract = {
  create: (deps) => createTiingoProvider({ ...deps, apiKey: 'test-key' }),
  series: 'IWM',
  good: [
    {
      title: 'prices as traded, divided by the splits that came later',
      series: 'IWM',
      routes: { [iwm]: prices },
      bars: [
        candle('2026-11-20', 2501 * 0.1, 2524 * 0.1, 2498 * 0.1, 2519 * 0.1, 3_000_000),
        candle('2026-11-23', 252, 254, 251.5, 253.25, 2_800_000),
        candle('2026-11-24', 253.5, 254.5, 251, 252.5, 2_600_000),
      ],
      result: { adjustment: 'split', events: { splits: [{ day: 20_780, ratio: 10 }], dividendDays: [] } },
    },
    {
      title: 'the dividend-adjusted close of a fund that the catalogue keeps so',
      series: 'RSP',
      since: '2026-11-20',
      routes: { [`${base}/RSP/prices?startDate=2026-11-20&format=json`]: prices },
      bars: [value('2026-11-20', 250.1), value('2026-11-23', 251.45), value('2026-11-24', 252.5)],
      result: {
        adjustment: 'total-return',
        events: { splits: [{ day: 20_780, ratio: 10 }], dividendDays: [20_781] },
      },
    },
  ],
  failures: [
    {
      title: 'a wrong key',
      series: 'IWM',
      routes: { [iwm]: { status: 401, body: payload('tiingo/bad-key.json') } },
      reason: 'key',
      status: 401,
    },
    {
      title: 'an unknown symbol',
      series: 'IWM',
      routes: { [iwm]: { status: 404, body: payload('tiingo/unknown-symbol.json') } },
      reason: 'symbol',
      status: 404,
    },
    {
      title: 'a window without rows',
      series: 'IWM',
      routes: { [iwm]: '[]' },
      reason: 'empty',
    },
    {
      title: 'a split factor of zero',
      series: 'IWM',
      routes: { [iwm]: prices.replace('"splitFactor":10.0', '"splitFactor":0') },
      reason: 'shape',
    },
  ],
};
