import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECOUPLING_RULE, findStateChanges, traceDecoupling } from '../../src/analysis/decoupling.ts';
import { arbitraryPairs, cutPairs, drawPairs, loosePairs, tiedPairs } from './support/pairs.ts';

describe('break test', () => {
  it('compares the last 26 pairs with the 104 before them, as computed in R', () => {
    const loose = traceDecoupling(loosePairs).at(-1);
    expect(loose).toMatchObject({
      week: 159,
      z: expect.closeTo(0.304036599950901, 11),
      recent: { r: expect.closeTo(-0.0578414049547952, 12), n: 26 },
      prior: { r: expect.closeTo(-0.127453562767204, 12), n: 104 },
      state: 'coupled',
    });
    expect(traceDecoupling(tiedPairs).at(-1)?.z).toBeCloseTo(-0.173766409763477, 10);
  });

  it('needs 130 pairs', () => {
    expect(traceDecoupling(cutPairs(loosePairs, 0, 129))).toEqual([]);
    expect(traceDecoupling(cutPairs(loosePairs, 0, 130))).toHaveLength(1);
  });

  it('leaves out weeks without a correlation, or with a perfect one in both windows', () => {
    const still = { ...loosePairs, follower: loosePairs.follower.map(() => 0) };
    expect(traceDecoupling(still)).toEqual([]);
    expect(traceDecoupling({ ...loosePairs, follower: loosePairs.leader })).toEqual([]);
  });
});

describe('decoupling', () => {
  const broken = drawPairs(
    [
      [150, 0.85],
      [40, -0.5],
      [200, 0.85],
    ],
    { seed: 5 },
  );

  it('is confirmed by the fourth week in a row under -2.6, and mended by four with the correlation back', () => {
    const trace = traceDecoupling(broken);
    const changes = findStateChanges(trace);
    expect(changes.map(({ state }) => state)).toEqual(['decoupled', 'realigned']);
    const [breakWeek, mendWeek] = changes.map((change) => trace.indexOf(change));
    const below = trace.map(({ z }) => z < DECOUPLING_RULE.breakZ);
    const back = trace.map(({ recent, prior }) => recent.r > prior.r - 0.1 && recent.low > 0);
    const endsRun = (flags: readonly boolean[], index: number) =>
      flags.slice(index - 3, index + 1).every(Boolean);
    expect(trace.findIndex((_, index) => index >= 3 && endsRun(below, index))).toBe(breakWeek);
    expect(trace.findIndex((_, index) => index > (breakWeek ?? 0) + 3 && endsRun(back, index))).toBe(
      mendWeek,
    );
  });

  it('needs its weeks in a row: a missing one starts the count anew', () => {
    const trace = traceDecoupling(broken);
    const start = findStateChanges(trace)[0]?.week ?? 0;
    // A week missing two weeks into the run leaves two weeks before it and needs four after it.
    const late = { ...broken, weeks: broken.weeks.map((week) => (week >= start - 1 ? week + 1 : week)) };
    expect(findStateChanges(traceDecoupling(late))[0]?.week).toBe(start + 1 + 2);
  });

  it('can break again once it has realigned', () => {
    const twice = drawPairs(
      [
        [150, 0.9],
        [40, -0.6],
        [200, 0.9],
        [40, -0.6],
      ],
      { seed: 5 },
    );
    const states = findStateChanges(traceDecoupling(twice)).map(({ state }) => state);
    expect(states).toEqual(['decoupled', 'realigned', 'decoupled']);
  });

  it('is never decided by a later week', () => {
    const trace = traceDecoupling(broken);
    for (const seen of [140, 170, 185, 200, 260, 330]) {
      const early = traceDecoupling(cutPairs(broken, 0, seen));
      expect(trace.slice(0, early.length)).toEqual(early);
    }
    fc.assert(
      fc.property(arbitraryPairs(131, 150), (pairs) => {
        const early = traceDecoupling(cutPairs(pairs, 0, 131));
        expect(traceDecoupling(pairs).slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 20 },
    );
  });

  it('stays coupled under a constant correlation of thin noise', () => {
    expect(findStateChanges(traceDecoupling(drawPairs([[400, 0.5]], { seed: 1 })))).toEqual([]);
    expect(findStateChanges([])).toEqual([]);
  });
});
