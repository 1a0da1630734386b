import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BreakoutEvent,
  findBreakoutEvents,
  measureReturnsAfter,
} from '../../src/analysis/breakout-events.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars, toEquityWeeks } from './support/reference-series.ts';
import { barsOf, valuesOf, walks } from './support/weekly.ts';

const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);

/** A record in week 50, exceeded in week 120 after a base of 70 weeks. */
const HISTORY = [...repeat(90, 50), 100, ...repeat(90, 69), 102];

describe('breakout events', () => {
  it('are record closes after a base of at least 52 weeks', () => {
    const [event, ...others] = findBreakoutEvents(barsOf([...HISTORY, 103, 104], 0));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ week: 120, close: 102, baseWeeks: 70, exceeded: { week: 50, close: 100 } });
  });

  it('need a base of 52 weeks, not of 51', () => {
    const baseOf = (weeks: number) => [...repeat(90, 100), 100, ...repeat(90, weeks - 1), 102];
    expect(findBreakoutEvents(barsOf(baseOf(51)))).toEqual([]);
    expect(findBreakoutEvents(barsOf(baseOf(52)))).toHaveLength(1);
  });

  it('need two years of history behind them', () => {
    const early = (weeks: number) => [100, ...repeat(90, weeks - 1), 102];
    expect(findBreakoutEvents(barsOf(early(103)))).toEqual([]);
    expect(findBreakoutEvents(barsOf(early(104)))).toHaveLength(1);
  });

  it('tell what followed only when its time is over', () => {
    const after = [...repeat(101, 5), 97, ...repeat(110, 7)];
    const [event] = findBreakoutEvents(barsOf([...HISTORY, ...after], 0));
    expect(event?.lowestAfter).toBeCloseTo(-0.03, 12);
    expect(event?.returns[13]).toBeCloseTo(110 / 102 - 1, 12);
    expect(event?.returns).toMatchObject({ 26: null, 52: null });
    const [young] = findBreakoutEvents(barsOf([...HISTORY, ...after.slice(0, -1)], 0));
    expect(young).toMatchObject({ lowestAfter: null, returns: { 13: null } });
  });

  it('count their own close among the lowest, so a level never closed under again stays above zero', () => {
    const [event] = findBreakoutEvents(barsOf([...HISTORY, ...repeat(120, 13)]));
    expect(event?.lowestAfter).toBeCloseTo(0.02, 12);
  });

  it('known at a week are the same whatever follows', () => {
    fc.assert(
      fc.property(walks({ min: 220, max: 260 }), fc.nat(219), (closes, cut) => {
        const weeks = barsOf(closes);
        const identify = (events: ReturnType<typeof findBreakoutEvents>) =>
          events
            .filter(({ week }) => week <= 1_000 + cut)
            .map(({ week, baseWeeks, exceeded }) => ({ week, baseWeeks, exceeded }));
        expect(identify(findBreakoutEvents(weeks.slice(0, cut + 1)))).toEqual(
          identify(findBreakoutEvents(weeks)),
        );
      }),
    );
  });
});

describe('returns after a week', () => {
  it('are ratios by week index, over whatever horizons are asked for', () => {
    const values = valuesOf([100, 110, 90], 7);
    expect(measureReturnsAfter(values, 7, [1, 2, 3])).toEqual({
      1: expect.closeTo(0.1, 12),
      2: expect.closeTo(-0.1, 12),
      3: null,
    });
  });

  it('are missing from a week without a value', () => {
    expect(measureReturnsAfter(valuesOf([100, 110], 7), 6, [1])).toEqual({ 1: null });
  });
});

describeWithReference('breakout events of the Russell 2000', (dir) => {
  let events: readonly BreakoutEvent[] = [];
  beforeAll(() => {
    const lastDay = dayFrom('2026-06-26');
    const { closed } = toEquityWeeks('RUT', readReferenceBars(dir, 'RUT', lastDay), lastDay);
    events = findBreakoutEvents(closed);
  });

  it('are the nine of METHOD 3.3 with their bases', () => {
    expect(events.map(({ day, baseWeeks }) => `${formatDay(day)} ${baseWeeks}`)).toEqual([
      '1991-10-18 106',
      '1995-06-02 63',
      '1999-12-31 89',
      '2004-11-05 243',
      '2011-04-29 198',
      '2013-01-04 88',
      '2016-11-18 74',
      '2020-11-13 115',
      '2025-09-19 202',
    ]);
  });

  it('were followed by the lows and returns that METHOD 3.3 prints', () => {
    const percent = (ratio: number | null | undefined) =>
      ratio == null ? null : Math.round(ratio * 1000) / 10;
    expect(events.slice(0, 8).map(({ lowestAfter }) => percent(lowestAfter))).toEqual([
      -2.4, 0.4, 0.3, 0.1, -8.9, 1.6, 2.3, 0.2,
    ]);
    const rounded = events.map(({ returns }) =>
      [13, 26, 52].map((weeks) => {
        const ratio = returns[weeks];
        return ratio == null ? 'n.a.' : (100 * ratio).toFixed(0).replace('-0', '0');
      }),
    );
    expect(rounded.map((row) => row.join('/'))).toEqual([
      '12/8/4',
      '12/14/33',
      '7/2/-4',
      '5/-1/9',
      '-8/-12/-5',
      '5/14/32',
      '6/4/13',
      '31/28/38',
      '3/0/n.a.',
    ]);
  });
});
