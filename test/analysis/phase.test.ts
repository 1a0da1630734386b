import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhase } from '../../src/analysis/phase.ts';
import { SINGLE_BASKETS, singleSeries } from './support/phases.ts';
import { valuesOf, walks } from './support/weekly.ts';

const LENGTH = 200;
const TURN = 150;

/** A price that swings around no trend until `TURN`, and drifts by `drift` a week from there on. */
function turning(drift: number, period: number): number[] {
  return Array.from({ length: LENGTH }, (_, week) =>
    Math.exp(0.02 * Math.sin(week / period) + drift * Math.max(0, week - TURN)),
  );
}

const series = singleSeries(turning(-0.02, 2), turning(0.04, 3), turning(-0.02, 5));

describe('phase reading', () => {
  it('finds a planted switch to small caps, and counts its weeks from the confirming week', () => {
    const reading = readPhase({ series, lastWeek: LENGTH - 1, members: SINGLE_BASKETS });
    expect(reading).toMatchObject({ label: 2, current: 2, top: 2, degraded: [], candidate: null });
    const { sinceWeek, weeks, history } = reading;
    expect(sinceWeek).toBeGreaterThan(TURN);
    expect(sinceWeek).toBeLessThan(TURN + 13);
    expect(weeks).toBe(LENGTH - 1 - (sinceWeek ?? Number.NaN));
    const confirming = history.filter(({ week }) => week === sinceWeek || week === (sinceWeek ?? 0) - 1);
    expect(confirming.map(({ top, candidate }) => ({ top, candidate }))).toEqual([
      { top: 2, candidate: 2 },
      { top: 2, candidate: null },
    ]);
  });

  it('is fully confident when the lead is over one and every leg of it leads', () => {
    const reading = readPhase({ series, lastWeek: TURN + 14, members: SINGLE_BASKETS });
    expect(reading.margin).toBeGreaterThan(1);
    expect(reading).toMatchObject({ breadth: 1, confidence: 100 });
  });

  it('takes the margin as confidence while it is under one', () => {
    const { history } = readPhase({ series, lastWeek: LENGTH - 1, members: SINGLE_BASKETS });
    const narrow = history.find(({ margin, scores, top }) => {
      return margin !== null && margin > 0.2 && margin < 0.9 && top !== null && (scores?.[top] ?? 0) > 0;
    });
    const reading = readPhase({ series, lastWeek: narrow?.week ?? 0, members: SINGLE_BASKETS });
    expect(reading.confidence).toBeCloseTo(100 * (narrow?.margin ?? Number.NaN), 9);
  });

  it('is unknown, with the label behind it kept, when the last closed week is missing', () => {
    const reading = readPhase({ series, lastWeek: LENGTH, members: SINGLE_BASKETS });
    expect(reading).toMatchObject({ week: LENGTH, label: 'unknown', current: 2, scores: null, margin: null });
    expect(reading).toMatchObject({ breadth: null, confidence: null, degraded: ['GLD', 'IWM', 'BTC'] });
  });

  it('is unknown without any data, and names every member as missing', () => {
    const reading = readPhase({ series: {}, lastWeek: 2_900 });
    expect(reading).toMatchObject({ label: 'unknown', current: null, sinceWeek: null, weeks: null });
    expect(reading.degraded).toHaveLength(9);
    expect(reading.order).toEqual({ k: 0, n: 0 });
  });

  it('goes on degraded when less than half of a basket is gone, and turns unknown, never over, beyond that', () => {
    const members = [...SINGLE_BASKETS, { phase: 2, id: 'SLV', weight: 0.5 } as const];
    const withSilver = { ...series, SLV: valuesOf(turning(0.04, 4)) };
    const without = (id: 'SLV' | 'IWM') => ({ ...withSilver, [id]: withSilver[id].slice(0, -1) });
    const lastWeek = LENGTH - 1;
    expect(readPhase({ series: without('SLV'), lastWeek, members })).toMatchObject({
      label: 2,
      degraded: ['SLV'],
    });
    expect(readPhase({ series: without('IWM'), lastWeek, members })).toMatchObject({
      label: 'unknown',
      current: 2,
      degraded: ['IWM'],
    });
  });

  it('refuses a price that is not positive', () => {
    const broken = { ...series, GLD: [...series.GLD, ...valuesOf([0], LENGTH)] };
    expect(() => readPhase({ series: broken, lastWeek: LENGTH, members: SINGLE_BASKETS })).toThrow(
      RangeError,
    );
  });

  it('labels a week the same from the data up to it as from all data', () => {
    const prices = walks({ min: 130, max: 150 });
    fc.assert(
      fc.property(prices, prices, prices, fc.nat(129), (gold, small, coin, cut) => {
        const length = Math.min(gold.length, small.length, coin.length);
        const full = singleSeries(gold, small, coin);
        const seen = singleSeries(gold.slice(0, cut + 1), small.slice(0, cut + 1), coin.slice(0, cut + 1));
        const members = SINGLE_BASKETS;
        const truncated = readPhase({ series: seen, lastWeek: cut, members });
        const later = readPhase({ series: full, lastWeek: length - 1, members });
        expect(truncated.history).toEqual(later.history.slice(0, cut + 1));
      }),
      { numRuns: 40 },
    );
  });

  it('changes no past label when the future changes', () => {
    const prices = walks({ min: 140, max: 140 });
    fc.assert(
      fc.property(prices, prices, prices, fc.integer({ min: 110, max: 138 }), (gold, small, coin, cut) => {
        const shifted = small.map((price, week) => (week > cut ? price * 3 : price));
        const historyOf = (prices2: readonly number[]) =>
          readPhase({ series: singleSeries(gold, prices2, coin), lastWeek: 139, members: SINGLE_BASKETS })
            .history;
        expect(historyOf(shifted).slice(0, cut + 1)).toEqual(historyOf(small).slice(0, cut + 1));
      }),
      { numRuns: 40 },
    );
  });
});
