import { formatDay, MS_PER_DAY } from '../../src/market/days.ts';
import { isSession } from '../../src/market/holidays.ts';
import { publishedAt } from '../../src/market/publication.ts';
import { dayNamed } from './providers.ts';
import {
  barOf,
  businessDaysBetween,
  capsOn,
  closeOf,
  daysBetween,
  FIRST_DAY,
  sessionsBetween,
  tableValue,
  wednesdaysBetween,
} from './true-market.ts';

/** What a source is asked, and when. */
export interface Question {
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly now: number;
}

type Answer = (question: Question) => string;

const today = (now: number) => Math.floor(now / MS_PER_DAY);
const seconds = (day: number) => (day * MS_PER_DAY) / 1000;
const lastPart = (path: string) => decodeURIComponent(path.split('/').at(-1) ?? '');
const coinOf = (text: string) => (text.toUpperCase().includes('ETH') ? 'ETH' : 'BTC');

const CLOSE = { lagDays: 0, at: '16:00', earlyAt: '13:00', zone: 'America/New_York' } as const;

/** The name of a Yahoo symbol in the true market. */
const YAHOO: Readonly<Record<string, string>> = {
  '^RUT': 'RUT',
  '^GSPC': 'SPX',
  '^NDX': 'NDX',
  '^VIX': 'VIX',
  'DX-Y.NYB': 'DXY',
  'BTC-USD': 'BTC',
  'ETH-USD': 'ETH',
};

const yahoo: Answer = ({ path, parameters, now }) => {
  const symbol = lastPart(path);
  const name = YAHOO[symbol] ?? symbol;
  const from = Math.floor((Number(parameters.get('period1')) * 1000) / MS_PER_DAY);
  const isCoin = name === 'BTC' || name === 'ETH';
  const days = isCoin ? daysBetween(from, today(now)) : sessionsBetween(from, today(now));
  const begun = days.filter((day) => now >= publishedAt({ ...CLOSE, at: '09:30', earlyAt: '09:30' }, day));
  const bars = begun.map((day) => barOf(name, day));
  const newest = begun.at(-1) ?? FIRST_DAY;
  const column = (key: 'open' | 'high' | 'low' | 'close' | 'volume') => bars.map((bar) => bar[key]);
  return JSON.stringify({
    chart: {
      result: [
        {
          meta: {
            symbol,
            currency: 'USD',
            exchangeTimezoneName: isCoin ? 'UTC' : 'America/New_York',
            dataGranularity: '1d',
            currentTradingPeriod: {
              regular: { end: isCoin ? seconds(newest + 1) - 1 : publishedAt(CLOSE, newest) / 1000 },
            },
          },
          timestamp: begun.map((day) =>
            isCoin ? seconds(day) : publishedAt({ ...CLOSE, at: '09:30', earlyAt: '09:30' }, day) / 1000,
          ),
          indicators: {
            quote: [
              {
                open: column('open'),
                high: column('high'),
                low: column('low'),
                close: column('close'),
                volume: column('volume'),
              },
            ],
            adjclose: [{ adjclose: column('close') }],
          },
        },
      ],
      error: null,
    },
  });
};

const CBOE: Readonly<Record<string, string>> = { _VIX: 'VIX', _SPX: 'SPX' };

/** A session behind everybody else. */
const cboe: Answer = ({ path, now }) => {
  const symbol = lastPart(path).replace('.json', '');
  const days = sessionsBetween(FIRST_DAY, today(now) - 1);
  const data = days.map((day) => {
    const { open, high, low, close, volume } = barOf(CBOE[symbol] ?? symbol, day);
    return {
      date: formatDay(day),
      open: `${open}`,
      high: `${high}`,
      low: `${low}`,
      close: `${close}`,
      volume: `${volume}`,
    };
  });
  return JSON.stringify({ symbol, data });
};

