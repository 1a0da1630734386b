import { describe, expect, it } from 'vitest';
import { formatDay, isoWeekday } from '../../src/market/days.ts';
import { FOMC_RANGE, findNextMeetings } from '../../src/studies/fomc-dates.ts';
import { day } from '../fakes/market.ts';

const nextAfter = (date: string) => findNextMeetings(day(date)).next.map(formatDay);

describe('the meetings of the Federal Open Market Committee', () => {
  it('are eight a year in the range they are known for, each ending on a Wednesday', () => {
    const { next } = findNextMeetings(day(FOMC_RANGE.from) - 1, 100);
    expect(next).toHaveLength(16);
    expect(next.map(isoWeekday)).toEqual(next.map(() => 3));
    expect(next.filter((meeting) => formatDay(meeting).startsWith('2026'))).toHaveLength(8);
    expect(next.toSorted((a, b) => a - b)).toEqual(next);
  });

  it('count as next until the day they end is over', () => {
    expect(nextAfter('2026-01-27')).toEqual(['2026-01-28', '2026-03-18']);
    expect(nextAfter('2026-01-28')).toEqual(['2026-03-18', '2026-04-29']);
  });

  it('are fewer where the known calendar ends, and none is invented beyond it', () => {
    expect(nextAfter('2026-11-01')).toEqual(['2026-12-09']);
    expect(findNextMeetings(day('2026-12-09'))).toEqual({ next: [], isCovered: true });
    expect(findNextMeetings(day('2026-12-31'))).toEqual({ next: [], isCovered: false });
    expect(findNextMeetings(day('2024-06-01'))).toEqual({ next: [], isCovered: false });
  });
});
