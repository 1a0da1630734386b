import { join } from 'node:path';
import { quantile, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/analysis/random.ts';
import { ewmaDeviations, findShockDays, SHOCK_RULES } from '../../src/analysis/shocks.ts';
import { clusterShocks, shareOfRunningDays } from '../../src/analysis/stabilization.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeWithReference } from '../reference.ts';
import { calmReturns, dailyBarsOf, pricesFrom } from './support/daily-bars.ts';
import { dayFrom, readReferenceBars } from './support/reference-series.ts';
import { syntheticCloses } from './support/synthetic.ts';

const FIRST_DAY = 20_000;
const flat = (days: number) => Array.from({ length: days }, () => 0);

describe('exponentially weighted deviation', () => {
  it('equals the bias-corrected weighted sum of squares, computed in R', () => {
    const returns = syntheticCloses
      .slice(1)
      .map((close, index) => Math.log(close / (syntheticCloses[index] ?? close)));
    const deviations = ewmaDeviations(returns, 60);
    expect(deviations[0]).toBeNaN();
    expect(deviations[1]).toBeCloseTo(0.0127213960384593, 12);
    expect(deviations[59]).toBeCloseTo(0.0244190954061546, 12);
    expect(deviations.at(-1)).toBeCloseTo(0.0286616223420625, 12);
  });

  it('passes over a missing return', () => {
    const [known, holed] = [
      [0.01, -0.02, 0.03],
      [0.01, Number.NaN, -0.02, 0.03],
    ];
    expect(ewmaDeviations(holed, 60).at(-1)).toBe(ewmaDeviations(known, 60).at(-1));
    expect(ewmaDeviations([Number.NaN, 0.01], 60)).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('shock by return', () => {
  const crash = (size: number, before: number) =>
    dailyBarsOf(pricesFrom([...calmReturns(before), size, 0.01]));

  it('is a fall of more than 3.5 deviations known the day before', () => {
    // The deviation of returns of ±1 % is one percent.
    expect(findShockDays(crash(-0.04, 100), 'return')).toEqual([FIRST_DAY + 101]);
    expect(findShockDays(crash(-0.03, 100), 'return')).toEqual([]);
    expect(findShockDays(crash(0.2, 100), 'return')).toEqual([]);
  });

  it('needs sixty days to know what is usual', () => {
    expect(findShockDays(crash(-0.2, 59), 'return')).toEqual([]);
    expect(findShockDays(crash(-0.2, 60), 'return')).toEqual([FIRST_DAY + 61]);
  });

  it('is not called on a fall that spans a missing day', () => {
    const bars = crash(-0.04, 100).filter(({ day }) => day !== FIRST_DAY + 100);
    expect(findShockDays(bars, 'return')).toEqual([]);
  });
});

describe('shock by drawdown', () => {
  it('is a close a fifth below the highest of the seven days before', () => {
    const closes = [100, 90, 90, 90, 90, 90, 90, 80, 80];
    expect(findShockDays(dailyBarsOf(closes), 'drawdown')).toEqual([FIRST_DAY + 7]);
    expect(findShockDays(dailyBarsOf([100, 80.01]), 'drawdown')).toEqual([]);
  });

  it('counts days, not bars', () => {
    expect(findShockDays(dailyBarsOf([100, 80], FIRST_DAY, 7), 'drawdown')).toHaveLength(1);
    expect(findShockDays(dailyBarsOf([100, 80], FIRST_DAY, 8), 'drawdown')).toEqual([]);
  });
});

describe('shock by volatility', () => {
  const year = calmReturns(30 + 365);
  const fall = Array.from({ length: 8 }, () => -0.03);

  it('needs both a month more volatile than 95 % of the past year and a fall of 15 % in it', () => {
    const days = findShockDays(dailyBarsOf(pricesFrom([...year, ...fall])), 'volatility');
    expect(days.at(-1)).toBe(FIRST_DAY + 30 + 365 + 8);
    const rise = fall.map((value) => -value);
    expect(findShockDays(dailyBarsOf(pricesFrom([...year, ...rise])), 'volatility')).toEqual([]);
    const slow = [...year, ...Array.from({ length: 30 }, () => -0.01)];
    expect(findShockDays(dailyBarsOf(pricesFrom(slow)), 'volatility')).toEqual([]);
  });

  it('is not called before a whole year is known, or where a day of it is missing', () => {
    const short = dailyBarsOf(pricesFrom([...calmReturns(30 + 350), ...fall]));
    expect(findShockDays(short, 'volatility')).toEqual([]);
    const holed = dailyBarsOf(pricesFrom([...year, ...fall])).filter((_, index) => index !== 300);
    expect(findShockDays(holed, 'volatility')).toEqual([]);
  });

  it('is called on the days that the written-out rule finds', () => {
    let found = 0;
    for (let seed = 0; seed < 12; seed += 1) {
      const random = createRandom(seed);
      // Volatility swings evenly, so that many months sit near the top of their year, in a price that falls.
      const returns = Array.from(
        { length: 560 },
        (_, t) => (random() - 0.57) * 0.06 * (1 + 0.4 * Math.sin(t / 35)),
      );
      const bars = dailyBarsOf(pricesFrom(returns));
      const volatilities = bars.map((_, t) =>
        t < 30 ? 0 : sampleStandardDeviation(returns.slice(t - 30, t)),
      );
      const expected = bars.filter((bar, t) => {
        if (t < 395) return false;
        const highest = Math.max(...bars.slice(t - 30, t + 1).map(({ close }) => close));
        const limit = quantile(volatilities.slice(t - 365, t), 0.95);
        return (volatilities[t] ?? 0) > limit && bar.close <= 0.85 * highest;
      });
      expect(findShockDays(bars, 'volatility')).toEqual(expected.map(({ day }) => day));
      found += expected.length;
    }
    expect(found).toBeGreaterThan(20);
  });
});

describe('every rule', () => {
  it.each(SHOCK_RULES)('by %s looks at no later day', (rule) => {
    const returns = [...calmReturns(395), -0.12, -0.12, ...calmReturns(20), -0.05, -0.09, ...flat(5)];
    const bars = dailyBarsOf(pricesFrom(returns));
    const days = findShockDays(bars, rule);
    expect(days.length).toBeGreaterThan(0);
    for (let seen = 380; seen <= bars.length; seen += 1) {
      expect(findShockDays(bars.slice(0, seen), rule)).toEqual(days.filter((day) => day < FIRST_DAY + seen));
    }
  });

  it.each(SHOCK_RULES)('by %s finds none in a price that never moves, and none in nothing', (rule) => {
    expect(findShockDays(dailyBarsOf(flat(500).map(() => 5)), rule)).toEqual([]);
    expect(findShockDays([], rule)).toEqual([]);
  });
});

describeWithReference('shocks of real history', (dir) => {
  const lastDay = dayFrom('2026-06-30');
  const [btc, eth] = ['BTC', 'ETH'].map((id) => readReferenceBars(dir, id, lastDay));
  const since = (bars: typeof btc, rule: (typeof SHOCK_RULES)[number], from: string) =>
    findShockDays(bars ?? [], rule).filter((day) => day >= dayFrom(from));

  it(`are as many clusters as METHOD counted (${join('data', 'BTC.csv')}, ETH.csv)`, () => {
    expect(clusterShocks(since(btc, 'return', '2015-01-01'))).toHaveLength(23);
    expect(clusterShocks(since(eth, 'return', '2018-06-30'))).toHaveLength(17);
    expect(clusterShocks(since(btc, 'volatility', '2015-01-01'))).toHaveLength(11);
    expect(clusterShocks(since(eth, 'volatility', '2018-06-30'))).toHaveLength(9);
  });

  it('include 10 October 2025 by return only, and the resets of 2026', () => {
    const dates = since(btc, 'return', '2025-09-01').map(formatDay);
    expect(dates).toEqual(['2025-10-10', '2026-02-05', '2026-06-02']);
    expect(since(eth, 'return', '2025-09-01').map(formatDay)).toEqual([
      '2025-10-10',
      '2026-02-05',
      '2026-06-05',
    ]);
    expect(since(btc, 'drawdown', '2025-09-01').map(formatDay)[0]).toBe('2026-02-05');
  });

  it('keep a clock running roughly half of the time', () => {
    const from = dayFrom('2015-01-01');
    expect(shareOfRunningDays(findShockDays(btc ?? [], 'return'), from, lastDay)).toBeCloseTo(0.46, 2);
  });
});