const bitstamp: Answer = ({ path, parameters, now }) => {
  const pair = path.split('/').findLast(Boolean) ?? '';
  const from = Math.round((Number(parameters.get('start')) * 1000) / MS_PER_DAY);
  const ohlc = daysBetween(from, today(now))
    .filter((day) => day < from + 1_000)
    .map((day) => {
      const { open, high, low, close, volume } = barOf(coinOf(pair), day);
      return {
        timestamp: `${seconds(day)}`,
        open: `${open}`,
        high: `${high}`,
        low: `${low}`,
        close: `${close}`,
        volume: `${volume}`,
      };
    });
  return JSON.stringify({ data: { pair: `${pair.slice(0, 3)}/${pair.slice(3)}`.toUpperCase(), ohlc } });
};

const coinbase: Answer = ({ path, parameters, now }) => {
  const [from, to] = [parameters.get('start'), parameters.get('end')].map((text) =>
    dayNamed((text ?? '').slice(0, 10)),
  );
  const days = daysBetween(from ?? 0, Math.min(to ?? 0, today(now)));
  const rows = days.map((day) => {
    const { open, high, low, close, volume } = barOf(coinOf(path), day);
    return [seconds(day), low, high, open, close, volume];
  });
  return JSON.stringify(rows.toReversed());
};

const kraken: Answer = ({ parameters, now }) => {
  const rows = daysBetween(today(now) - 719, today(now)).map((day) => {
    const { open, high, low, close, volume } = barOf(coinOf(parameters.get('pair') ?? ''), day);
    return [seconds(day), `${open}`, `${high}`, `${low}`, `${close}`, `${close}`, `${volume}`, 10];
  });
  return JSON.stringify({ error: [], result: { XXBTZUSD: rows, last: seconds(today(now)) } });
};

const binance: Answer = ({ parameters, now }) => {
  const from = Math.floor(Number(parameters.get('startTime')) / MS_PER_DAY);
  const rows = daysBetween(from, today(now))
    .slice(0, 1_000)
    .map((day) => {
      const { open, high, low, close, volume } = barOf(coinOf(parameters.get('symbol') ?? ''), day);
      return [
        day * MS_PER_DAY,
        `${open}`,
        `${high}`,
        `${low}`,
        `${close}`,
        `${volume}`,
        0,
        '0',
        1,
        '0',
        '0',
        '0',
      ];
    });
  return JSON.stringify(rows);
};

/** Which days a table of the central bank has. */
function tableDays(symbol: string, now: number): number[] {
  const day = today(now);
  if (symbol === 'M2SL') return daysBetween(FIRST_DAY, day - 25, (date) => formatDay(date).endsWith('-01'));
  if (symbol === 'WM2NS') return daysBetween(FIRST_DAY, day - 30, (date) => (date + 3) % 7 === 0);
  if (symbol === 'NFCI') return daysBetween(FIRST_DAY, day - 5, (date) => (date + 3) % 7 === 4);
  if (symbol.startsWith('W') || symbol === 'TREAST') return wednesdaysBetween(FIRST_DAY, day - 1);
  const days = businessDaysBetween(FIRST_DAY, day - 1);
  return symbol === 'SP500' || symbol === 'VIXCLS' ? days.filter(isSession) : days;
}

const INDEX_TABLES: Readonly<Record<string, string>> = { SP500: 'SPX', VIXCLS: 'VIX' };

function tableEntry(symbol: string, day: number): number {
  const index = INDEX_TABLES[symbol];
  return index === undefined ? tableValue(symbol, day) : closeOf(index, day);
}

const fredgraph: Answer = ({ parameters, now }) => {
  const symbol = parameters.get('id') ?? '';
  const lines = tableDays(symbol, now).map((day) => `${formatDay(day)},${tableEntry(symbol, day)}`);
  return [`observation_date,${symbol}`, ...lines].join('\n');
};

const fiscaldata: Answer = ({ parameters, now }) => {
  const from = dayNamed(/gte:(\S+)/.exec(parameters.get('filter') ?? '')?.[1] ?? '2022-04-18');
  const data = businessDaysBetween(Math.max(from, dayNamed('2022-04-18')), today(now) - 1).map((day) => ({
    record_date: formatDay(day),
    account_type: 'Treasury General Account (TGA) Closing Balance',
    open_today_bal: `${tableValue('WDTGAL', day)}`,
    close_today_bal: 'null',
  }));
  const dataFormats = { open_today_bal: '$1,000,000', close_today_bal: '$1,000,000' };
  return JSON.stringify({ data, meta: { dataFormats, 'total-pages': 1 } });
};

