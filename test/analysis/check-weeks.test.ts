import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkWeeks, requireWeeks } from '../../src/analysis/check-weeks.ts';
import { DataError } from '../../src/lib/errors.ts';
import { parseDay } from '../../src/market/days.ts';
import { weekOfDay } from '../../src/market/weeks.ts';
import { weeksOf } from './support/weekly-bars.ts';

const LAST = weekOfDay(parseDay('2026-01-18') ?? 0);
const history = weeksOf(
  Array.from({ length: 60 }, () => 100),
  LAST - 59,
);

test('sixty weeks without a gap up to the last closed one are usable', () => {
  expect(checkWeeks(history, LAST, 60)).toBeNull();
  expect(() => requireWeeks('BTC', history, LAST, 60)).not.toThrow();
});

test('a shorter history than needed is refused with both counts', () => {
  expect(checkWeeks(history.slice(1), LAST, 60)).toEqual({ kind: 'too-short', weeks: 59, needed: 60 });
  expect(() => requireWeeks('IPO', history.slice(1), LAST, 60)).toThrow(
    'IPO has 59 closed weeks of the 60 needed',
  );
});

test('no week at all is refused even when none is needed', () => {
  expect(checkWeeks([], LAST, 0)).toEqual({ kind: 'too-short', weeks: 0, needed: 0 });
});

test('a missing last closed week is refused and named by its Sunday', () => {
  expect(checkWeeks(history, LAST + 1, 60)).toEqual({ kind: 'last-week-missing', week: LAST + 1 });
  expect(() => requireWeeks('BTC', history, LAST + 1, 60)).toThrow(
    'BTC has no bar in the last closed week, ending 2026-01-25',
  );
});

test('a missing week inside is refused, never filled', () => {
  const gappy = history.filter(({ week }) => week !== LAST - 1);
  expect(checkWeeks(gappy, LAST, 50)).toEqual({ kind: 'gap', firstMissingWeek: LAST - 1, missing: 1 });
  expect(() => requireWeeks('ETH', gappy, LAST, 50)).toThrow('ETH has no bar in the week ending 2026-01-11');
});

test('a gap of several weeks is told with its length', () => {
  const gappy = history.filter(({ week }) => week < LAST - 3 || week === LAST);
  expect(() => requireWeeks('ETH', gappy, LAST, 50)).toThrow(
    'ETH has no bar in 3 weeks from the one ending 2025-12-28',
  );
});

test('the refusal is a data error that names the series', () => {
  let caught: unknown;
  try {
    requireWeeks('GLD', [], LAST, 60);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(DataError);
  expect(caught).toMatchObject({ series: 'GLD' });
});

test('whichever inner week is missing, it is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 58 }), (missing) => {
      const gappy = history.filter((_, index) => index !== missing);
      expect(checkWeeks(gappy, LAST, 59)).toEqual({
        kind: 'gap',
        firstMissingWeek: LAST - 59 + missing,
        missing: 1,
      });
    }),
  );
});
