import { describe, expect, it } from 'vitest';
import { describeDataDoubts } from '../../src/chat/data-doubts.ts';
import type { Bar } from '../../src/market/bar.ts';
import { asOfDate, dailyBars, day, fakeMarket } from '../fakes/market.ts';

const doubts = (series: NonNullable<Parameters<typeof fakeMarket>[0]>['series'], date = '2026-01-18') =>
  describeDataDoubts(fakeMarket({ series: series ?? {} }).asOf(asOfDate(date)), ['BTC', 'IWM', 'TGA']);

/** Daily bars to a date, times `factor` from a day on. */
const scaledSince = (since: string, factor: number, to: string) => {
  const bars = dailyBars('2025-01-01', to);
  const start = bars.findIndex((bar) => bar.day >= day(since));
  return [...bars.slice(0, start), ...bars.slice(start).map((bar) => withClose(bar, bar.close * factor))];
};
const withClose = (bar: Bar, close: number): Bar => ({ ...bar, close });

describe('what is doubtful in an answer’s data', () => {
  it('is nothing in clean series and in those that are absent', () => {
    expect(doubts({ BTC: dailyBars('2025-01-01', '2026-01-18') })).toEqual([]);
  });

  it('is a last week with more than two days missing, by its own series', () => {
    const gap = dailyBars('2025-01-01', '2026-01-18').filter(
      (bar) => bar.day < day('2026-01-13') || bar.day > day('2026-01-16'),
    );
    expect(doubts({ BTC: gap })).toEqual(['Degraded: BTC misses days of the week to 18 Jan 2026.']);
  });

  it('is a move that looks like a split, until nothing of it is seen yet', () => {
    const bars = scaledSince('2025-12-01', 1 / 2, '2026-01-16');
    expect(doubts({ IWM: bars })).toEqual([
      'Doubtful: IWM ×0.51 in the week to 7 Dec 2025, a unit or a split?',
    ]);
    expect(doubts({ IWM: bars }, '2025-11-30')).toEqual([]);
  });

  it('leaves balances alone, which jump lawfully', () => {
    const bars = scaledSince('2025-12-01', 5, '2026-01-14');
    expect(doubts({ TGA: bars })).toEqual([]);
  });
});