const nyfed: Answer = ({ path, parameters, now }) => {
  const from = dayNamed(parameters.get('startDate') ?? '2022-01-03');
  const to = Math.min(dayNamed(parameters.get('endDate') ?? '2100-01-01'), today(now));
  if (path.includes('reverserepo')) {
    const operations = businessDaysBetween(from, to).map((day) => ({
      operationDate: formatDay(day),
      operationType: 'Reverse Repo',
      note: '',
      totalAmtAccepted: tableValue('RRPONTSYD', day) * 1e9,
    }));
    return JSON.stringify({ repo: { operations } });
  }
  if (path.includes('/tsy/')) {
    const auctions = wednesdaysBetween(Math.max(from, dayNamed('2025-12-12')), to).map((day) => ({
      operationDate: formatDay(day),
      operationType: 'Outright Bill Purchase',
      operationDirection: 'P',
      auctionStatus: 'Results',
      totalParAmtAccepted: '4243000000',
    }));
    return JSON.stringify({ treasury: { auctions } });
  }
  const summary = wednesdaysBetween(FIRST_DAY, today(now) - 1).map((day) => ({
    asOfDate: formatDay(day),
    bills: `${tableValue('WSHOBL', day) * 1e6}`,
    mbs: `${tableValue('WSHOMCB', day) * 1e6}`,
    total: `${tableValue('TREAST', day) * 1e6}`,
  }));
  return JSON.stringify({ soma: { summary } });
};

const coingecko: Answer = ({ path, now }) => {
  const coins = capsOn(today(now) - 1);
  if (path.endsWith('/coins/markets'))
    return JSON.stringify(coins.map(({ id, symbol, cap }) => ({ id, symbol, market_cap: cap })));
  const total = coins.slice(0, 125).reduce((sum, { cap }) => sum + cap, 0) / 0.97;
  const shares = coins.slice(0, 10).map(({ symbol, cap }) => [symbol, (100 * cap) / total]);
  return JSON.stringify({
    data: {
      total_market_cap: { usd: total },
      market_cap_percentage: Object.fromEntries(shares),
      updated_at: Math.floor(now / 1000),
    },
  });
};

const HISTORY_FROM = dayNamed('2026-06-01');

const coinmetrics: Answer = ({ path, parameters, now }) => {
  const yesterday = today(now) - 1;
  if (path.includes('catalog')) {
    const frequencies = [
      { frequency: '1d', community: true, max_time: `${formatDay(yesterday)}T00:00:00.000000000Z` },
    ];
    const metrics = [{ metric: 'CapMrktEstUSD', frequencies }];
    return JSON.stringify({ data: capsOn(yesterday).map(({ symbol }) => ({ asset: symbol, metrics })) });
  }
  const wanted = new Set((parameters.get('assets') ?? '').split(','));
  const from = Math.max(HISTORY_FROM, dayNamed(parameters.get('start_time') ?? '2026-06-01'));
  const data = daysBetween(from, yesterday).flatMap((day) =>
    capsOn(day)
      .filter(({ symbol }) => wanted.has(symbol))
      .map(({ symbol, cap }) => ({
        asset: symbol,
        time: `${formatDay(day)}T00:00:00.000000000Z`,
        CapMrktEstUSD: `${cap}`,
        CapMrktCurUSD: null,
        ReferenceRateUSD: null,
      })),
  );
  return JSON.stringify({ data });
};

/** What each source answers, in its own shape. */
export const ANSWERS = {
  yahoo,
  cboe,
  bitstamp,
  coinbase,
  kraken,
  binance,
  fredgraph,
  fiscaldata,
  nyfed,
  coingecko,
  coinmetrics,
} as const satisfies Readonly<Record<string, Answer>>;

export type HostName = keyof typeof ANSWERS;
