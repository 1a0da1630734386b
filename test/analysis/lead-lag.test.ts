import { describe, expect, it } from 'vitest';
import type { PairedReturns } from '../../src/analysis/correlation.ts';
import { measureLeadLag } from '../../src/analysis/lead-lag.ts';
import { createRandom } from '../../src/analysis/random.ts';
import { cutPairs, drawPairs, loosePairs, tiedPairs } from './support/pairs.ts';

const noPause = () => Promise.resolve();
const measure = (pairs: PairedReturns, seed = 1) => measureLeadLag(pairs, seed, noPause);

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const [dx, dy] = [xs.map((x) => x - meanX), ys.map((y) => y - meanY)];
  return dot(dx, dy) / Math.sqrt(dot(dx, dx) * dot(dy, dy));
}

/** The test of METHOD 5.4 written out: blocks of 8 from each side on its own, then the strongest of 13 leads. */
function naiveP({ leader, follower }: PairedReturns, strength: number, seed: number): number {
  const random = createRandom(seed);
  const n = leader.length;
  const resample = (source: readonly number[]) => {
    const drawn: number[] = [];
    while (drawn.length < n) {
      const start = Math.floor(random() * (n - 7));
      drawn.push(...source.slice(start, start + 8));
    }
    return drawn.slice(0, n);
  };
  const strongest = Array.from({ length: 1000 }, () => {
    const [a, b] = [resample(leader), resample(follower)];
    return Math.max(
      ...Array.from({ length: 13 }, (_, i) => Math.abs(pearson(a.slice(0, n - i - 1), b.slice(i + 1)))),
    );
  });
  return (strongest.filter((value) => value >= strength).length + 1) / 1001;
}

describe('lead-lag', () => {
  it('equals R at every lag it was computed for, and names the strongest lead', async () => {
    const found = await measure(loosePairs);
    const expected = [
      [-13, -0.0318912674503398],
      [-1, -0.00158082861836152],
      [0, -0.0372658150779976],
      [1, -0.0057419870257178],
      [5, 0.0277727206310579],
      [8, -0.00979103958753712],
      [13, -0.0704515413419482],
    ] as const;
    for (const [lag, r] of expected) {
      expect(found?.lags.find((row) => row.lag === lag)?.r).toBeCloseTo(r, 11);
    }
    expect(found?.lags.map(({ lag }) => lag)).toEqual(Array.from({ length: 27 }, (_, i) => i - 13));
    expect(found?.best).toEqual({ lag: 6, r: expect.closeTo(0.132290792149297, 11) });
    expect(found).toMatchObject({ n: 159, familySize: 13 });
  });

  it("discounts the sample for autocorrelation as R's acf does, never above its size", async () => {
    const [loose, tied] = [await measure(loosePairs), await measure(tiedPairs)];
    expect(loose?.effectiveSample).toBeCloseTo(152.167200508786, 8);
    expect(tied?.effectiveSample).toBeCloseTo(133.665503212431, 8);
    expect(loose?.band).toBeCloseTo(1.959963984540054 / Math.sqrt(152.167200508786), 10);
    const swinging = { ...loosePairs, leader: loosePairs.weeks.map((week) => (week % 2) - 0.5) };
    expect(
      (await measure({ ...swinging, follower: swinging.leader.map((x) => x + 1) }))?.effectiveSample,
    ).toBeLessThan(159);
    const opposed = { ...swinging, follower: loosePairs.weeks.map((week) => Math.floor(week / 2) % 2) };
    expect((await measure(opposed))?.effectiveSample).toBe(159);
  });

  it('has the p of the written-out test, draw for draw', async () => {
    for (const [pairs, seed] of [
      [loosePairs, 1],
      [loosePairs, 2923],
      [cutPairs(tiedPairs, 20), 7],
    ] as const) {
      const found = await measure(pairs, seed);
      expect(found?.p).toBeCloseTo(naiveP(pairs, Math.abs(found?.best.r ?? 0), seed), 12);
    }
  });

  it('finds a planted lead of six weeks and calls it unlikely by chance', async () => {
    const found = await measure(drawPairs([[300, 0.4]], { seed: 3, lag: 6 }));
    expect(found?.best.lag).toBe(6);
    expect(found?.p).toBeLessThan(0.01);
  });

  it('is fooled by noise about as often as its p says', async () => {
    const found = await Promise.all(
      Array.from({ length: 40 }, (_, seed) => measure(drawPairs([[160, 0]], { seed: 100 + seed }), seed)),
    );
    const alarms = found.filter((row) => row !== null && row.p < 0.05).length;
    // 40 trials at 5 %: more than 7 has a chance under 0.2 %.
    expect(alarms).toBeLessThanOrEqual(7);
    expect(Math.max(...found.map((row) => row?.p ?? 0))).toBeGreaterThan(0.5);
  });

  it('gives the same p for the same seed', async () => {
    const [first, again] = [await measure(loosePairs, 11), await measure(loosePairs, 11)];
    expect(again).toEqual(first);
  });

  it('pauses between slices, so that other work can run', async () => {
    let pauses = 0;
    await measureLeadLag(loosePairs, 1, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThanOrEqual(50);
  });

  it('takes only the weeks after the last gap, of which it needs 104', async () => {
    const gapAfter = (count: number) => ({
      ...loosePairs,
      weeks: loosePairs.weeks.map((week, index) => (index < count ? week : week + 1)),
    });
    const whole = await measure(cutPairs(loosePairs, 40));
    expect(await measure(gapAfter(40))).toEqual(whole);
    expect(whole?.n).toBe(119);
    expect(await measure(gapAfter(55))).toMatchObject({ n: 104 });
    expect(await measure(gapAfter(56))).toBeNull();
  });

  it('does not exist for a side that never moves, and takes a flat stretch for no correlation', async () => {
    expect(await measure({ ...loosePairs, leader: loosePairs.leader.map(() => 0.01) })).toBeNull();
    const late = {
      ...loosePairs,
      leader: loosePairs.leader.map((value, index) => (index < 150 ? 0 : value)),
    };
    const found = await measure(late);
    expect(found?.lags.find(({ lag }) => lag === 13)?.r).toBe(0);
    expect(found?.p).toBeGreaterThan(0);
  });
});
