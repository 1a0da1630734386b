import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordClose, priorRecords, standingLevels } from '../../src/analysis/records.ts';
import { barsOf, walks } from './support/weekly.ts';

const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);

describe('prior record', () => {
  it('is the highest close of the weeks before, never of the week itself', () => {
    const closes = priorRecords(barsOf([3, 2, 5, 4])).map((record) => record?.close ?? null);
    expect(closes).toEqual([null, 3, 3, 5]);
  });

  it('is the first of equal closes', () => {
    expect(priorRecords(barsOf([5, 5, 5], 100)).map((record) => record?.week)).toEqual([undefined, 100, 100]);
  });

  it('is beaten by a higher close only, and the first week beats nothing', () => {
    const [record] = barsOf([5]);
    expect(isRecordClose(5, record ?? null)).toBe(false);
    expect(isRecordClose(5.01, record ?? null)).toBe(true);
    expect(isRecordClose(5, null)).toBe(false);
  });
});

describe('standing level', () => {
  it('is in force from the week in which a record is 52 weeks old', () => {
    const levels = standingLevels(barsOf([100, ...repeat(90, 60)], 0));
    expect(levels.slice(0, 52).every((level) => level === null)).toBe(true);
    expect(levels.slice(52).every((level) => level?.week === 0 && level.close === 100)).toBe(true);
  });

  it('includes a record that is exceeded in its 52nd week, and not in its 51st', () => {
    expect(standingLevels(barsOf([100, ...repeat(90, 51), 101])).at(-1)?.close).toBe(100);
    expect(standingLevels(barsOf([100, ...repeat(90, 50), 101])).at(-1)).toBeNull();
  });

  it('stays frozen through newer records until one of them has stood as long', () => {
    const closes = [100, ...repeat(90, 52), 110, 120, ...repeat(95, 60)];
    const levels = standingLevels(barsOf(closes)).map((level) => level?.close);
    expect(levels[53]).toBe(100);
    expect(levels[54 + 51]).toBe(100);
    expect(levels[54 + 52]).toBe(120);
  });

  it('counts calendar weeks over a week that is missing', () => {
    const weeks = barsOf([100, ...repeat(90, 52)], 0).filter(({ week }) => week !== 20);
    expect(standingLevels(weeks).at(-1)?.close).toBe(100);
    expect(standingLevels(weeks).at(-2)).toBeNull();
  });

  it('at a week does not depend on later weeks', () => {
    fc.assert(
      fc.property(walks({ min: 120, max: 160 }), fc.nat(119), (closes, cut) => {
        const weeks = barsOf(closes);
        expect(standingLevels(weeks.slice(0, cut + 1))).toEqual(standingLevels(weeks).slice(0, cut + 1));
      }),
    );
  });
});
