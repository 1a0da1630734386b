import { describe, expect, it } from 'vitest';
import { day } from '../fakes/market.ts';
import { barsOf, grade, type Prices } from '../support/claims.ts';

describe('the claims about money', () => {
  const wednesdays = (price: Prices, to = '2026-06-24') => barsOf('2025-10-01', to, price, 7);
  const holdings =
    (perWeek: number): Prices =>
    (today) =>
      4_000 + (perWeek * (today - day('2025-10-01'))) / 7;

  it.each([
    { level: 1_000, status: 'held' },
    { level: 900, status: 'held' },
    { level: 1_100, status: 'held' },
    { level: 899, status: 'failed' },
    { level: 1_101, status: 'failed' },
  ])('the account at $level billion on the article has $status', ({ level, status }) => {
    const TGA = wednesdays((today) => (today <= day('2026-01-18') ? level : 500));
    expect(grade('tga', { TGA }, '2026-06-30')).toMatchObject({ status, settledDay: day('2026-01-14') });
  });

  it('the purchases count by total holdings and name those of Treasuries alone', () => {
    const TREAST = wednesdays(holdings(10));
    const growing = (perWeek: number) =>
      grade('rmp', { TREAST, MBS: wednesdays(holdings(perWeek)) }, '2026-06-30');
    // 10 billion a week are 43.5 a month.
    expect(growing(0)).toMatchObject({
      status: 'held',
      evidence: '$43B a month by total holdings, $43B by Treasuries alone, 4 weeks to 14 Jan 2026',
    });
    expect(growing(-4)).toMatchObject({
      status: 'failed',
      evidence: '$26B a month by total holdings, $43B by Treasuries alone, 4 weeks to 14 Jan 2026',
    });
  });

  it('cannot be measured by figures too old for the article or broken off', () => {
    const old = wednesdays(() => 1_000, '2025-12-31');
    expect(grade('tga', { TGA: old }, '2026-06-30')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'TGA has no value for 2026-01-18',
    });
    const TREAST = wednesdays(holdings(10));
    const MBS = wednesdays(holdings(0)).filter((bar) => bar.day !== day('2025-12-17'));
    expect(grade('rmp', { TREAST, MBS }, '2026-06-30')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'The holdings of four weeks before are missing',
    });
  });
});
