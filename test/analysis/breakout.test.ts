import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyBreakout } from '../../src/analysis/breakout.ts';
import { DataError } from '../../src/lib/errors.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars, toEquityWeeks } from './support/reference-series.ts';
import { barsOf, changeBars, seriesOf, walks } from './support/weekly.ts';

const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);
const HISTORY = [...repeat(90, 50), 100, ...repeat(90, 69), 102, 103];

describe('breakout study', () => {
  it('tells the state, its age and the distance to the level', () => {
    const study = studyBreakout(seriesOf(barsOf(HISTORY, 0)), []);
    expect(study).toMatchObject({
      week: 121,
      close: 103,
      state: 'CONFIRMED',
      weeksInState: 0,
      isBlueSky: true,
    });
    expect(study).toMatchObject({ level: { close: 100, week: 50 }, allTimeHigh: { close: 103, week: 121 } });
    expect(study.distance?.ratio).toBeCloseTo(0.03, 12);
    expect(study.distance?.atr).toBeCloseTo(3 / (study.atr ?? Number.NaN), 12);
    expect(study.events).toHaveLength(1);
    expect(study.support).toMatchObject({ level: 2_400, isHeld: false });
  });

  it('keeps an earlier all-time high in a week that does not exceed it', () => {
    const study = studyBreakout(seriesOf(barsOf([...HISTORY, 101], 0)), [], 95);
    expect(study).toMatchObject({
      state: 'RETEST',
      isBlueSky: false,
      allTimeHigh: { close: 103, week: 121 },
    });
    expect(study.support).toMatchObject({ level: 95, isHeld: true });
  });

  it('tells no level, state or distance while no record has stood a year', () => {
    const rising = Array.from({ length: 110 }, (_, week) => 100 + week);
    expect(studyBreakout(seriesOf(barsOf(rising)), [])).toMatchObject({
      level: null,
      state: null,
      weeksInState: null,
      distance: null,
      isBlueSky: true,
    });
  });

  it('tells no distance in average true ranges without highs and lows, or when they never move', () => {
    const closesOnly = changeBars(barsOf(HISTORY), () => ({ high: null, low: null }));
    expect(studyBreakout(seriesOf(closesOnly), []).distance).toEqual({
      ratio: expect.closeTo(0.03),
      atr: null,
    });
    const still = changeBars(barsOf(repeat(90, 120)), () => ({ high: 90, low: 90 }));
    expect(studyBreakout(seriesOf(still), [])).toMatchObject({ atr: 0, distance: { ratio: 0, atr: null } });
  });

  it('refuses less than 104 weeks, a missing last week, and a gap in the newest five years', () => {
    const bars = barsOf(HISTORY, 0);
    expect(() => studyBreakout(seriesOf(bars.slice(0, 103)), [])).toThrow(DataError);
    expect(() => studyBreakout({ ...seriesOf(bars), lastClosedWeek: 122 }, [])).toThrow(
      /RUT .*last closed week/,
    );
    const holed = bars.filter(({ week }) => week !== 60);
    expect(() => studyBreakout(seriesOf(holed), [])).toThrow(DataError);
    expect(() => studyBreakout(seriesOf([]), [])).toThrow(DataError);
  });

  it('forgives a gap older than five years', () => {
    const long = barsOf([...repeat(90, 20), ...HISTORY, ...repeat(95, 240)], 0);
    const holed = long.filter(({ week }) => week !== 10);
    expect(studyBreakout(seriesOf(holed), []).week).toBe(long.at(-1)?.week);
  });

  it('refuses a close that is not a positive number', () => {
    const broken = changeBars(barsOf(HISTORY), (_, index) => (index === 3 ? { close: Number.NaN } : {}));
    expect(() => studyBreakout(seriesOf(broken), [])).toThrow(RangeError);
  });

  it('sees the same trace, level and state from the data up to a week as from all data', () => {
    fc.assert(
      fc.property(walks({ min: 180, max: 220 }), fc.integer({ min: 110, max: 179 }), (closes, cut) => {
        const bars = barsOf(closes, 0);
        const study = studyBreakout(seriesOf(bars.slice(0, cut + 1)), []);
        const later = studyBreakout(seriesOf(bars), []).trace.filter(({ week }) => week <= cut);
        expect(study.trace).toEqual(later);
        expect(study.state).toBe(later.at(-1)?.state ?? null);
        expect(study.allTimeHigh.close).toBe(Math.max(...closes.slice(0, cut + 1)));
      }),
      { numRuns: 50 },
    );
  });
});

describeWithReference('breakout study of the Russell 2000', (dir) => {
  function studyAsOf(date: string) {
    const day = dayFrom(date);
    const bars = readReferenceBars(dir, 'RUT', day);
    return studyBreakout(toEquityWeeks('RUT', bars, day), bars);
  }

  it('as of 2026-01-16 is confirmed for 6 weeks over the record of 2021, in blue sky', () => {
    const study = studyAsOf('2026-01-16');
    expect(study).toMatchObject({ close: 2677.74, state: 'CONFIRMED', weeksInState: 6, isBlueSky: true });
    expect(formatDay(study.day)).toBe('2026-01-16');
    expect(study.level?.close).toBe(2437.0801);
    expect(formatDay(study.level?.day ?? 0)).toBe('2021-11-05');
    expect(study.allTimeHigh).toMatchObject({ close: 2677.74, day: study.day });
    expect(study.distance?.ratio).toBeCloseTo(2677.74 / 2437.0801 - 1, 12);
    expect(study.support.isHeld).toBe(true);
    expect(formatDay(study.support.sinceDay ?? 0)).toBe('2025-12-05');
  });

  it('as of 2026-06-26 has held 2,400, lowest at 2,414.01 on 2026-03-30', () => {
    const { support } = studyAsOf('2026-06-26');
    expect(support).toMatchObject({ level: 2_400, isHeld: true, lowestClose: { close: 2414.01 } });
    expect(formatDay(support.lowestClose?.day ?? 0)).toBe('2026-03-30');
  });

  it('as of 2025-11-21 had failed, and 2,400 with it', () => {
    expect(studyAsOf('2025-11-21')).toMatchObject({ state: 'FAILED', support: { isHeld: false } });
  });
});
