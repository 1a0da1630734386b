import { describe, expect, it } from 'vitest';
import { describeDataDoubts } from '../../src/chat/data-doubts.ts';
import { asOfDate, dailyBars, day, fakeMarket } from '../fakes/market.ts';

const doubts = (series: NonNullable<Parameters<typeof fakeMarket>[0]>['series'], date = '2026-01-18') =>
  describeDataDoubts(fakeMarket({ series: series ?? {} }).asOf(asOfDate(date)), ['BTC', 'IWM', 'TGA']);

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
    const bars = dailyBars('2025-01-01', '2026-01-16').map((bar) =>
      bar.day >= day('2025-12-01') ? { ...bar, close: bar.close / 2 } : bar,
    );
    expect(doubts({ IWM: bars })).toEqual([
      'Doubtful: IWM ×0.51 in the week to 7 Dec 2025, a unit or a split?',
    ]);
    expect(doubts({ IWM: bars }, '2025-11-30')).toEqual([]);
  });

  it('leaves balances alone, which jump lawfully', () => {
    const bars = dailyBars('2025-01-01', '2026-01-14').map((bar) =>
      bar.day >= day('2025-12-01') ? { ...bar, close: bar.close * 5 } : bar,
    );
    expect(doubts({ TGA: bars })).toEqual([]);
  });
});
