import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOMINANCE_NEEDED_WEEKS, readDominance } from '../../src/analysis/dominance.ts';
import { barsOf, walks } from './support/weekly.ts';

const line = (from: number, step: number, weeks: number) =>
  Array.from({ length: weeks }, (_, i) => from + step * i);

/** EMA written out: seeded with the mean of its first values. */
function naiveEma(closes: readonly number[], period: number): number[] {
  const seed = closes.slice(0, period).reduce((sum, close) => sum + close, 0) / period;
  const averages = [seed];
  for (const close of closes.slice(period)) {
    const previous = averages.at(-1) ?? Number.NaN;
    averages.push(previous + (2 / (period + 1)) * (close - previous));
  }
  return averages;
}

describe('dominance', () => {
  it('changes in percentage points over 4 and 13 weeks', () => {
    const reading = readDominance(barsOf(line(40, 0.5, 20), 1_000));
    expect(reading).toMatchObject({
      week: 1_019,
      value: 49.5,
      change4w: 2,
      change13w: 6.5,
      trend: 'rising',
      turn: null,
    });
  });

  it('turns in the week in which the short average crosses the long one', () => {
    const closes = [...line(40, 0.5, 30), ...line(54, -0.5, 20)];
    const weeks = barsOf(closes, 1_000);
    const slow = naiveEma(closes, 13);
    const fast = naiveEma(closes, 4).slice(-slow.length);
    const firstBelow = slow.findIndex((value, index) => (fast[index] ?? 0) < value) + 12;
    const reading = readDominance(weeks);
    expect(reading.turn).toEqual({ week: 1_000 + firstBelow, weeksAgo: 49 - firstBelow, to: 'falling' });
    expect(reading.trend).toBe('falling');
    const back = readDominance(barsOf([...closes, ...line(45, 0.7, 20)], 1_000));
    expect(back.turn?.to).toBe('rising');
    expect(back.turn?.week).toBeGreaterThan(1_049);
  });

  it('is flat where the averages are level', () => {
    expect(readDominance(barsOf(line(50, 0, 20)))).toMatchObject({ trend: 'flat', turn: null, change13w: 0 });
  });

  it('has turned no more often than its averages changed sides, and never by a later week', () => {
    fc.assert(
      fc.property(walks({ min: DOMINANCE_NEEDED_WEEKS, max: 60 }), (closes) => {
        const weeks = barsOf(closes);
        const { turn, trend } = readDominance(weeks);
        if (turn === null) return;
        expect(turn.to === trend || trend === 'flat').toBe(true);
        const atTurn = readDominance(weeks.filter(({ week }) => week <= turn.week));
        expect(atTurn.turn).toEqual({ week: turn.week, weeksAgo: 0, to: turn.to });
      }),
    );
  });

  it('refuses fewer than fourteen weeks', () => {
    expect(() => readDominance(barsOf(line(50, 1, 13)))).toThrow(RangeError);
  });
});
