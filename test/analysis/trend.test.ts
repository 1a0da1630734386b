import * as fc from 'fast-check';
import { sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { measureMember } from '../../src/analysis/baskets.ts';
import { measureTrend } from '../../src/analysis/trend.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { livelyWalks, valuesOf } from './support/weekly.ts';

const values = valuesOf(syntheticCloses);

describe('trend of an asset', () => {
  it('is its log return over 4, 13 and 26 weeks, and each over the volatility of its horizon', () => {
    const back = (weeks: number) =>
      Math.log((syntheticCloses[159] ?? 0) / (syntheticCloses[159 - weeks] ?? 0));
    const returns = Array.from({ length: 26 }, (_, i) =>
      Math.log((syntheticCloses[134 + i] ?? 0) / (syntheticCloses[133 + i] ?? 0)),
    );
    const sd = sampleStandardDeviation(returns);
    const trend = measureTrend(values, 159);
    expect(trend?.momentum).toEqual({ 4: back(4), 13: back(13), 26: back(26) });
    expect(trend?.adjusted[13]).toBeCloseTo(back(13) / (sd * Math.sqrt(13)), 10);
    expect(sd * Math.sqrt(52)).toBeCloseTo(0.204199785023, 11);
  });

  it('scores as the legs of the rotation phase do', () => {
    fc.assert(
      fc.property(livelyWalks({ min: 27, max: 80 }), (prices) => {
        const last = prices.length - 1;
        const leg = measureMember({ phase: 1, id: 'GLD', weight: 1 }, valuesOf(prices), 0, last);
        expect(measureTrend(valuesOf(prices), last)?.score).toBeCloseTo(leg.trends[last] ?? Number.NaN, 8);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps each horizon within three deviations', () => {
    const rising = valuesOf(
      Array.from({ length: 30 }, (_, week) => Math.exp(0.1 * week + 0.001 * (week % 2))),
    );
    expect(measureTrend(rising, 29)).toMatchObject({ adjusted: { 4: 3, 13: 3, 26: 3 }, score: 3 });
  });

  it('looks at no week after the last closed one', () => {
    expect(measureTrend(values, 120)).toEqual(measureTrend(values.slice(0, 121), 120));
  });

  it('is unknown with a week missing, or for a price that never moved', () => {
    expect(
      measureTrend(
        values.filter(({ week }) => week !== 140),
        159,
      ),
    ).toBeNull();
    expect(measureTrend(values, 160)).toBeNull();
    expect(measureTrend(values, 25)).toBeNull();
    expect(measureTrend(valuesOf(Array.from({ length: 30 }, () => 7)), 29)).toBeNull();
  });
});
