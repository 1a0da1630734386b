import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakoutState, traceBreakout } from '../../src/analysis/breakout-machine.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars, toEquityWeeks } from './support/reference-series.ts';
import { barsOf, walks } from './support/weekly.ts';

/** A record at 100, then 52 lower weeks: the level stands when the closes under test begin. */
const BASE = [100, ...Array.from({ length: 52 }, () => 90)];

function statesAfterBase(closes: readonly number[]): (BreakoutState | undefined)[] {
  const trace = traceBreakout(barsOf([...BASE, ...closes]));
  return trace.slice(-closes.length).map(({ state }) => state);
}

describe('breakout machine', () => {
  it('tells nothing before a record has stood 52 weeks, and BELOW when it has', () => {
    expect(traceBreakout(barsOf(BASE.slice(0, -1)))).toEqual([]);
    const trace = traceBreakout(barsOf(BASE, 500));
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({
      week: 552,
      state: 'BELOW',
      sinceWeek: 552,
      level: { close: 100, week: 500 },
    });
  });

  it('judges the week in which a level comes into force against that level', () => {
    const [first] = traceBreakout(barsOf([...BASE.slice(0, -1), 99.5]));
    expect(first?.state).toBe('TESTING');
  });

  it('is TESTING within one percent of the level, both bounds included', () => {
    expect(statesAfterBase([98.9, 99, 100, 101])).toEqual(['BELOW', 'TESTING', 'TESTING', 'TESTING']);
  });

  it('is PENDING after one close above the margin and CONFIRMED after two in a row', () => {
    expect(statesAfterBase([101.1, 101.1])).toEqual(['PENDING', 'CONFIRMED']);
    expect(statesAfterBase([101.1, 101, 101.1, 98, 101.1])).toEqual([
      'PENDING',
      'TESTING',
      'PENDING',
      'BELOW',
      'PENDING',
    ]);
  });

  it('is RETEST at or under the margin, HELD when it closes above again, and stays HELD', () => {
    expect(statesAfterBase([102, 102, 103, 101, 99, 101.1, 105, 100.5])).toEqual([
      'PENDING',
      'CONFIRMED',
      'CONFIRMED',
      'RETEST',
      'RETEST',
      'HELD',
      'HELD',
      'RETEST',
    ]);
  });

  it('is FAILED after two closes in a row below the margin, not after one', () => {
    expect(statesAfterBase([102, 102, 98, 99, 98, 98.9])).toEqual([
      'PENDING',
      'CONFIRMED',
      'RETEST',
      'RETEST',
      'RETEST',
      'FAILED',
    ]);
  });

  it('stays FAILED below the margin, and starts over from there', () => {
    expect(statesAfterBase([102, 102, 98, 98, 90, 99.5, 90])).toEqual([
      'PENDING',
      'CONFIRMED',
      'RETEST',
      'FAILED',
      'FAILED',
      'TESTING',
      'BELOW',
    ]);
    expect(statesAfterBase([102, 102, 98, 98, 102, 102]).slice(-2)).toEqual(['PENDING', 'CONFIRMED']);
  });

  it('dates a state by the week that entered it', () => {
    const trace = traceBreakout(barsOf([...BASE, 102, 102, 103, 104], 0));
    expect(trace.at(-1)).toMatchObject({ state: 'CONFIRMED', week: 56, sinceWeek: 54 });
  });

  it('falls back to BELOW when a newer record becomes the level, and counts closes anew', () => {
    const trace = traceBreakout(
      barsOf([...BASE, 102, 110, ...Array.from({ length: 51 }, () => 103), 104, 112, 112]),
    );
    const [before, reset, first, second] = trace.slice(-4);
    expect(before).toMatchObject({ state: 'CONFIRMED', level: { close: 100 } });
    expect(reset).toMatchObject({ state: 'BELOW', level: { close: 110 }, sinceWeek: reset?.week });
    expect([first?.state, second?.state]).toEqual(['PENDING', 'CONFIRMED']);
  });

  it('flags blue sky above every earlier weekly close alone', () => {
    const flags = traceBreakout(barsOf([...BASE, 100, 100.1, 100.1, 100.2])).map(
      ({ isBlueSky }) => isBlueSky,
    );
    expect(flags.slice(-4)).toEqual([false, true, false, true]);
  });

  it('at a week does not depend on later weeks', () => {
    fc.assert(
      fc.property(walks({ min: 150, max: 200 }), fc.nat(149), (closes, cut) => {
        const weeks = barsOf(closes);
        const known = traceBreakout(weeks).filter(({ week }) => week <= 1_000 + cut);
        expect(traceBreakout(weeks.slice(0, cut + 1))).toEqual(known);
      }),
    );
  });
});

/** METHOD 3.2's golden trace, each week's last session with the state after its close. */
const GOLDEN = `
  2025-09-05 BELOW, 2025-09-12 BELOW, 2025-09-19 TESTING, 2025-09-26 TESTING, 2025-10-03 PENDING,
  2025-10-10 BELOW, 2025-10-17 TESTING, 2025-10-24 PENDING, 2025-10-31 CONFIRMED, 2025-11-07 RETEST,
  2025-11-14 RETEST, 2025-11-21 FAILED, 2025-11-28 PENDING, 2025-12-05 CONFIRMED, 2025-12-12 CONFIRMED,
  2025-12-19 CONFIRMED, 2025-12-26 CONFIRMED, 2026-01-02 CONFIRMED, 2026-01-09 CONFIRMED, 2026-01-16 CONFIRMED,
  2026-01-23 CONFIRMED, 2026-01-30 CONFIRMED, 2026-02-06 CONFIRMED, 2026-02-13 CONFIRMED, 2026-02-20 CONFIRMED,
  2026-02-27 CONFIRMED, 2026-03-06 CONFIRMED, 2026-03-13 CONFIRMED, 2026-03-20 RETEST, 2026-03-27 RETEST,
  2026-04-02 HELD, 2026-04-10 HELD`;

describeWithReference('breakout machine on the Russell 2000', (dir) => {
  it('follows the golden trace of METHOD 3.2, every week', () => {
    const lastDay = dayFrom('2026-04-10');
    const { closed } = toEquityWeeks('RUT', readReferenceBars(dir, 'RUT', lastDay), lastDay);
    const trace = traceBreakout(closed).filter(({ day }) => day >= dayFrom('2025-09-05'));
    const states = trace.map(({ day, state }) => `${formatDay(day)} ${state}`);
    expect(states).toEqual(GOLDEN.trim().split(/,\s+/));
    expect(trace.every(({ level }) => level.close === 2437.0801)).toBe(true);
  });
});
