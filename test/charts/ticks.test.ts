import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrawable, valueScale } from '../../src/charts/scale.ts';
import { timeTicks } from '../../src/charts/time-ticks.ts';
import { linearTicks, logTicks } from '../../src/charts/value-ticks.ts';

const DAY = 86_400_000;
const END = Date.UTC(2026, 10, 20);
const textsOver = (days: number): string[] => timeTicks(END - days * DAY, END).map(({ text }) => text);

describe('time ticks', () => {
  it.each([
    [5 * 365, ['2022', '2023', '2024', '2025', '2026']],
    [15 * 365, ['2015', '2020', '2025']],
    [500, ['Oct', '2026', 'Apr', 'Jul', 'Oct']],
    [365, ['2026', 'Apr', 'Jul', 'Oct']],
    [182, ['Jun 2026', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov']],
    [28, ['26 Oct', '2 Nov', '9 Nov', '16 Nov']],
  ])('over %d days are the calendar’s own', (days, texts) => {
    expect(textsOver(days)).toEqual(texts);
  });

  it('are three to seven, ascending and inside, over any span from three days to centuries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) }),
        fc.double({ min: Math.log(3.1), max: Math.log(60_000), noNaN: true }),
        (from, logDays) => {
          const to = from + Math.round(Math.exp(logDays) * DAY);
          const ticks = timeTicks(from, to);
          expect(ticks.length).toBeGreaterThanOrEqual(3);
          expect(ticks.length).toBeLessThanOrEqual(7);
          for (const [i, { at }] of ticks.entries()) {
            expect(at).toBeGreaterThanOrEqual(ticks[i - 1]?.at ?? from);
            expect(at).toBeLessThanOrEqual(to);
          }
        },
      ),
    );
  });

  it('name the first day alone when there is not even a span', () => {
    expect(timeTicks(END, END)).toEqual([{ at: END, text: '20 Nov' }]);
  });
});

describe('value ticks', () => {
  it('on a log axis stand on a round grid', () => {
    expect(logTicks(14_000, 130_000, 5).values).toEqual([15_000, 20_000, 30_000, 50_000, 70_000, 100_000]);
    expect(logTicks(0.8, 12_000, 5).values).toEqual([1, 10, 100, 1000, 10_000]);
    expect(logTicks(50, 180, 4).values).toEqual([50, 70, 100, 150]);
    expect(logTicks(0.2, 1.1, 4).values).toEqual([0.2, 0.3, 0.5, 0.7, 1]);
  });

  it('on a log axis that hardly bends are the linear ones', () => {
    expect(logTicks(100, 180, 5)).toEqual(linearTicks(100, 180, 5));
  });

  it('on a log axis over many decades skip some', () => {
    const { values } = logTicks(1e-20, 1e20, 5);
    expect(values.length).toBeGreaterThanOrEqual(3);
    expect(values.length).toBeLessThanOrEqual(7);
  });

  it('are at least three, inside and ascending', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.integer({ min: 3, max: 6 }),
        (low, span, count) => {
          const { values, step } = linearTicks(low, low + span, count);
          expect(values.length).toBeGreaterThanOrEqual(3);
          expect(step).toBeGreaterThan(0);
          for (const [i, value] of values.entries()) {
            expect(value).toBeGreaterThanOrEqual(values[i - 1] ?? low);
            expect(value).toBeLessThanOrEqual(low + span);
          }
        },
      ),
    );
  });
});

describe('a value scale', () => {
  const options = { range: [600, 0] as const, padding: 0.1 };

  it('shows all values with room around them', () => {
    const scale = valueScale({ ...options, values: [100, 200], isLog: false });
    expect(scale.domain).toEqual([90, 210]);
    expect(scale.toPixel(150)).toBe(300);
  });

  it('keeps equal factors equally far apart when logarithmic', () => {
    const scale = valueScale({ ...options, values: [1, 100], isLog: true });
    expect(scale.toPixel(1) - scale.toPixel(10)).toBeCloseTo(scale.toPixel(10) - scale.toPixel(100), 9);
    expect(scale.holds(0)).toBe(false);
    expect(scale.holds(50)).toBe(true);
  });

  it('runs a constant through the middle', () => {
    for (const constant of [0, 5, -3, 1e80, 1e-150])
      expect(
        valueScale({ ...options, values: [constant, constant], isLog: false }).toPixel(constant),
      ).toBeCloseTo(300, 6);
  });

  it('stands on zero itself when that is the edge and it is asked to', () => {
    expect(valueScale({ ...options, values: [0, 10], isLog: false, isZeroFlush: true }).domain).toEqual([
      0, 11,
    ]);
  });

  it('takes nothing that is not a number for a value', () => {
    expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, 1e200].some(isDrawable)).toBe(false);
    expect(isDrawable(-0)).toBe(true);
  });
});
