import { MACD } from 'technicalindicators';
import { describe, expect, it } from 'vitest';
import type { WeeklyBar } from '../../../src/market/bar.ts';
import type { SeriesId } from '../../../src/market/catalogue.ts';
import { formatDay } from '../../../src/market/days.ts';
import { createMarket } from '../../../src/market/market.ts';
import { sundayOf } from '../../../src/market/weeks.ts';
import { SAMPLE_EVENTS, SAMPLE_NOW } from '../../../src/sources/sample/events.ts';
import { createSampleReader } from '../../../src/sources/sample/sample-reader.ts';
import { day, endOf } from '../../market/memory-reader.ts';

const view = createMarket(createSampleReader()).asOf({ instant: SAMPLE_NOW, isDate: false });
const { russell, bitcoin, liquidity } = SAMPLE_EVENTS;

const weeks = (id: SeriesId) => view.weekly(id).closed;
const closesBefore = (bars: readonly WeeklyBar[], date: string) =>
  bars.filter((bar) => bar.day < day(date)).map((bar) => bar.close);

function closeOfWeek(date: string): number {
  return weeks('RUT').find((bar) => formatDay(bar.day) === date)?.close ?? Number.NaN;
}

describe('the sample’s now', () => {
  it('is just after its last week has closed on both calendars', () => {
    expect(view.lastJointWeek).toBe(weeks('BTC').at(-1)?.week);
    expect(formatDay(weeks('BTC').at(-1)?.day ?? 0)).toBe(SAMPLE_EVENTS.lastDay);
    expect(formatDay(weeks('RUT').at(-1)?.day ?? 0)).toBe('2026-01-16');
    expect(view.weekly('BTC').open).toBeNull();
    expect(view.provenance('BTC').stale).toBe(false);
    expect(view.provenance('RUT').stale).toBe(false);
  });
});

describe('the sample’s Russell 2000', () => {
  const { ceiling, breakout, confirmed, retest, held } = russell;

  it('sets its ceiling on the planted week', () => {
    expect(closeOfWeek(ceiling.weekEnd)).toBe(ceiling.close);
    expect(Math.max(...closesBefore(weeks('RUT'), ceiling.weekEnd))).toBeLessThan(ceiling.close);
  });

  it('closes no week above the ceiling for four years, though it comes near', () => {
    const since = weeks('RUT').filter(
      (bar) => bar.day > day(ceiling.weekEnd) && bar.day < day(breakout.weekEnd),
    );
    expect(since.length).toBeGreaterThan(200);
    const highest = Math.max(...since.map((bar) => bar.close));
    expect(highest).toBeLessThan(ceiling.close);
    expect(highest).toBeGreaterThan(0.98 * ceiling.close);
    expect(Math.min(...since.map((bar) => bar.close))).toBeLessThan(0.75 * ceiling.close);
  });

  it('breaks out, is confirmed, comes back to the level and leaves it upwards on the planted weeks', () => {
    const band = [0.99 * ceiling.close, 1.01 * ceiling.close] as const;
    expect(closeOfWeek(breakout.weekEnd)).toBeGreaterThan(ceiling.close);
    expect(closeOfWeek(breakout.weekEnd)).toBeLessThan(band[1]);
    const after = weeks('RUT').filter((bar) => bar.day > day(breakout.weekEnd));
    const first = after.findIndex(
      (bar, index) => bar.close > band[1] && (after[index - 1]?.close ?? 0) > band[1],
    );
    expect(formatDay(after[first]?.day ?? 0)).toBe(confirmed.weekEnd);
    const inside = after.filter((bar) => bar.day > day(confirmed.weekEnd) && bar.close <= band[1]);
    expect(inside.map((bar) => formatDay(bar.day))).toEqual([retest.weekEnd]);
    expect(inside[0]?.close).toBeGreaterThan(band[0]);
    expect(formatDay(after[after.findIndex((bar) => bar === inside[0]) + 1]?.day ?? 0)).toBe(held.weekEnd);
  });

  it('ends above 2,600 at its record, and never closed a day below 2,400 since the confirmation', () => {
    const closes = weeks('RUT').map((bar) => bar.close);
    expect(closes.at(-1)).toBe(russell.lastClose);
    expect(Math.max(...closes)).toBe(russell.lastClose);
    expect(russell.lastClose).toBeGreaterThan(2600);
    const since = view.daily('RUT').filter((bar) => bar.day >= day(confirmed.weekEnd));
    expect(Math.min(...since.map((bar) => bar.close))).toBeGreaterThan(2400);
  });
});

