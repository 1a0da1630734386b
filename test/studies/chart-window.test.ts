import { describe, expect, it } from 'vitest';
import { selectWindow } from '../../src/studies/chart-window.ts';

const MONDAYS = 7;
/** Weeks that end on Fridays, valued by their index. */
const weeks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    week: 2000 + index,
    day: 14_008 + MONDAYS * index,
    close: index,
  }));
const lastDay = (count: number) => 14_008 + MONDAYS * (count - 1);

describe('the window of a chart', () => {
  it('begins with the first week that ends inside the range', () => {
    const window = selectWindow(weeks(300), 'equity', { range: '1y', today: lastDay(300) });
    expect(window.first).toBe(300 - 53);
    expect(window.indices).toHaveLength(53);
    expect(selectWindow(weeks(300), 'equity', { range: 'max', today: lastDay(300) }).first).toBe(0);
  });

  it('is empty where the weeks end before the range, instead of showing them all', () => {
    const window = selectWindow(weeks(300), 'equity', { range: '6m', today: lastDay(400) });
    expect(window).toMatchObject({ first: 300, indices: [] });
    expect(window.line((index) => index)).toEqual([]);
  });

  it('puts equity weeks on their last session, crypto weeks on their Sunday', () => {
    const options = { range: 'max', today: lastDay(2) } as const;
    const [first] = selectWindow(weeks(2), 'equity', options).line((index) => index);
    const [onSunday] = selectWindow(weeks(2), 'utc', options).line(() => null);
    expect(first).toEqual([14_008 * 86_400_000, 0]);
    expect(onSunday).toEqual([(2000 * 7 + 4 + 6) * 86_400_000, null]);
  });

  it('keeps the weeks it is told to when it thins', () => {
    const keep = [601, 733];
    const window = selectWindow(weeks(900), 'equity', { range: 'max', today: lastDay(900), keep });
    expect(window.indices.length).toBeLessThanOrEqual(260);
    expect(window.indices).toEqual(expect.arrayContaining([0, 601, 733, 899]));
  });
});
