import { describe, expect, it } from 'vitest';
import { day } from '../fakes/market.ts';
import { barsOf, except, grade, type Prices } from '../support/claims.ts';

describe('the claim of a peak in late May or early June', () => {
  const peakWith = (changed: Readonly<Record<string, number>>, date: string) =>
    grade('peak', { BTC: barsOf('2024-06-03', '2026-12-31', except(changed)) }, date);

  it('holds once the deadline has passed with the highest close inside', () => {
    const inside = { '2026-01-11': 130, '2026-05-31': 140, '2026-07-05': 200 };
    expect(peakWith(inside, '2026-06-20')).toMatchObject({ status: 'open', settledDay: null });
    expect(peakWith(inside, '2026-06-30')).toMatchObject({ status: 'held', settledDay: day('2026-06-30') });
    expect(peakWith(inside, '2026-11-20').evidence).toMatch(/^highest weekly close 140.00 on 31 May 2026/);
  });

  it('fails as soon as its weeks are over without the highest close', () => {
    const before = { '2026-01-11': 130, '2026-05-31': 120 };
    expect(peakWith(before, '2026-06-13').status).toBe('open');
    expect(peakWith(before, '2026-06-14')).toMatchObject({ status: 'failed', settledDay: day('2026-06-14') });
  });

  it('fails with a higher close after its weeks and before the deadline', () => {
    expect(peakWith({ '2026-05-31': 140, '2026-06-28': 150 }, '2026-06-30').status).toBe('failed');
  });

  it('is open before any week of 2026', () => {
    expect(peakWith({}, '2025-12-30')).toMatchObject({
      status: 'open',
      evidence: 'no week of 2026 is over, needs 18 May – 14 Jun 2026',
    });
  });
});

describe('the claim of a weak summer', () => {
  /** Summers of +10 % from 2019 on, and the given level on the last day of August 2026. */
  const summers = (from: string, lastLevel: number, to = '2026-09-30') => {
    const price: Prices = (today) => {
      const [year, month] = new Date(today * 86_400_000).toISOString().split('-').map(Number);
      if (month !== undefined && month >= 6 && month <= 8) return year === 2026 ? lastLevel : 110;
      return 100;
    };
    return { BTC: barsOf(from, to, price) };
  };

  it('waits for the end of August and is told by the median of past summers', () => {
    expect(grade('doldrums', summers('2019-01-01', 105), '2026-08-30')).toMatchObject({
      status: 'open',
      evidence: '+5.0% to 30 Aug 2026, median of past summers +10.0% (n=7)',
    });
    expect(grade('doldrums', summers('2019-01-01', 105), '2026-08-31').status).toBe('held');
    expect(grade('doldrums', summers('2019-01-01', 110), '2026-08-31').status).toBe('failed');
    expect(grade('doldrums', summers('2019-01-01', 105), '2026-05-31').evidence).toBe(
      'median of past summers +10.0% (n=7)',
    );
  });

  it('cannot be measured with five past summers or without closes in that of 2026', () => {
    expect(grade('doldrums', summers('2021-01-01', 105), '2026-08-31')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'n too small for a median (n=5 summers)',
    });
    expect(grade('doldrums', summers('2019-01-01', 105, '2026-07-01'), '2026-09-15').status).toBe(
      'unmeasurable',
    );
  });
});
