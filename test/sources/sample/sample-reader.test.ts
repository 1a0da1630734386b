import { sampleCorrelation, sampleKurtosis, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../../src/market/bar.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../../../src/market/catalogue.ts';
import { formatDay, isoWeekday } from '../../../src/market/days.ts';
import { createSampleReader } from '../../../src/sources/sample/sample-reader.ts';
import { TRADING_DAYS } from '../../../src/sources/sample/sessions.ts';
import { checkBars } from '../../../src/sources/validation.ts';
import { day } from '../../market/memory-reader.ts';

const reader = createSampleReader();

function barsOf(id: SeriesId, from = reader): readonly Bar[] {
  return from.read(id)?.bars ?? [];
}

function returnsOf(id: SeriesId): number[] {
  const closes = barsOf(id).map((bar) => bar.close);
  return closes.slice(1).map((close, index) => Math.log(close / (closes[index] ?? close)));
}

function closeOn(id: SeriesId, date: string): number | undefined {
  return barsOf(id).find((bar) => bar.day === day(date))?.close;
}

describe('the sample market', () => {
  it('says what it is', () => {
    expect(reader.isSample).toBe(true);
    expect(reader.read('RUT')).toMatchObject({ id: 'RUT', source: 'SAMPLE', partial: null, fetchedAt: null });
    expect(reader.read('IWM')?.adjustment).toBe('split');
  });

  it.each(SERIES_IDS)('draws %s as sound data of its kind', (id) => {
    const bars = barsOf(id);
    const row = seriesRow(id);
    const kept = checkBars(bars, { id, today: day('2026-01-18'), nameBar: (index) => `${id} ${index}` });
    expect(kept).toEqual(bars);
    const newest = bars.at(-1)?.day ?? 0;
    expect(day('2026-01-18') - newest).toBeLessThanOrEqual(row.staleAfterDays + row.publication.lagDays);
  });

  it('reaches back far enough for every statistic, as each kind of series begins', () => {
    expect(formatDay(barsOf('RUT')[0]?.day ?? 0)).toBe('2012-01-03');
    expect(formatDay(barsOf('BTC')[0]?.day ?? 0)).toBe('2012-01-02');
    const short = SERIES_IDS.filter((id) => (barsOf(id)[0]?.day ?? 0) > day('2019-01-01'));
    expect(short).toEqual(['MAGS', 'OTHERS_PROXY', 'ALTSEASON', 'RMP', 'IORB']);
  });

  it('is the same for every reader, in whatever order series are read', () => {
    const other = createSampleReader();
    for (const id of SERIES_IDS.toReversed()) expect(barsOf(id, other)).toEqual(barsOf(id));
    expect(other.version).toBe(reader.version);
  });

  it('is the same on every machine', () => {
    expect([
      closeOn('RUT', '2020-03-16'),
      closeOn('BTC', '2017-12-31'),
      closeOn('TGA_DAILY', '2024-07-01'),
    ]).toEqual([1117.15, 15_714.15, 918.304]);
  });

  it('trades on New York’s sessions, Bitcoin every day', () => {
    expect(barsOf('SPY').map((bar) => bar.day)).toEqual(TRADING_DAYS.equity);
    expect(barsOf('BTC').map((bar) => bar.day)).toEqual(TRADING_DAYS.utc);
    expect(barsOf('OTHERS').every((bar) => isoWeekday(bar.day) === 7)).toBe(true);
    expect(barsOf('WALCL').every((bar) => isoWeekday(bar.day) === 3)).toBe(true);
  });

  it('has candles around its closes, with a body and wicks', () => {
    for (const id of ['RUT', 'IWM', 'GLD', 'BTC', 'VIX'] as const) {
      const bars = barsOf(id);
      const hasWick = (bar: Bar) => (bar.high ?? 0) > Math.max(bar.open ?? 0, bar.close);
      expect(bars.filter((bar) => bar.open === null || bar.high === null || bar.low === null)).toEqual([]);
      expect(bars.filter(hasWick).length).toBeGreaterThan(0.9 * bars.length);
    }
  });

  it.each([
    ['RUT', 252, 0.15, 0.25],
    ['SPX', 252, 0.12, 0.2],
    ['GLD', 252, 0.1, 0.2],
    ['BTC', 365, 0.35, 0.6],
    ['ETH', 365, 0.5, 0.8],
  ] as const)(
    'moves %s like a market: volatility, fat tails, no drift one could trade',
    (id, year, low, high) => {
      const returns = returnsOf(id);
      const volatility = standardDeviation(returns) * Math.sqrt(year);
      expect(volatility).toBeGreaterThan(low);
      expect(volatility).toBeLessThan(high);
      expect(sampleKurtosis(returns)).toBeGreaterThan(0.3);
      // A path of straight lines between anchors would correlate with itself; a market's days hardly do.
      expect(Math.abs(sampleCorrelation(returns.slice(1), returns.slice(0, -1)))).toBeLessThan(0.1);
      const absolute = returns.map(Math.abs);
      expect(sampleCorrelation(absolute.slice(1), absolute.slice(0, -1))).toBeGreaterThan(0.04);
    },
  );

  it('moves together what belongs together', () => {
    const correlation = (a: SeriesId, b: SeriesId) => {
      const [left, right] = [returnsOf(a), returnsOf(b)];
      const length = Math.min(left.length, right.length);
      return sampleCorrelation(left.slice(-length), right.slice(-length));
    };
    expect(correlation('SPX', 'RUT')).toBeGreaterThan(0.7);
    expect(correlation('SPX', 'VIX')).toBeLessThan(-0.5);
    expect(correlation('BTC', 'ETH')).toBeGreaterThan(0.5);
    expect(correlation('IWM', 'RUT')).toBeGreaterThan(0.999);
    expect(Math.abs(correlation('TLT', 'GLD'))).toBeLessThan(0.2);
  });

  it('keeps its books: what is made of parts equals them', () => {
    const date = '2025-06-25';
    const close = (id: SeriesId) => closeOn(id, date) ?? Number.NaN;
    const bitcoinCap = close('TOTAL') - close('TOTAL2');
    expect(close('BTC_D')).toBeCloseTo((100 * bitcoinCap) / close('TOTAL'), 1);
    expect(close('ETH_D')).toBeCloseTo((100 * (close('TOTAL2') - close('TOTAL3'))) / close('TOTAL'), 1);
    expect(close('TGA')).toBe(close('TGA_DAILY'));
    expect(close('RESERVES') + close('TGA') + close('RRP')).toBeLessThan(close('WALCL'));
    expect(close('TREAST') + close('MBS')).toBeLessThan(close('WALCL'));
    expect(close('IWM') / close('RUT')).toBeCloseTo(0.0994, 4);
  });
});
