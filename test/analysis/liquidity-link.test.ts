import { describe, expect, it } from 'vitest';
import { fisherInterval } from '../../src/analysis/correlation.ts';
import { computeImpulses } from '../../src/analysis/liquidity.ts';
import { linkToPrice } from '../../src/analysis/liquidity-link.ts';
import { weekOfDay } from '../../src/market/weeks.ts';
import { weeksOfLiquidity } from './support/liquidity.ts';
import { valuesOf } from './support/weekly.ts';

const FIRST_WEEK = weekOfDay(20_005);
/** Net liquidity in waves, and what an asset would do that followed its 13-week change in the next 13 weeks. */
const levels = Array.from(
  { length: 200 },
  (_, week) => 5500 + 300 * Math.sin(week / 11) + 100 * Math.sin(week / 5),
);
const impulses = computeImpulses(weeksOfLiquidity(levels));

describe('link to the next 13 weeks', () => {
  it('is 1 for an asset that repeats the change 13 weeks later', () => {
    const delayed = valuesOf([...levels.slice(0, 13), ...levels], FIRST_WEEK);
    expect(linkToPrice(impulses, delayed)).toMatchObject({ r: 1, isIndistinguishable: false });
  });

  it('starts each return in the week of the impulse, when it is public, not in the one before', () => {
    const delayed = valuesOf([...levels.slice(0, 13), ...levels], FIRST_WEEK + 1);
    expect(linkToPrice(impulses, delayed)?.r).toBeLessThan(1);
  });

  it('counts overlapping weeks for a thirteenth each', () => {
    const prices = valuesOf(
      Array.from({ length: 200 }, (_, week) => 100 + (week % 7)),
      FIRST_WEEK,
    );
    const link = linkToPrice(impulses, prices);
    // Impulses from week 13 on, returns that end by week 199.
    expect(link?.n).toBe(200 - 26);
    expect(link?.effectiveSample).toBeCloseTo(174 / 13, 12);
    expect(link).toMatchObject(fisherInterval(link?.r ?? 0, 174 / 13));
    expect(link?.isIndistinguishable).toBe(true);
  });

  it('tells a negative link from zero too', () => {
    const inverse = [...levels.slice(0, 13), ...levels].map((level) => 1e6 / level);
    expect(linkToPrice(impulses, valuesOf(inverse, FIRST_WEEK))).toMatchObject({
      r: -1,
      isIndistinguishable: false,
    });
  });

  it('does not exist without shared weeks', () => {
    expect(linkToPrice(impulses, [])).toBeNull();
    expect(linkToPrice([], valuesOf(levels))).toBeNull();
  });
});
