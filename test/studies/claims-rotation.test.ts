import { describe, expect, it } from 'vitest';
import { day } from '../fakes/market.ts';
import { barsOf, except, grade, type Prices } from '../support/claims.ts';

describe('the claims about altcoins', () => {
  const OTHERS = (changed: Readonly<Record<string, number>>, to = '2026-12-27') =>
    barsOf('2025-06-01', to, except(changed), 7);

  it.each([
    { date: '2026-01-18', others: OTHERS({}), status: 'open', isLate: false },
    { date: '2026-04-17', others: OTHERS({}), status: 'open', isLate: false },
    { date: '2026-04-18', others: OTHERS({}), status: 'failed', isLate: false },
    { date: '2026-04-18', others: OTHERS({ '2026-04-12': 110 }), status: 'held', isLate: false },
    { date: '2026-04-19', others: OTHERS({ '2026-04-19': 110 }), status: 'held', isLate: true },
    { date: '2026-04-18', others: OTHERS({ '2026-04-12': 109.9 }), status: 'failed', isLate: false },
  ] as const)('fuse is $status on $date (late: $isLate)', ({ date, others, status, isLate }) => {
    expect(grade('fuse', { OTHERS: others }, date)).toMatchObject({ status, isLate });
  });

  it('need a larger rise later in the year', () => {
    const others = OTHERS({ '2026-05-10': 120, '2026-09-06': 125 });
    expect(grade('altcoins', { OTHERS: others }, '2026-06-30')).toMatchObject({
      status: 'open',
      evidence: 'at best +20.0% in the week to 10 May 2026, needs +25%',
    });
    expect(grade('altcoins', { OTHERS: others }, '2026-09-06')).toMatchObject({
      status: 'held',
      evidence: '+25.0% in the week to 6 Sep 2026',
    });
  });

  it('tell a failure by what came before the deadline', () => {
    const others = OTHERS({ '2026-03-01': 105, '2026-05-10': 108 });
    expect(grade('fuse', { OTHERS: others }, '2026-06-30').evidence).toBe(
      'at best +5.0% in the week to 1 Mar 2026, needs +10%',
    );
  });

  it('cannot be measured without the week of the article or with a hole after it', () => {
    const without = (date: string) => OTHERS({}).filter((bar) => bar.day !== day(date));
    expect(grade('fuse', { OTHERS: without('2026-01-18') }, '2026-03-01')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'OTHERS has no close in the week of the article',
    });
    expect(grade('fuse', { OTHERS: without('2026-03-29') }, '2026-04-20')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'OTHERS has no bar in the week ending 2026-03-29',
    });
    expect(grade('fuse', { OTHERS: OTHERS({}, '2026-03-29') }, '2026-04-20').status).toBe('unmeasurable');
  });

  it('are open before the article, whatever altcoins do', () => {
    expect(grade('fuse', { OTHERS: OTHERS({}) }, '2025-12-31')).toMatchObject({
      status: 'open',
      evidence: 'needs +10%',
    });
  });
});

describe('the claim of a tight correlation', () => {
  const wave =
    (phase: number): Prices =>
    (today) =>
      100 * Math.exp(0.1 * Math.sin(today / 11 + phase));
  const friday = (price: Prices) => barsOf('2024-01-05', '2026-06-26', price, 7);
  const sunday = (price: Prices) => barsOf('2024-01-07', '2026-06-28', (today) => price(today - 2), 7);

  it('is held by what moves together and failed by what does not', () => {
    expect(
      grade('correlation', { RUT: friday(wave(0)), OTHERS: sunday(wave(0)) }, '2026-06-28'),
    ).toMatchObject({
      status: 'held',
      evidence: expect.stringMatching(/^52-week r 1\.00 .*above 0\.50$/),
    });
    expect(
      grade('correlation', { RUT: friday(wave(0)), OTHERS: sunday(wave(Math.PI)) }, '2026-06-28').status,
    ).toBe('failed');
  });

  it('cannot be measured without the last closed week or with less than a year', () => {
    const series = { RUT: friday(wave(0)), OTHERS: sunday(wave(0)) };
    expect(grade('correlation', series, '2026-07-12').evidence).toBe(
      'RUT and OTHERS have no common return in the last closed week',
    );
    expect(grade('correlation', series, '2024-09-01').evidence).toBe(
      'RUT and OTHERS have fewer than 52 common weeks',
    );
  });
});
