import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPeakWindow, readPeaks } from '../../src/analysis/peak-reading.ts';
import { formatDay, parseDay } from '../../src/market/days.ts';
import { weekOfDay } from '../../src/market/weeks.ts';
import { describeWithReference } from '../reference.ts';
import { arbitraryPrefix } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { readReferenceWeeks, weeksOf } from './support/weekly-bars.ts';

const readTo = (length: number) => readPeaks(weeksOf(syntheticCloses.slice(0, length)), 'utc');

describe('the status on the synthetic series', () => {
  test('is no-cross before the first golden cross', () => {
    expect(readTo(67)).toMatchObject({
      status: 'no-cross',
      cross: null,
      weekNumber: null,
      window: null,
      soFar: null,
      survivors: null,
    });
  });

  test.each([
    [68, 0, 'running'],
    [85, 17, 'running'],
    [86, 18, 'in-window'],
    [87, 19, 'in-window'],
    [88, 20, 'passed'],
    [97, 29, 'passed'],
  ])('after %i weeks is week %i of the cross at index 67: %s', (length, weekNumber, status) => {
    expect(readTo(length)).toMatchObject({ weekNumber, status, cross: { index: 67 } });
  });

  test('is ended from the death cross on, the week number still counting from the golden one', () => {
    expect(readTo(98)).toMatchObject({
      status: 'ended',
      weekNumber: 30,
      cross: { index: 67 },
      soFar: null,
      survivors: null,
      history: { n: 1 },
    });
    expect(readTo(131)).toMatchObject({ status: 'ended', weekNumber: 27, cross: { index: 103 } });
  });

  test('names the highest close so far while the episode is open', () => {
    const highest = Math.max(...syntheticCloses.slice(67, 90));
    const { soFar } = readTo(90);
    expect(soFar?.gain).toBeCloseTo(highest / (syntheticCloses[67] ?? 0) - 1, 13);
    expect(syntheticCloses[67 + (soFar?.weeksToPeak ?? -1)]).toBe(highest);
  });

  test('compares an open episode with those that lasted longer only', () => {
    const reading = readTo(160);
    expect(reading).toMatchObject({ status: 'passed', weekNumber: 27 });
    expect(reading.history.n).toBe(3);
    expect(reading.survivors).toMatchObject({ n: 1, median: 25 });
    expect(readTo(136).survivors).toMatchObject({ n: 2 });
  });
});

test('the two horizons carry timing and base rate side by side', () => {
  const { horizons } = readTo(160);
  expect(horizons).toMatchObject([
    { horizonWeeks: 26, timing: { n: 4, median: 16.5, q1: 7, q3: 25 }, baseRate: { n: 100, median: 24 } },
    { horizonWeeks: 52, timing: { n: 3, median: 52 }, baseRate: { n: 74, median: 46 } },
  ]);
});

test('the window ends on Sundays for crypto and on Fridays for an exchange', () => {
  const week = weekOfDay(parseDay('2026-04-19') ?? 0);
  const dates = (calendar: 'utc' | 'equity'): string[] => {
    const { fromDay, toDay } = findPeakWindow(week, calendar);
    return [formatDay(fromDay), formatDay(toDay)];
  };
  expect(dates('utc')).toEqual(['2026-08-23', '2026-08-30']);
  expect(dates('equity')).toEqual(['2026-08-21', '2026-08-28']);
  expect(findPeakWindow(week, 'utc').weeks).toEqual([18, 19]);
});

test('a history too short for any MACD is a study without crosses', () => {
  expect(readTo(20)).toMatchObject({ status: 'no-cross', history: { n: 0 }, baseRate: { n: 0 } });
});

test('what a study said never changes when later weeks arrive', () => {
  fc.assert(
    fc.property(arbitraryPrefix(40, 140), ({ closes, seen }) => {
      const early = readPeaks(weeksOf(closes.slice(0, seen)), 'utc');
      const late = readPeaks(weeksOf(closes), 'utc');
      const ended = late.episodes.filter(
        ({ cross, weeksToDeathCross }) => cross.index + weeksToDeathCross < seen,
      );
      expect(early.episodes).toEqual(ended);
      expect(early.history.n).toBe(ended.length);
      expect(early.baseRate.n).toBeLessThanOrEqual(late.baseRate.n);
    }),
    { numRuns: 50 },
  );
});

describeWithReference('the peak study of Bitcoin in the reference folder', (dir) => {
  const reading = () => readPeaks(readReferenceWeeks(dir, 'BTC', '2026-04-19'), 'utc');

  test('as of 2026-04-20 gives the reference answer', () => {
    const { window, history, ...rest } = reading();
    expect(rest).toMatchObject({
      status: 'running',
      weekNumber: 0,
      cross: { close: 73856.352, isBelowZero: true },
    });
    expect([formatDay(window?.fromDay ?? 0), formatDay(window?.toDay ?? 0)]).toEqual([
      '2026-08-23',
      '2026-08-30',
    ]);
    expect(history).toMatchObject({
      n: 24,
      median: 11.5,
      q1: 2.5,
      q3: 19.75,
      inWindow: { k: 1, n: 24 },
      failures: { k: 5, n: 24 },
    });
    expect(history.inWindow.low).toBeCloseTo(0.00739346, 8);
    expect(history.inWindow.high).toBeCloseTo(0.20241806, 8);
  });

  test('as of 2026-04-20 agrees with an independent study in R', () => {
    const { history, baseRate, horizons, episodes } = reading();
    expect(episodes.map(({ weeksToPeak }) => weeksToPeak)).toEqual([
      8, 39, 17, 11, 3, 19, 13, 0, 3, 17, 36, 0, 0, 25, 1, 15, 25, 12, 0, 35, 0, 22, 8, 11,
    ]);
    expect(episodes.map(({ weeksToDeathCross }) => weeksToDeathCross)).toEqual([
      16, 44, 27, 21, 8, 28, 17, 1, 10, 21, 43, 1, 8, 28, 6, 22, 27, 15, 3, 43, 5, 27, 16, 16,
    ]);
    expect(history.gain.median).toBeCloseTo(0.39403128529404241, 12);
    expect(history.weeksToDeathCross).toMatchObject({ median: 16.5, q1: 8, q3: 27 });
    expect(history.winners?.mean).toBeCloseTo(19.066666666666666, 12);
    expect(history.winners?.standardDeviation).toBeCloseTo(11.009519690228263, 12);
    expect(baseRate).toMatchObject({ n: 755, median: 9 });
    expect(baseRate.inWindow).toBeCloseTo(0.039735099337748346, 14);
    expect(horizons).toMatchObject([
      {
        timing: { n: 24, median: 14.5, q1: 3, q3: 23.5, inWindow: { k: 1 } },
        baseRate: { n: 763, median: 16 },
      },
      {
        timing: { n: 23, median: 46, q1: 23.5, q3: 50.5, inWindow: { k: 0 } },
        baseRate: { n: 737, median: 39 },
      },
    ]);
  });
});
