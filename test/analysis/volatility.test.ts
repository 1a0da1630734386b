import { describe, expect, it } from 'vitest';
import { dailyReturns, describeVolatility, realizedVolatilities } from '../../src/analysis/volatility.ts';
import { calmReturns, dailyBarsOf, pricesFrom } from './support/daily-bars.ts';
import { syntheticCloses } from './support/synthetic.ts';

const bars = dailyBarsOf(syntheticCloses);

describe('daily returns', () => {
  it('are logarithms, missing for the first day and after a missing one', () => {
    const [first, second, , fourth] = dailyBarsOf([100, 110, 121, 133.1]);
    const kept = [first, second, fourth].filter((bar) => bar !== undefined);
    expect(dailyReturns(kept)).toEqual([Number.NaN, Math.log(1.1), Number.NaN]);
  });
});

describe('realised volatility', () => {
  it("equals R's sd of 30 returns, annualised", () => {
    const volatilities = realizedVolatilities(bars);
    expect(volatilities[29]).toBeNaN();
    expect(volatilities[30]).toBeCloseTo(0.521482739203641, 11);
    expect(volatilities.at(-1)).toBeCloseTo(0.53514060545713, 11);
  });

  it('is missing for a month around a missing day', () => {
    const volatilities = realizedVolatilities(bars.filter((_, index) => index !== 80));
    expect(volatilities[79]).not.toBeNaN();
    expect(volatilities.slice(80, 110).every(Number.isNaN)).toBe(true);
    expect(volatilities[110]).toBeCloseTo(realizedVolatilities(bars)[111] ?? 0, 10);
  });

  it('is never below zero, whatever rounding does to a still price after a wild one', () => {
    const returns = [...calmReturns(60).map((value) => value * 20), ...Array.from({ length: 60 }, () => 0)];
    const last = realizedVolatilities(dailyBarsOf(pricesFrom(returns))).at(-1);
    expect(last).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThan(1e-6);
  });

  it('is not changed by later days', () => {
    const whole = realizedVolatilities(bars);
    expect(realizedVolatilities(bars.slice(0, 100))).toEqual(whole.slice(0, 100));
  });
});

describe('volatility now', () => {
  const quiet = calmReturns(374 + 30 - 40).map((value) => value * 3);

  it('is calm when it has been at or below its median for ten days', () => {
    const state = describeVolatility(dailyBarsOf(pricesFrom([...quiet, ...calmReturns(40)])));
    expect(state?.isNormal).toBe(true);
    expect(state?.percentile).toBeLessThan(0.1);
    expect(state?.volatility).toBeCloseTo(0.01 * Math.sqrt(365), 1);
  });

  it('is not calm when one of the ten days was above it, or all of them', () => {
    const wild = [...quiet, ...calmReturns(40).map((value) => value * 9)];
    expect(describeVolatility(dailyBarsOf(pricesFrom(wild)))).toMatchObject({
      isNormal: false,
      percentile: 1,
    });
    // 38 calm days leave the ninth day back with nine wild returns in its month.
    const calming = [...quiet.map((value) => value / 3), ...quiet.slice(0, 9), ...calmReturns(31)];
    expect(describeVolatility(dailyBarsOf(pricesFrom(calming)))?.isNormal).toBe(false);
  });

  it('needs a year and forty days without a gap', () => {
    const returns = calmReturns(404);
    const enough = dailyBarsOf(pricesFrom(returns.slice(0, 403)));
    expect(describeVolatility(enough)).not.toBeNull();
    expect(describeVolatility(enough.slice(1))).toBeNull();
    const longer = dailyBarsOf(pricesFrom(returns));
    expect(describeVolatility(longer.filter((_, index) => index !== 200))).toBeNull();
    expect(describeVolatility([])).toBeNull();
  });
});
