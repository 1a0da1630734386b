import { describe, expect, it } from 'vitest';
import { traceBreakout } from '../../src/analysis/breakout-machine.ts';
import { watchSupport } from '../../src/analysis/support.ts';
import { barsOf } from './support/weekly.ts';

const BASE = [100, ...Array.from({ length: 52 }, () => 90)];
const weeks = barsOf([...BASE, 102, 102, 103, 104]);
const trace = traceBreakout(weeks);
const confirmedDay = weeks.at(-3)?.day ?? 0;

/** Daily closes from the day of the confirming weekly close on. */
const daily = (closes: readonly number[]) =>
  closes.map((close, index) => ({ day: confirmedDay + index, close }));

describe('support watch', () => {
  it('is held while no daily close since the confirmation is below it', () => {
    expect(watchSupport(trace, daily([102, 98.5, 98, 104]), 98)).toEqual({
      level: 98,
      isHeld: true,
      sinceDay: confirmedDay,
      lowestClose: { close: 98, day: confirmedDay + 2 },
    });
  });

  it('is lost by one daily close below it, even when the weeks never show it', () => {
    expect(watchSupport(trace, daily([102, 97.99, 104]), 98)).toMatchObject({ isHeld: false });
  });

  it('does not count days before the confirmation', () => {
    const earlier = { day: confirmedDay - 1, close: 50 };
    expect(watchSupport(trace, [earlier, ...daily([102, 104])], 98)).toMatchObject({
      isHeld: true,
      lowestClose: { close: 102, day: confirmedDay },
    });
  });

  it('watches 2,400 unless told otherwise', () => {
    expect(watchSupport(trace, daily([102]))).toMatchObject({ level: 2_400, isHeld: false });
  });

  it('counts from the last confirmation, not from the first', () => {
    const again = barsOf([...BASE, 102, 102, 98, 98, 102, 102, 104]);
    expect(watchSupport(traceBreakout(again), [], 90).sinceDay).toBe(again.at(-2)?.day);
  });

  it('has nothing to hold before a breakout of the level in force, or without any level', () => {
    const nothing = { level: 98, isHeld: null, sinceDay: null, lowestClose: null };
    expect(watchSupport(traceBreakout(barsOf([...BASE, 102])), daily([90]), 98)).toEqual(nothing);
    expect(watchSupport([], daily([90]), 98)).toEqual(nothing);
    const reset = [...BASE, 102, 110, ...Array.from({ length: 52 }, () => 103)];
    expect(watchSupport(traceBreakout(barsOf(reset)), daily([90]), 98)).toEqual(nothing);
  });
});
