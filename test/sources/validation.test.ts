import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/lib/errors.ts';
import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { checkBars } from '../../src/sources/validation.ts';
import { bar, day } from '../market/memory-reader.ts';

const candle = (date: string, open: number, high: number, low: number, close: number): Bar => ({
  ...bar(date, close),
  open,
  high,
  low,
});

const value = (date: string, close: number): Bar => ({
  ...bar(date, close),
  open: null,
  high: null,
  low: null,
});

function check(id: SeriesId, bars: readonly Bar[]): Bar[] {
  return checkBars(bars, { id, today: day('2026-06-30'), nameBar: (index) => `${id} row ${index + 2}` });
}

function faultOf(id: SeriesId, bars: readonly Bar[]): string {
  try {
    check(id, bars);
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
  return 'none';
}

describe('bars in time', () => {
  it('ascend', () => {
    const bars = [bar('2026-01-15', 2600), bar('2026-01-14', 2600)];
    expect(faultOf('RUT', bars)).toBe('RUT row 3: 2026-01-14 comes after 2026-01-15; dates must ascend');
  });

  it('are kept once when a date is there twice with the same values', () => {
    const bars = [
      bar('2026-01-14', 2600),
      bar('2026-01-15', 2610),
      bar('2026-01-15', 2610),
      bar('2026-01-16', 2620),
    ];
    expect(check('RUT', bars).map((kept) => kept.close)).toEqual([2600, 2610, 2620]);
  });

  it('are refused when a date is there twice with other values', () => {
    const bars = [bar('2026-01-15', 2610), bar('2026-01-15', 2611)];
    expect(faultOf('RUT', bars)).toBe('RUT row 3: 2026-01-15 is there twice, with other values');
  });

  it('do not lie in the future', () => {
    expect(faultOf('BTC', [bar('2026-06-30', 60_000)])).toBe('none');
    expect(faultOf('BTC', [bar('2026-07-01', 60_000)])).toBe(
      'BTC row 2: 2026-07-01 lies in the future (today is 2026-06-30)',
    );
  });

  it('of an exchange lie on weekdays', () => {
    expect(faultOf('RUT', [bar('2026-01-17', 2600)])).toBe(
      'RUT row 2: 2026-01-17 is a weekend day, when Russell 2000 does not trade',
    );
    expect(faultOf('BTC', [bar('2026-01-17', 95_000)])).toBe('none');
    expect(faultOf('DFF', [value('2026-01-17', 3.6)])).toBe('none');
  });
});

describe('values', () => {
  it.each([
    ['RUT', bar('2026-01-15', 0), 'RUT row 2: 0 is not above zero'],
    ['RUT', candle('2026-01-15', 2600, 2610, -1, 2600), 'RUT row 2: -1 is not above zero'],
    [
      'WALCL',
      value('2026-01-14', 6_580_000),
      'WALCL row 2: 6580000 usd-billions is outside 500 to 20000, the plausible range of Federal Reserve total assets: a wrong unit?',
    ],
    [
      'TGA',
      value('2026-01-14', 0.83),
      'TGA row 2: 0.83 usd-billions is outside 1.5 to 2500, the plausible range of Treasury General Account, Wednesday level: a wrong unit?',
    ],
    [
      'BTC_D',
      value('2026-01-14', 101),
      'BTC_D row 2: 101 percent is outside 0 to 100, the plausible range of Bitcoin dominance: a wrong unit?',
    ],
    ['IWM', { ...bar('2026-01-15', 260), volume: -5 }, 'IWM row 2: the volume -5 is negative'],
  ] as const)('of %s must be possible', (id, wrong, expected) => {
    expect(faultOf(id, [wrong])).toBe(expected);
  });

  it('may be zero where zero is a fact', () => {
    expect(faultOf('RRP', [value('2026-01-15', 0)])).toBe('none');
    expect(faultOf('MBS', [value('2003-01-15', 0)])).toBe('none');
  });

  it.each([
    [candle('2026-01-15', 10, 11, 9, 12), 'the high 11 is below the close 12'],
    [candle('2026-01-15', 12, 11, 9, 10), 'the high 11 is below the open 12'],
    [candle('2026-01-15', 10, 12, 11, 10), 'the low 11 is above the close 10'],
    [candle('2026-01-15', 10, 12, 11, 11), 'the low 11 is above the open 10'],
    [
      { ...candle('2026-01-15', 0, 9.5, 10.5, 10), open: null, high: null, low: 10.5 },
      'the low 10.5 is above the close 10',
    ],
  ])('of a candle enclose its open and close', (wrong, reason) => {
    expect(faultOf('BTC', [wrong])).toBe(`BTC row 2: ${reason}`);
    expect(faultOf('SLV', [wrong])).toBe(`SLV row 2: ${reason}`);
  });

  it('of a candle may differ in the last printed digit', () => {
    expect(faultOf('ARKK', [candle('2026-01-15', 20.42, 20.42, 20.38, 20.379999)])).toBe('none');
  });

  it('of a futures candle that contradicts itself are dropped but for the close', () => {
    const wrong = candle('2026-01-15', 4600, 4590, 4500, 4620);
    expect(check('GOLD', [wrong])).toEqual([{ ...wrong, open: null, high: null, low: null }]);
    expect(check('GOLD', [wrong, wrong])).toHaveLength(1);
  });
});

describe('steps', () => {
  it.each([100, 1000, 0.01, 0.001])('of %d times are a change of unit', (factor) => {
    const start = factor > 1 ? 20 : 20_000;
    const bars = [bar('2026-01-14', start), bar('2026-01-15', start * factor * 1.03)];
    expect(faultOf('BTC', bars)).toMatch(
      new RegExp(`is ${factor} times the value before: a change of unit\\?$`),
    );
  });

  it('that are large but no power of ten are news', () => {
    const closes = [0.05, 0.09, 0.9, 45, 2];
    const bars = closes.map((close, index) => bar(day('2010-07-17') + index, close));
    expect(check('BTC', bars)).toEqual(bars);
  });

  it('are not judged where a value may touch zero', () => {
    expect(faultOf('RRP', [value('2026-01-14', 0.001), value('2026-01-15', 1)])).toBe('none');
    expect(faultOf('SOFR', [value('2026-01-14', 0.01), value('2026-01-15', 1)])).toBe('none');
  });

  it('of a fund that halve or double it are a split that was not adjusted for', () => {
    const bars = [bar('2026-01-14', 260), bar('2026-01-15', 130)];
    expect(faultOf('IWM', bars)).toBe(
      'IWM row 3: the price went from 260 to 130 in one session: a split that was not adjusted for?',
    );
    expect(faultOf('IWM', [bar('2026-01-14', 130), bar('2026-01-15', 260)])).toMatch(/split/);
    expect(faultOf('VIX', [bar('2026-01-14', 15), bar('2026-01-15', 32)])).toBe('none');
  });

  it('are judged against the last bar kept', () => {
    const bars = [
      bar('2026-01-13', 50_000),
      bar('2026-01-14', 50_000),
      bar('2026-01-14', 50_000),
      bar('2026-01-15', 500),
    ];
    expect(faultOf('BTC', bars)).toMatch(/^BTC row 5: 500 is 0\.01 times/);
  });
});

describe('checking', () => {
  it('keeps a sound series as it is', () => {
    const anySeries = fc.array(fc.tuple(fc.double({ min: 2000, max: 3000, noNaN: true }), fc.nat(100)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(anySeries, (rows) => {
        const bars = rows.map(([close, reach], index) => ({
          ...bar(day('2024-01-01') + index, close),
          high: close + reach,
          low: close - reach,
        }));
        expect(check('BTC', bars)).toEqual(bars);
      }),
    );
  });

  it('finds one planted fault wherever it is', () => {
    const plants: readonly ((sound: Bar) => Bar)[] = [
      (sound) => ({ ...sound, close: sound.close * 100 }),
      (sound) => ({ ...sound, close: -sound.close }),
      (sound) => ({ ...sound, high: sound.close / 2 }),
      (sound) => ({ ...sound, low: sound.close * 2 }),
      (sound) => ({ ...sound, day: day('2027-01-01') }),
      (sound) => ({ ...sound, day: sound.day - 2 }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...plants), fc.integer({ min: 1, max: 39 }), (plant, position) => {
        const bars = Array.from({ length: 40 }, (_, index) => bar(day('2024-01-01') + index, 2000 + index));
        const planted = bars.map((sound, index) => (index === position ? plant(sound) : sound));
        expect(faultOf('BTC', planted)).toMatch(new RegExp(`^BTC row ${position + 2}: `));
      }),
    );
  });
});
