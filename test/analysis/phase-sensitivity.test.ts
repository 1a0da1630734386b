import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelWeeks, NORMATIVE_THRESHOLDS } from '../../src/analysis/phase-label.ts';
import { measureSensitivity, OTHER_THRESHOLDS } from '../../src/analysis/phase-sensitivity.ts';
import { weeksWithScores } from './support/phases.ts';

test('the other settings are all combinations but the normative one, each once', () => {
  expect(OTHER_THRESHOLDS).toHaveLength(26);
  expect(new Set(OTHER_THRESHOLDS.map((thresholds) => JSON.stringify(thresholds))).size).toBe(26);
  expect(OTHER_THRESHOLDS).not.toContainEqual(NORMATIVE_THRESHOLDS);
});

test('a lead that no setting doubts changes nothing', () => {
  const weeks = weeksWithScores([
    [2, 0, -1],
    [2, 0, -1],
  ]);
  expect(measureSensitivity(weeks, 1)).toEqual({ differs: 0, of: 26 });
});

test('a lead of 0.15 is mixed under the widest margin alone', () => {
  const weeks = weeksWithScores([
    [2, 0, -1],
    [0.15, 0, -1],
  ]);
  // Nine of the other settings call a lead under 0.2 mixed.
  expect(measureSensitivity(weeks, 1)).toEqual({ differs: 9, of: 26 });
});

test('a fresh lead of 0.3 has switched where one week suffices and the margin lets it', () => {
  const weeks = weeksWithScores([
    [2, 0, -1],
    [0, 0.3, -1],
  ]);
  // Margins 0.1 and 0.25, one week, under each of the three mixed margins.
  expect(measureSensitivity(weeks, 1)).toEqual({ differs: 6, of: 26 });
});

test('every other setting that labels the newest week otherwise is counted', () => {
  const score = fc.integer({ min: -30, max: 30 }).map((value) => value / 10);
  const history = fc.array(fc.option(fc.tuple(score, score, score), { freq: 8 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(history, (scores) => {
      const weeks = weeksWithScores(scores);
      const label = labelWeeks(weeks).at(-1)?.label ?? 'unknown';
      const others = OTHER_THRESHOLDS.filter(
        (thresholds) => labelWeeks(weeks, thresholds).at(-1)?.label === label,
      );
      expect(measureSensitivity(weeks, label)).toEqual({ differs: 26 - others.length, of: 26 });
    }),
  );
});
