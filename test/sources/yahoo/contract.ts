import { createYahooProvider } from '../../../src/sources/yahoo/provider.ts';
import { candle, type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';
import type { Routes } from '../../fakes/http-routes.ts';

const base = 'https://query1.finance.yahoo.com/v8/finance/chart';
const window = 'period1=0&period2=1795564800&interval=1d&events=div%2Csplit&includePrePost=false';
const rut = `${base}/%5ERUT?${window}`;

const index = payload('yahoo/index.json');
const friday = candle('2026-11-20', 2501.5, 2512, 2490.75, 2505, 4_100_000_000);
const tuesday = candle('2026-11-24', 2520.25, 2541, 2515.5, 2530.5, 4_200_000_000);

/** The index payload with parts of its text replaced. */
function altered(...replacements: ReadonlyArray<readonly [string, string]>): Routes {
  return {
    [rut]: replacements.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`The payload holds no ${from}`);
      return text.replaceAll(from, to);
    }, index),
  };
}

export const contract: ProviderContract = {
  create: createYahooProvider,
  series: 'RUT',
  good: [
    {
      title: 'an index after its close, without the row that has no price',
      series: 'RUT',
      routes: { [rut]: index },
      bars: [friday, tuesday],
      result: { adjustment: 'none', quality: 'measured', unitText: 'USD', isTruncated: false },
    },
    {
      title: 'the running day as a partial bar until 20 minutes after the close',
      series: 'RUT',
      now: '2026-11-24T21:19:00Z',
      routes: { [rut]: index },
      bars: [friday],
      partial: tuesday,
    },
    {
      title: 'a half day as final once its own session is over',
      series: 'RUT',
      now: '2026-11-24T18:21:00Z',
      routes: altered(['"start":1795530600,"end":1795554000', '"start":1795530600,"end":1795543200']),
      bars: [friday, tuesday],
    },
    {
      title: 'the later of two rows of one day',
      series: 'RUT',
      routes: altered(['1795444200', '1795553940'], ['null,', '2529,'], ['1795530600]', '1795553999]']),
      bars: [friday, tuesday],
    },
    {
      title: 'the market price as the running bar where the newest day has no close yet',
      series: 'RUT',
      routes: altered(
        ['2505,null,2530.5]', '2505,null,null]'],
        ['null,2520.25', 'null,null'],
        ['null,2541', 'null,null'],
        ['null,2515.5', 'null,null'],
        ['null,4200000000', 'null,null'],
      ),
      bars: [friday],
      partial: value('2026-11-24', 2530.5),
    },
    {
      title: 'the dividend-adjusted close of a fund that the catalogue keeps so, and its events',
      series: 'XLG',
      routes: { [`${base}/XLG?${window}`]: payload('yahoo/fund-with-split.json') },
      bars: [value('2026-11-23', 61.13), value('2026-11-24', 62)],
      result: {
        adjustment: 'total-return',
        events: { splits: [{ day: 20_781, ratio: 10 }], dividendDays: [20_781] },
      },
    },
    {
      title: 'a split-adjusted candle of a fund whose levels count',
      series: 'IWM',
      routes: {
        [`${base}/IWM?${window}`]: payload('yahoo/fund-with-split.json').replaceAll('XLG', 'IWM'),
      },
      bars: [
        candle('2026-11-23', 61, 61.75, 60.5, 61.25, 1000),
        candle('2026-11-24', 61.5, 62.25, 61.25, 62, 1200),
      ],
      result: { adjustment: 'split', events: { splits: [{ day: 20_781, ratio: 10 }], dividendDays: [] } },
    },
    {
      title: 'a future whose session lasts until midnight in New York as running until then',
      series: 'GOLD',
      routes: {
        [`${base}/GC%3DF?${window}`]: index
          .replaceAll('^RUT', 'GC=F')
          .replace('"end":1795554000', '"end":1795582800'),
      },
      bars: [friday],
      partial: tuesday,
    },
    {
      title: 'a day after the session that the chart knows as running',
      series: 'RUT',
      routes: altered(['"start":1795530600,"end":1795554000', '"start":1795444200,"end":1795467600']),
      bars: [friday],
      partial: tuesday,
    },
    {
      title: 'no running bar where the market price is of another day',
      series: 'RUT',
      routes: altered(
        ['"regularMarketTime":1795554000', '"regularMarketTime":1795467600'],
        ['2505,null,2530.5]', '2505,null,null]'],
      ),
      bars: [friday],
    },
    {
      title: 'only what was asked for',
      series: 'RUT',
      since: '2026-11-21',
      routes: { [rut.replace('period1=0', 'period1=1795219200')]: index },
      bars: [tuesday],
    },
    {
      title: 'a coin by UTC days, the running one apart',
      series: 'BTC',
      now: '2026-11-24T14:31:00Z',
      routes: {
        [`${base}/BTC-USD?${window}`]: index
          .replaceAll('^RUT', 'BTC-USD')
          .replaceAll('America/New_York', 'UTC')
          .replace('[1795185000,1795444200,1795530600]', '[1795305600,1795392000,1795478400]')
          .replace('"end":1795554000', '"end":1795564799'),
      },
      bars: [{ ...friday, day: 20_779 }],
      partial: tuesday,
    },
  ],
  failures: [
    {
      title: 'an unknown symbol',
      series: 'RUT',
      routes: { [rut]: { status: 404, body: payload('yahoo/not-found.json') } },
      reason: 'symbol',
      status: 404,
    },
    {
      title: 'the rate limit of the edge',
      series: 'RUT',
      routes: { [rut]: { status: 429, body: 'Edge: Too Many Requests' } },
      reason: 'rate-limited',
      status: 429,
    },
    {
      title: 'an error with status 200',
      series: 'RUT',
      routes: { [rut]: payload('yahoo/not-found.json') },
      reason: 'error-envelope',
    },
    {
      title: 'neither a result nor an error',
      series: 'RUT',
      routes: { [rut]: '{"chart":{"result":null,"error":null}}' },
      reason: 'empty',
    },
    {
      title: 'columns of unequal length',
      series: 'RUT',
      routes: altered(['1795444200,', '']),
      reason: 'shape',
    },
    {
      title: 'an answer without meta fields',
      series: 'RUT',
      routes: altered(['"dataGranularity":"1d",', '']),
      reason: 'shape',
    },
    {
      title: 'a time zone that does not exist',
      series: 'RUT',
      routes: altered(['America/New_York', 'America/Old_York']),
      reason: 'shape',
    },
    {
      title: 'weekly bars in place of daily ones',
      series: 'RUT',
      routes: altered(['"1d"', '"1wk"']),
      reason: 'granularity',
    },
    {
      title: 'another currency',
      series: 'RUT',
      routes: altered(['"USD"', '"GBp"']),
      reason: 'currency',
    },
    {
      title: 'another symbol',
      series: 'RUT',
      routes: altered(['"^RUT"', '"^RUI"']),
      reason: 'symbol',
    },
    {
      title: 'a price a hundred times too high',
      series: 'RUT',
      routes: altered(['2505', '250500']),
      reason: 'unit',
    },
    {
      title: 'a session of tomorrow',
      series: 'RUT',
      routes: altered(['1795530600]', '1795617000]']),
      reason: 'future-date',
    },
    {
      title: 'rows without any price',
      series: 'RUT',
      routes: altered(['"regularMarketPrice":2530.5,', ''], ['2505', 'null'], ['2530.5', 'null']),
      reason: 'empty',
    },
    {
      title: 'a window without rows',
      series: 'RUT',
      routes: altered(['"timestamp":[1795185000,1795444200,1795530600],', '']),
      reason: 'empty',
    },
  ],
};
