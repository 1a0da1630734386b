import { describe, expect, it } from 'vitest';
import type { CoinCap } from '../../../src/sources/altcoin-index.ts';
import type { CapColumn } from '../../../src/sources/coinmetrics/cap-column.ts';
import { coverageOn, matchLive } from '../../../src/sources/coinmetrics/coverage.ts';
import { toReading } from '../../../src/sources/coinmetrics/to-bars.ts';

const TODAY = 105;

const column = (symbol: string, caps: number[], firstDay = 100): CapColumn => ({
  symbol,
  isExcluded: false,
  firstDay,
  caps: Float64Array.from(caps),
});

const coin = (symbol: string, marketCapUsd: number | null, id = `id-${symbol}`): CoinCap => ({
  id,
  symbol,
  marketCapUsd,
  isExcluded: false,
});

const steady = (symbol: string, cap: number) => column(symbol, [cap, cap, cap, cap, cap]);

describe('matching with the live market', () => {
  const live = [coin('btc', 1000), coin('eth', 400), coin('sol', 100), coin('new', 50), coin('none', null)];

  it('wants the ticker and a cap within a quarter', () => {
    const match = matchLive(
      [steady('btc', 1000), steady('eth', 500), steady('sol', 134)],
      live,
      'total',
      TODAY,
    );
    expect(match.columns.map(({ symbol }) => symbol)).toEqual(['btc', 'eth']);
    expect([...match.weights.values()]).toEqual([1000, 400]);
    expect(match.missing).toBe(150);
  });

  it('leaves out a ticker that belongs to a ranked coin of another size, also one without a cap', () => {
    const match = matchLive([steady('new', 500), steady('none', 300)], live, 'total', TODAY);
    expect(match.columns).toEqual([]);
  });

  it('keeps coins that are no longer ranked, for the days when they were', () => {
    const match = matchLive([steady('btc', 1000), column('luna', [300, 10], 60)], live, 'total', TODAY);
    expect(match.columns.map(({ symbol }) => symbol)).toEqual(['btc', 'luna']);
    expect(match.weights.size).toBe(1);
  });

  it('does not trust a column that ended more than a week ago', () => {
    expect(matchLive([column('btc', [1000], 97)], live, 'total', TODAY).weights.size).toBe(0);
    expect(matchLive([column('btc', [1000], 98)], live, 'total', TODAY).weights.size).toBe(1);
  });

  it('lets one live coin stand behind one column only', () => {
    const twice = matchLive([steady('btc', 1000), steady('btc', 1001)], live, 'total', TODAY);
    expect(twice.weights.size).toBe(1);
  });
});

describe('coverage', () => {
  it('counts a coin from its first day on and a hole against the day', () => {
    const young = column('sol', [100, Number.NaN, 100], 102);
    const match = matchLive(
      [steady('btc', 800), young],
      [coin('btc', 800), coin('sol', 100), coin('new', 100)],
      'total',
      TODAY,
    );
    expect(coverageOn(match, 101)).toBeCloseTo(800 / 900, 12);
    expect(coverageOn(match, 102)).toBeCloseTo(900 / 1000, 12);
    expect(coverageOn(match, 103)).toBeCloseTo(800 / 1000, 12);
  });

  it('of nothing is zero', () => {
    expect(coverageOn(matchLive([], [], 'total', TODAY), 100)).toBe(0);
  });
});

describe('a market over days', () => {
  const live = [coin('btc', 800), coin('eth', 100), coin('sol', 100)];

  it('leaves out a newest day that still lacks coins, and days below 80 %', () => {
    const columns = [
      column('btc', [800, 800, 800, 800, 800]),
      column('eth', [100, 100, 100, 100, 100]),
      // Missing on the newest day.
      column('sol', [100, 100, 110, 105]),
    ];
    const reading = toReading(columns, live, 'total', TODAY);
    expect(reading.bars.map(({ day, close }) => [day, close])).toEqual([
      [100, 1000],
      [101, 1000],
      [102, 1010],
      [103, 1005],
    ]);
    expect([...(reading.coverage ?? [])]).toEqual([
      [100, 1],
      [101, 1],
      [102, 1],
      [103, 1],
    ]);
  });

  it('has no value on a day without Bitcoin', () => {
    const columns = [
      column('btc', [800, Number.NaN, 800]),
      column('eth', [100, 100, 100]),
      column('sol', [100, 100, 100]),
    ];
    expect(toReading(columns, live, 'total', TODAY).bars.map(({ day }) => day)).toEqual([100, 102]);
  });

  it('says how little it covers when that is too little', () => {
    expect(() => toReading([steady('btc', 700)], live, 'total', TODAY)).toThrow('covers 80 % of');
    expect(() => toReading([], live, 'total', TODAY)).toThrow('covers 0 % of');
  });
});
