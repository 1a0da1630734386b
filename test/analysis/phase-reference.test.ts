import { beforeAll, expect, it } from 'vitest';
import { readPhase } from '../../src/analysis/phase.ts';
import { PHASE_BASKETS } from '../../src/analysis/phase-baskets.ts';
import type { PhaseSeries } from '../../src/analysis/phase-measures.ts';
import { seriesRow } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { fridayOf, weekOfDay } from '../../src/market/weeks.ts';
import { describeWithReference } from '../reference.ts';
import { dayFrom, readReferenceBars, toJointValues } from './support/reference-series.ts';

/** Equality to 1e-9 of the value, the tolerance that the figures are promised with. */
const near = (value: number) => expect.closeTo(value, 9 - Math.floor(Math.log10(Math.abs(value))));

describeWithReference('phase on real history', (dir) => {
  let series: PhaseSeries = {};
  beforeAll(() => {
    const lastDay = dayFrom('2026-06-30');
    series = Object.fromEntries(
      PHASE_BASKETS.map(({ id }) => {
        const { csv, cadence } = seriesRow(id);
        const bars = readReferenceBars(dir, csv.file, lastDay);
        return [id, toJointValues(bars, cadence === 'weekly' ? 'weekly' : 'daily')];
      }),
    );
  });
  const readAsOf = (lastWeek: number) => {
    const known = Object.entries(series).map(([id, values]) => [
      id,
      values.filter(({ week }) => week <= lastWeek),
    ]);
    return readPhase({ series: Object.fromEntries(known), lastWeek });
  };

  it('as of 2026-01-18 is phase 2 for 23 weeks', () => {
    const reading = readAsOf(weekOfDay(dayFrom('2026-01-18')));
    expect(reading).toMatchObject({ label: 2, current: 2, weeks: 23, top: 2, candidate: null, degraded: [] });
    expect(reading.scores).toEqual({
      1: near(-0.7358704199302599),
      2: near(2.773664031695592),
      3: near(-1.4164965438487966),
    });
    expect(reading.margin).toEqual(near(3.5095344516258518));
    expect(formatDay(fridayOf(reading.sinceWeek ?? 0))).toBe('2025-08-08');
    expect(reading.order).toEqual({ k: 19, n: 27 });
    expect(reading.fullRotation.n).toBe(26);
    expect(reading.confidence).toBe(100);
  });

  it('labels each of its last hundred weeks the same from the data of that week as from all data', () => {
    const lastWeek = weekOfDay(dayFrom('2026-06-26'));
    const { history } = readAsOf(lastWeek);
    for (let back = 0; back <= 100; back += 4) {
      const past = readAsOf(lastWeek - back).history;
      expect(past).toEqual(history.slice(0, past.length));
    }
  });

  it('turned to phase 3 after the article, which METHOD 13 counts as held by the end of June 2026', () => {
    const { history } = readAsOf(weekOfDay(dayFrom('2026-06-26')));
    const after = history.filter(({ week }) => week > weekOfDay(dayFrom('2026-01-18')));
    const pairs = after.filter(({ label }, index) => label === 3 && after[index + 1]?.label === 3);
    expect(pairs.length).toBeGreaterThan(0);
  });

  it('turns unknown, never over, when half of a basket is removed', () => {
    const lastWeek = weekOfDay(dayFrom('2026-01-18'));
    const withoutOthers = { ...series, OTHERS: [], BTC: [], ARKK: [] };
    expect(readPhase({ series: withoutOthers, lastWeek })).toMatchObject({ label: 'unknown', scores: null });
  });
});
