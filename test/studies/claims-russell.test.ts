import { describe, expect, it } from 'vitest';
import { day } from '../fakes/market.ts';
import { barsOf, except, grade } from '../support/claims.ts';

describe('the claims about the Russell 2000', () => {
  const RUT = (changed: Readonly<Record<string, number>>, usual = 2_650) => ({
    RUT: barsOf('2025-06-02', '2026-06-30', except(changed, usual)).filter(
      (bar) => ((bar.day + 3) % 7) + 1 <= 5,
    ),
  });

  it('keep the support until a daily close below it', () => {
    expect(grade('support', RUT({ '2026-03-30': 2_414 }), '2026-06-30')).toMatchObject({
      status: 'held',
      evidence: 'lowest daily close 2,414.00 on 30 Mar 2026',
      settledDay: day('2026-03-30'),
    });
    expect(grade('support', RUT({ '2026-03-30': 2_399, '2026-04-01': 2_350 }), '2026-06-30')).toMatchObject({
      status: 'failed',
      evidence: 'lowest daily close 2,350.00 on 1 Apr 2026',
      settledDay: day('2026-03-30'),
    });
  });

  it('have no support to defend below 2,600 and no blue sky without a record', () => {
    expect(grade('support', RUT({}, 2_500), '2026-06-30')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'no weekly close above 2,600 yet to defend',
    });
    expect(grade('blue-sky', RUT({}), '2026-06-30').status).toBe('failed');
    expect(grade('breakout', RUT({}), '2026-02-28')).toMatchObject({
      status: 'unmeasurable',
      evidence: 'no record close has stood a year yet',
    });
  });
});
