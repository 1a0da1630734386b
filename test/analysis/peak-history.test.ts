import { expect, test } from 'vitest';
import type { PeakEpisode } from '../../src/analysis/peak-episodes.ts';
import { summarizeEpisodes, summarizeTiming } from '../../src/analysis/peak-history.ts';
import { PEAK_WEEKS } from './support/synthetic.ts';

function episode(weeksToPeak: number, gain: number, weeksToDeathCross = 20): PeakEpisode {
  return {
    cross: {
      index: 0,
      week: 0,
      day: 0,
      close: 1,
      direction: 'golden',
      macd: 0,
      isBelowZero: false,
      isMarginal: false,
    },
    weeksToPeak,
    gain,
    weeksToDeathCross,
    hasFailed: gain < 0.05,
    isClustered: false,
  };
}

test('timing gives the reference median, quartiles, exact interval and Wilson share', () => {
  const timing = summarizeTiming(PEAK_WEEKS.map((weeksToPeak) => ({ weeksToPeak })));
  expect(timing).toMatchObject({
    n: 26,
    median: 9.5,
    q1: 1.5,
    q3: 18.5,
    medianInterval: { low: 3, high: 17 },
    inWindow: { k: 1, n: 26 },
  });
  expect(timing.inWindow.low).toBeCloseTo(0.006821984994, 11);
  expect(timing.inWindow.high).toBeCloseTo(0.18892778903, 11);
});

test('the mean of winners reproduces the origin of "18 to 19 weeks"', () => {
  // Peak weeks and gains of METHOD 2.2's table: 18.5 with a standard deviation of 11.6 over 15 winners.
  const winners: [number, number][] = [
    [7, 12.16],
    [40, 1.39],
    [12, 10.41],
    [7, 6.2],
    [13, 0.81],
    [3, 0.45],
    [17, 0.78],
    [36, 15.11],
    [25, 2.14],
    [15, 0.34],
    [25, 4.24],
    [12, 0.33],
    [35, 0.25],
    [22, 1.07],
    [8, 0.51],
  ];
  const others: [number, number][] = [
    [0, 0],
    [3, 0.07],
    [19, 0.19],
    [1, 0.08],
    [11, 0.15],
  ];
  const history = summarizeEpisodes([...winners, ...others].map(([weeks, gain]) => episode(weeks, gain)));
  expect(history.winners?.n).toBe(15);
  expect(history.winners?.mean).toBeCloseTo(18.5, 1);
  expect(history.winners?.standardDeviation).toBeCloseTo(11.6, 1);
});

test('failures, gains and lengths are summarised beside the timing', () => {
  const history = summarizeEpisodes([episode(1, 0, 2), episode(2, 0.1, 4), episode(3, 0.3, 9)]);
  expect(history).toMatchObject({
    failures: { k: 1, n: 3 },
    gain: { n: 3, median: 0.1 },
    weeksToDeathCross: { median: 4, q1: 3, q3: 6.5 },
    winners: null,
    medianInterval: null,
  });
});

test('without episodes everything is missing and nothing is zero', () => {
  const empty = { n: 0, median: null, q1: null, q3: null };
  const none = { k: 0, n: 0, low: null, high: null };
  expect(summarizeEpisodes([])).toEqual({
    ...empty,
    medianInterval: null,
    inWindow: none,
    failures: none,
    gain: empty,
    weeksToDeathCross: empty,
    winners: null,
  });
});
