import { describe, expect, it } from 'vitest';
import { writeAlert } from '../../src/alerts/condition.ts';
import { parseAlert } from '../../src/alerts/parse-alert.ts';
import { writeCondition } from '../../src/chat/questions/condition.ts';
import type { Reading } from '../../src/chat/questions/read-question.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../../src/market/catalogue.ts';

const CONCEPTS = ['phase-change', 'phase', 'golden-cross', 'death-cross', 'cross', 'macd'];

/** A question as the matcher of free questions reads it. */
function reading(
  concepts: readonly string[],
  series: readonly SeriesId[],
  amounts: readonly number[],
): Reading {
  return {
    tokens: [],
    mentions: [],
    concepts: new Map(concepts.map((concept) => [concept, false])),
    series,
    date: undefined,
    amounts,
    strangers: 0,
  };
}

/** What the alert makes of a question's condition; it must be readable again as it is kept. */
function readBack(condition: string | undefined) {
  const rule = parseAlert(condition ?? 'the matcher made no condition');
  expect(parseAlert(writeAlert(rule))).toEqual(rule);
  return rule.condition;
}

describe('a condition that a free question makes', () => {
  const priced = SERIES_IDS.filter((id) => seriesRow(id).unit !== 'ratio');

  it.each(priced.flatMap((id) => (['above', 'below'] as const).map((side) => [id, side] as const)))(
    'of %s %s a level is one that an alert waits for',
    (asset, side) => {
      for (const level of [1_000, 2_400, 103_250.5, 1_500_000])
        expect(readBack(writeCondition(reading([side], [asset], [level])))).toEqual({
          kind: 'level',
          asset,
          toward: side,
          level,
          isOneSided: false,
        });
    },
  );

  it.each(CONCEPTS)('of the event "%s" is one that an alert waits for', (concept) => {
    const { kind } = readBack(writeCondition(reading([concept], [], [])));
    expect(kind).toBe(concept.startsWith('phase') ? 'phase-change' : 'macd-cross');
  });

  it.each([
    ['golden-cross', 'golden'],
    ['death-cross', 'death'],
    ['cross', null],
  ])('of a "%s" waits for that side alone: %s', (concept, side) => {
    const condition = readBack(writeCondition(reading([concept, 'macd', 'cross'], [], [])));
    expect(condition).toEqual({ kind: 'macd-cross', asset: 'BTC', side });
  });

  it('of both crosses waits for both', () => {
    const condition = readBack(writeCondition(reading(['golden-cross', 'death-cross'], [], [])));
    expect(condition).toMatchObject({ kind: 'macd-cross', side: null });
  });

  it.each(SERIES_IDS)('is readable whatever is named beside %s', (asset) => {
    const kinds = CONCEPTS.map((concept) => readBack(writeCondition(reading([concept], [asset], []))).kind);
    expect(new Set(kinds)).toEqual(new Set(['phase-change', 'macd-cross']));
  });
});