describe('the sample’s Bitcoin', () => {
  const bars = weeks('BTC');
  const macd = MACD.calculate({
    values: bars.map((bar) => bar.close),
    fastPeriod: 12,
    slowPeriod: 26,
    signalPeriod: 9,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
  /** The first output belongs to the 26th week. */
  const points = macd.map(({ MACD: line, histogram }, index) => ({
    line,
    histogram,
    week: bars[index + 25]?.week ?? 0,
  }));
  const crosses = (isCross: (before: number, now: number) => boolean) =>
    points
      .filter(({ histogram: now }, index) => {
        const before = points[index - 1]?.histogram;
        return now !== undefined && before !== undefined && isCross(before, now);
      })
      .map(({ week }) => formatDay(sundayOf(week)));

  it('crosses its signal line in the planted weeks and in no other', () => {
    expect(crosses((before, now) => before <= 0 && now > 0)).toEqual(bitcoin.goldenCrosses);
    expect(crosses((before, now) => before >= 0 && now < 0)).toEqual(bitcoin.deathCrosses);
  });

  it('ends below its signal with the gap closing for weeks', () => {
    const last = points.slice(-6).map(({ histogram = Number.NaN }) => histogram);
    expect(last.at(-1)).toBeLessThan(0);
    expect(last.slice(1).every((histogram, index) => histogram > (last[index] ?? 0))).toBe(true);
    expect(points.at(-1)?.line).toBeLessThan(0);
  });

  it('has its cross price within reach above the last close', () => {
    const lastClose = bars.at(-1)?.close ?? 0;
    expect(lastClose).toBe(bitcoin.lastClose);
    const histogramIf = (next: number) =>
      MACD.calculate({
        values: [...bars.map((bar) => bar.close), next],
        fastPeriod: 12,
        slowPeriod: 26,
        signalPeriod: 9,
        SimpleMAOscillator: false,
        SimpleMASignal: false,
      }).at(-1)?.histogram ?? 0;
    const { least, most } = bitcoin.crossPriceDistance;
    expect(histogramIf(lastClose * (1 + least))).toBeLessThan(0);
    expect(histogramIf(lastClose * (1 + most))).toBeGreaterThan(0);
  });
});

describe('the sample’s rotation', () => {
  const gain = (id: SeriesId, span: number) => {
    const values = view.joint(id).map(({ value }) => value);
    return (values.at(-1) ?? 0) / (values.at(-1 - span) ?? 1) - 1;
  };

  it('has small caps and silver ahead of mega caps and gold, and these ahead of crypto', () => {
    for (const span of [13, 26]) {
      const phases = [
        (gain('XLG', span) + gain('GLD', span)) / 2,
        (gain('IWM', span) + gain('SLV', span)) / 2,
        (gain('OTHERS', span) + gain('BTC', span)) / 2,
      ] as const;
      expect(phases.indexOf(Math.max(...phases)) + 1).toBe(SAMPLE_EVENTS.leadingPhase);
      expect(phases[0]).toBeGreaterThan(phases[2]);
    }
  });

  it('has altcoins falling while the Russell rises', () => {
    expect(gain('OTHERS', 26)).toBeLessThan(-0.2);
    expect(gain('RUT', 26)).toBeGreaterThan(0.1);
    expect(view.daily('ALTSEASON').at(-1)?.close).toBeLessThan(0.5);
  });
});

describe('the sample’s liquidity', () => {
  it('keeps the Treasury’s account in the planted range over the last quarter', () => {
    const { least, most } = liquidity.treasuryAccount;
    const quarter = view
      .daily('TGA')
      .slice(-13)
      .map((bar) => bar.close);
    expect(Math.min(...quarter)).toBeGreaterThan(least);
    expect(Math.max(...quarter)).toBeLessThan(most);
  });

  it('grows the Fed’s securities by the planted purchases', () => {
    const change = (id: 'TREAST' | 'MBS') => {
      const closes = view.daily(id).map((bar) => bar.close);
      return (closes.at(-1) ?? 0) - (closes.at(-5) ?? 0);
    };
    const perMonth = ((change('TREAST') + change('MBS')) * 30.44) / 28;
    expect(perMonth / liquidity.reservePurchasesPerMonth).toBeCloseTo(1, 1);
    expect(change('MBS')).toBeLessThan(0);
  });

  it('makes the purchases’ operations add up to their monthly pace', () => {
    const since = day('2025-12-15');
    const operations = view.daily('RMP').filter((bar) => bar.day >= since && bar.day < since + 28);
    const total = operations.reduce((sum, bar) => sum + bar.close, 0);
    // Christmas and New Year's Day fell on Thursdays: six operations carry the pace of eight.
    expect(operations).toHaveLength(6);
    expect(((total / 28) * 30.44) / liquidity.reservePurchasesPerMonth).toBeCloseTo(1, 1);
  });

  it('publishes the Wednesday balance of 14 January on the 15th', () => {
    const sample = createMarket(createSampleReader());
    const newest = (date: string) => sample.asOf(endOf(date)).provenance('WALCL').date;
    expect([newest('2026-01-14'), newest('2026-01-15')]).toEqual(['2026-01-07', '2026-01-14']);
  });
});
