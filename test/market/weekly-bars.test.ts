import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import { formatDay } from '../../src/market/days.ts';
import { createMarket } from '../../src/market/market.ts';
import { bar, day, endOf, memoryReader } from './memory-reader.ts';

const candle = (date: string, open: number, high: number, low: number, close: number): Bar => ({
  day: day(date),
  open,
  high,
  low,
  close,
  volume: 1,
});

const weeklyOf = (id: 'RUT' | 'BTC' | 'OTHERS', bars: readonly Bar[], date: string) =>
  createMarket(memoryReader({ [id]: bars }))
    .asOf(endOf(date))
    .weekly(id);

describe('a weekly bar', () => {
  it('opens with its first session, closes with its last, and spans all of them', () => {
    const bars = [
      candle('2026-01-12', 10, 14, 9, 12),
      candle('2026-01-13', 12, 19, 11, 18),
      candle('2026-01-15', 18, 18.5, 7, 8),
    ];
    expect(weeklyOf('RUT', bars, '2026-01-18').closed).toEqual([
      {
        week: 2923,
        day: day('2026-01-15'),
        open: 10,
        high: 19,
        low: 7,
        close: 8,
        sessions: 3,
        isDegraded: false,
      },
    ]);
  });

  it('has no high or low when one session’s is unknown', () => {
    const bars = [candle('2026-01-12', 10, 14, 9, 12), { ...bar('2026-01-13', 13), high: null, open: null }];
    expect(weeklyOf('RUT', bars, '2026-01-18').closed[0]).toMatchObject({ open: 10, high: null, low: 9 });
    expect(weeklyOf('RUT', bars.toReversed(), '2026-01-18').closed[0]).toMatchObject({ high: null });
  });

  it('is missing, not made up, where a week has no bar', () => {
    const bars = [bar('2025-12-31', 1), bar('2026-01-12', 2)];
    const { closed, lastClosedWeek } = weeklyOf('RUT', bars, '2026-01-25');
    expect(closed.map((week) => week.week)).toEqual([2921, 2923]);
    expect(lastClosedWeek).toBe(2924);
  });

  it('ends before Friday where the exchange did', () => {
    const bars = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02'].map((date) => bar(date, 2500));
    const { closed } = weeklyOf('RUT', bars, '2026-04-04');
    expect(closed.map((week) => [formatDay(week.day), week.sessions])).toEqual([['2026-04-02', 4]]);
  });

  it('is degraded with three crypto days missing and not with two', () => {
    const week = Array.from({ length: 7 }, (_, index) => bar(day('2026-01-12') + index, 100));
    expect(weeklyOf('BTC', week.slice(2), '2026-01-18').closed[0]?.isDegraded).toBe(false);
    expect(weeklyOf('BTC', week.slice(3), '2026-01-18').closed[0]?.isDegraded).toBe(true);
    expect(weeklyOf('BTC', week.slice(0, 4), '2026-01-18').closed[0]?.isDegraded).toBe(true);
  });

  it('counts only days gone by as missing while the week runs', () => {
    const week = Array.from({ length: 5 }, (_, index) => bar(day('2026-01-12') + index, 100));
    expect(weeklyOf('BTC', week.slice(0, 2), '2026-01-13').open?.isDegraded).toBe(false);
    expect(weeklyOf('BTC', [...week.slice(0, 1), ...week.slice(4)], '2026-01-16').open?.isDegraded).toBe(
      true,
    );
  });

  it('is never degraded in a series that has one value a week', () => {
    expect(weeklyOf('OTHERS', [bar('2026-01-18', 2e11)], '2026-01-18').closed[0]?.isDegraded).toBe(false);
  });

  it('includes the first week of a history although it is partial', () => {
    const bars = [bar('2026-01-10', 1), bar('2026-01-11', 2), bar('2026-01-12', 3)];
    expect(weeklyOf('BTC', bars, '2026-01-12').closed).toMatchObject([
      { sessions: 2, close: 2, isDegraded: true },
    ]);
  });
});
