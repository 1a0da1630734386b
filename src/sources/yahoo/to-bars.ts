import type { Adjustment, Bar } from '../../market/bar.ts';
import { dayOf, MS_PER_DAY, parseDay } from '../../market/days.ts';
import type { SeriesRow } from '../../market/series-row.ts';
import { barsOf, type RawCandle } from '../daily-candles.ts';
import { type Reading, settledBy } from '../define-provider.ts';
import { SourceFault } from '../source-error.ts';
import type { YahooChart } from './schema.ts';

const MINUTE = 60_000;
const SETTLING_MS = 20 * MINUTE;

type Column = readonly (number | null)[];

/**
 * Turns a chart into a reading. Of a series that the catalogue keeps dividend-adjusted the adjusted close is used,
 * and only it: levels and candles are those of the traded price, which Yahoo adjusts for splits.
 */
export function toReading(chart: YahooChart, symbol: string, row: SeriesRow, now: number): Reading {
  refuseMismatch(chart, symbol);
  const dayIn = exchangeDay(chart.meta.exchangeTimezoneName);
  const isTotalReturn = row.kind === 'etf' && row.csv.adjustment === 'total-return';
  const candles = isTotalReturn ? readAdjusted(chart, dayIn) : readQuoted(chart, dayIn);
  return {
    bars: [...barsOf(candles), ...runningBar(chart, candles, dayIn)],
    adjustment: adjustmentOf(row, isTotalReturn),
    unitText: chart.meta.currency ?? null,
    events: {
      splits: Object.values(chart.events?.splits ?? {}).map((event) => ({
        day: dayIn(event.date),
        ratio: event.numerator / event.denominator,
      })),
      dividendDays: isTotalReturn
        ? Object.values(chart.events?.dividends ?? {}).map((event) => dayIn(event.date))
        : [],
    },
    isFinal: finality(chart, row, dayIn, now),
  };
}

function refuseMismatch({ meta }: YahooChart, symbol: string): void {
  if (meta.symbol !== symbol) {
    throw new SourceFault('symbol', `Yahoo answered for ${meta.symbol}, not ${symbol}`);
  }
  if (meta.dataGranularity !== '1d') {
    throw new SourceFault(
      'granularity',
      `Yahoo answered with bars of ${meta.dataGranularity}, not of one day`,
    );
  }
  const currency = meta.currency ?? 'USD';
  if (currency !== 'USD')
    throw new SourceFault('currency', `Yahoo answered in ${currency}, not in US dollars`);
}

function adjustmentOf(row: SeriesRow, isTotalReturn: boolean): Adjustment {
  if (isTotalReturn) return 'total-return';
  return row.kind === 'etf' ? 'split' : 'none';
}

/** The exchange's own date of an instant (s): Yahoo stamps a session with its opening, 09:30 in New York. */
function exchangeDay(zone: string): (seconds: number) => number {
  const format = dateFormat(zone);
  return (seconds) => parseDay(format.format(seconds * 1000)) ?? dayOf(seconds * 1000);
}

function dateFormat(zone: string): Intl.DateTimeFormat {
  try {
    // Swedish dates are ISO dates.
    return new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  } catch {
    throw new SourceFault('shape', 'Yahoo named a time zone that does not exist');
  }
}

/** A column of the chart; throws `shape` unless it has one entry per timestamp. */
function readColumn(column: Column | undefined, name: string, length: number): Column {
  if (column?.length === length) return column;
  throw new SourceFault('shape', `Yahoo's ${name} column does not match its ${length} timestamps`);
}

function readQuoted(chart: YahooChart, dayIn: (seconds: number) => number): RawCandle[] {
  const times = chart.timestamp ?? [];
  if (times.length === 0) return [];
  const quote = chart.indicators.quote[0];
  const open = readColumn(quote?.open, 'open', times.length);
  const high = readColumn(quote?.high, 'high', times.length);
  const low = readColumn(quote?.low, 'low', times.length);
  const close = readColumn(quote?.close, 'close', times.length);
  const volume = readColumn(quote?.volume, 'volume', times.length);
  return times.map((time, index) => ({
    day: dayIn(time),
    open: open[index] ?? null,
    high: high[index] ?? null,
    low: low[index] ?? null,
    close: close[index] ?? null,
    volume: volume[index] ?? null,
  }));
}

function readAdjusted(chart: YahooChart, dayIn: (seconds: number) => number): RawCandle[] {
  const times = chart.timestamp ?? [];
  if (times.length === 0) return [];
  const close = readColumn(chart.indicators.adjclose?.[0]?.adjclose, 'adjclose', times.length);
  return times.map((time, index) => ({
    day: dayIn(time),
    open: null,
    high: null,
    low: null,
    close: close[index] ?? null,
    volume: null,
  }));
}

/**
 * The running day's price where the newest row has none yet. It is used only as the running bar, so it cannot
 * become history: a later answer brings the close.
 */
function runningBar(
  chart: YahooChart,
  candles: readonly RawCandle[],
  dayIn: (seconds: number) => number,
): Bar[] {
  const newest = candles.at(-1);
  const { regularMarketPrice: price, regularMarketTime: time } = chart.meta;
  if (newest === undefined || newest.close !== null || price === undefined || time === undefined) return [];
  if (dayIn(time) !== newest.day) return [];
  return barsOf([{ ...newest, close: price }]);
}

/**
 * A day is final 20 minutes after its session's end, which the chart states and which knows half days. A day whose
 * close is missing stays open however late it is.
 */
function finality(
  chart: YahooChart,
  row: SeriesRow,
  dayIn: (seconds: number) => number,
  now: number,
): (day: number) => boolean {
  const end = chart.meta.currentTradingPeriod?.regular.end;
  const unsettled = unsettledDay(chart, dayIn);
  // A round-the-clock market's period ends a second before midnight, or at midnight: both belong to the day.
  const lastDay = end === undefined ? undefined : dayIn(end - 1);
  const isSettled = settledBy(row, now);
  return (day) => {
    if (day === unsettled) return false;
    if (end === undefined || lastDay === undefined) return isSettled(day);
    if (row.calendar === 'utc') return now >= (day + 1) * MS_PER_DAY + SETTLING_MS / 2;
    return day === lastDay ? now >= end * 1000 + SETTLING_MS : day < lastDay;
  };
}

function unsettledDay(chart: YahooChart, dayIn: (seconds: number) => number): number | undefined {
  const newest = chart.timestamp?.at(-1);
  const close = chart.indicators.quote[0]?.close?.at(-1);
  return newest !== undefined && close === null ? dayIn(newest) : undefined;
}
