import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossBetween, findCrosses, findZeroLineCrosses, sideOf } from '../../src/analysis/crosses.ts';
import { calculateMacd, type MacdPoint } from '../../src/analysis/macd.ts';
import { arbitraryCloses, arbitraryPrefix } from './support/arbitraries.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { weeksOf } from './support/weekly-bars.ts';

const crossesOf = (closes: readonly number[]) => findCrosses(weeksOf(closes), calculateMacd(closes));

function pointsOf(histograms: readonly (number | null)[], macd = -2): MacdPoint[] {
  return histograms.map((histogram) => ({ macd, signal: null, histogram }));
}

test('the synthetic series crosses where TTR says', () => {
  const indices = (direction: string): number[] =>
    crossesOf(syntheticCloses)
      .filter((cross) => cross.direction === direction)
      .map(({ index }) => index);
  expect(indices('golden')).toEqual([67, 99, 103, 132]);
  expect(indices('death')).toEqual([66, 97, 101, 108]);
});

test('a cross carries its week, day, close, MACD and its side of the zero line', () => {
  const closes = [...syntheticCloses];
  const weeks = weeksOf(closes);
  const [first] = findCrosses(weeks, calculateMacd(closes));
  expect(first).toEqual({
    index: 66,
    week: weeks[66]?.week,
    day: weeks[66]?.day,
    close: closes[66],
    direction: 'death',
    macd: calculateMacd(closes)[66]?.macd,
    isBelowZero: false,
    isMarginal: false,
  });
});

test.each([
  [-1, 1, 'golden'],
  [0, 1, 'golden'],
  [1, -1, 'death'],
  [0, -1, 'death'],
  [-1, 0, null],
  [1, 0, null],
  [1, 2, null],
  [-2, -1, null],
  [0, 0, null],
  [null, 1, null],
  [-1, null, null],
])('a histogram going from %s to %s makes the cross %s', (previous, current, expected) => {
  expect(crossBetween(previous, current)).toBe(expected);
});

test('a histogram that touches zero on its way crosses once, at the week beyond it', () => {
  const weeks = weeksOf([1, 1, 1, 1, 1]);
  expect(findCrosses(weeks, pointsOf([-1, 0, 0, 2, 3])).map(({ index }) => index)).toEqual([3]);
});

test('a week without a signal neither makes a cross nor joins the weeks beside it', () => {
  const weeks = weeksOf([1, 1, 1, 1]);
  expect(findCrosses(weeks, pointsOf([-1, null, 2, -2]))).toMatchObject([{ index: 3, direction: 'death' }]);
});

test('a price that never moves never crosses', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (close) => {
      const closes = Array.from({ length: 120 }, () => close);
      expect(crossesOf(closes)).toEqual([]);
      expect(findZeroLineCrosses(weeksOf(closes), calculateMacd(closes))).toHaveLength(0);
    }),
  );
});

test('crosses follow the definition week by week and alternate between golden and death', () => {
  fc.assert(
    fc.property(arbitraryCloses(40, 150), (closes) => {
      const points = calculateMacd(closes);
      const crosses = crossesOf(closes);
      const byHand = closes.flatMap((_, index) => {
        const [before, now] = [points[index - 1]?.histogram, points[index]?.histogram];
        if (typeof before !== 'number' || typeof now !== 'number') return [];
        if (before <= 0 && now > 0) return [`golden ${index}`];
        return before >= 0 && now < 0 ? [`death ${index}`] : [];
      });
      expect(crosses.map(({ direction, index }) => `${direction} ${index}`)).toEqual(byHand);
      const directions = crosses.map(({ direction }) => direction);
      expect(directions.slice(1).every((direction, index) => direction !== directions[index])).toBe(true);
    }),
  );
});

test('a cross never changes when later weeks arrive', () => {
  fc.assert(
    fc.property(arbitraryPrefix(36, 150), ({ closes, seen }) => {
      expect(crossesOf(closes.slice(0, seen))).toEqual(crossesOf(closes).filter(({ index }) => index < seen));
    }),
  );
});

test('a zero-line cross is the MACD line changing its own sign', () => {
  const closes = [...syntheticCloses];
  const points = calculateMacd(closes);
  const weeks = weeksOf(closes);
  const crosses = findZeroLineCrosses(weeks, points);
  const byHand = weeks.filter((_, index) => {
    const [before, now] = [points[index - 1]?.macd, points[index]?.macd];
    return typeof before === 'number' && typeof now === 'number' && before * now < 0;
  });
  expect(crosses.map(({ week }) => week)).toEqual(byHand.map(({ week }) => week));
  expect(crosses[0]).toMatchObject({ direction: 'up', close: byHand[0]?.close, day: byHand[0]?.day });
  const downAgain = pointsOf([null], 1).concat(pointsOf([null], -1));
  expect(findZeroLineCrosses(weeksOf([5, 4]), downAgain)).toMatchObject([{ direction: 'down', close: 4 }]);
});

test('zero-line crosses do not change when later weeks arrive', () => {
  const zeroCrossesOf = (closes: readonly number[]) =>
    findZeroLineCrosses(weeksOf(closes), calculateMacd(closes));
  fc.assert(
    fc.property(arbitraryPrefix(30, 150), ({ closes, seen }) => {
      const known = weeksOf(closes.slice(0, seen)).at(-1)?.week ?? 0;
      expect(zeroCrossesOf(closes.slice(0, seen))).toEqual(
        zeroCrossesOf(closes).filter(({ week }) => week <= known),
      );
    }),
  );
});

test('the side of a histogram is missing where it is zero or missing', () => {
  expect([sideOf(1e-9), sideOf(-1e-9), sideOf(0), sideOf(null)]).toEqual(['above', 'below', null, null]);
});
