import { describe, expect, it } from 'vitest';
import type { Cross } from '../../src/analysis/crosses.ts';
import { weekOfDay } from '../../src/market/weeks.ts';
import { CLAIMS } from '../../src/studies/claims.ts';
import type { ClaimStatus } from '../../src/studies/claims-verdict.ts';
import { compareSnapshots, findUncompared } from '../../src/studies/week-changes.ts';
import type { PartialSnapshot, Snapshot } from '../../src/studies/week-snapshot.ts';
import { day } from '../fakes/market.ts';

function crossOn(date: string, direction: Cross['direction']): Cross {
  const about = { index: 900, macd: -1, isBelowZero: true, isMarginal: false };
  return { ...about, week: weekOfDay(day(date)), day: day(date), close: 73_856, direction };
}

function claimsWith(status: ClaimStatus, isLate = false): Snapshot['claims'] {
  return CLAIMS.slice(0, 1).map((claim) => ({ claim, status, isLate, evidence: 'e', settledDay: null }));
}

const targetAt = (price: number): Snapshot['macd']['target'] => ({ reach: 'price', price, distance: 0.155 });

const CALM: Snapshot = {
  phase: { label: 2, candidate: null },
  macd: {
    day: day('2026-01-11'),
    close: 90_000,
    cross: crossOn('2025-08-31', 'death'),
    target: targetAt(100_000),
  },
  russell: { state: 'CONFIRMED', level: 2_437.08, close: 2_677.74, day: day('2026-01-16') },
  coupling: 'coupled',
  clock: { shockDay: day('2025-10-10'), isOver: false, endsOn: day('2026-01-08') },
  liquidity: { change: -24, day: day('2026-01-07') },
  season: { season: 'neither', share: 0.4, day: day('2026-01-11') },
  claims: claimsWith('open'),
};

const change = (now: Partial<PartialSnapshot>, before: Partial<PartialSnapshot> = {}) =>
  compareSnapshots({ ...CALM, ...before }, { ...CALM, ...now });
const textOf = (now: Partial<PartialSnapshot>) => change(now).map(({ text }) => text);

describe('two snapshots', () => {
  it('that agree show no change', () => {
    expect(change({})).toEqual([]);
  });

  it('are not compared where one side knows nothing', () => {
    expect(change({ phase: null, season: null })).toEqual([]);
    expect(change({ phase: { label: 3, candidate: null } }, { phase: null })).toEqual([]);
    expect(findUncompared({ ...CALM, clock: null }, { ...CALM, season: null })).toEqual(['clock', 'season']);
  });

  it('tell a new phase label, and a candidate where the label stays', () => {
    expect(change({ phase: { label: 'mixed', candidate: 3 } })).toEqual([
      { topic: 'phase', from: 2, to: 'mixed', text: 'Phase label: phase 2 → mixed.' },
    ]);
    expect(textOf({ phase: { label: 2, candidate: 3 } })).toEqual([
      'Phase 3 leads without the label yet: a candidate, not confirmed.',
    ]);
    const [dropped] = change({}, { phase: { label: 2, candidate: 3 } });
    expect(dropped).toMatchObject({ from: 3, to: null, text: 'Phase 3 is no candidate any more.' });
  });

  it('tell a confirmed cross in place of the cross price that it moved', () => {
    const cross = crossOn('2026-04-19', 'golden');
    expect(change({ macd: { ...CALM.macd, cross, target: targetAt(60_000) } })).toEqual([
      {
        topic: 'macd',
        from: 'death',
        to: 'golden',
        text: 'BTC weekly MACD golden cross confirmed at 73,856, week to 19 Apr 2026.',
      },
    ]);
  });

  it('tell a cross price that moved by five percent, and no smaller move', () => {
    const at = (price: number) => textOf({ macd: { ...CALM.macd, target: targetAt(price) } });
    expect(at(104_900)).toEqual([]);
    expect(at(95_000)).toEqual(['BTC cross price 100,000 → 95,000, +15.5% from the close.']);
    const unreachable = { reach: 'no-price', price: null, distance: null } as const;
    expect(textOf({ macd: { ...CALM.macd, target: unreachable } })).toEqual([]);
  });

  it('tell a new state of the Russell 2000 and a new ceiling', () => {
    expect(textOf({ russell: { ...CALM.russell, state: 'RETEST', close: 2_438.45 } })).toEqual([
      'Russell 2000: confirmed → retest (2,438.45 on 16 Jan 2026).',
    ]);
    expect(textOf({ russell: { ...CALM.russell, state: 'BELOW', level: 2_700 } })).toEqual([
      'Russell 2000: confirmed → below (2,677.74 on 16 Jan 2026, ceiling now 2,700.00).',
    ]);
  });

  it('tell a decoupling, a shock that restarts the clock, and a clock that ran out', () => {
    expect(textOf({ coupling: 'decoupled' })).toEqual(['Small caps and altcoins: coupled → decoupled.']);
    const shock = { shockDay: day('2026-02-05'), isOver: false, endsOn: day('2026-05-06') };
    expect(textOf({ clock: shock })).toEqual([
      'Shock on 5 Feb 2026: the 90-day clock restarts, day 90 is 6 May 2026.',
    ]);
    expect(textOf({ clock: { ...CALM.clock, isOver: true } })).toEqual([
      'The 90-day clock of 10 Oct 2025 ran out on 8 Jan 2026.',
    ]);
  });

  it('tell a liquidity impulse that changed its sign, not its size', () => {
    expect(textOf({ liquidity: { change: -300, day: day('2026-01-14') } })).toEqual([]);
    expect(textOf({ liquidity: { change: 62.4, day: day('2026-01-14') } })).toEqual([
      'Liquidity impulse negative → positive (+62B in 13 weeks to 14 Jan 2026).',
    ]);
    expect(change({ liquidity: { change: 0, day: day('2026-01-14') } })).toMatchObject([{ to: 'zero' }]);
  });

  it('tell a season that began or ended', () => {
    expect(textOf({ season: { season: 'altcoin', share: 0.76, day: day('2026-01-18') } })).toEqual([
      'No season → altcoin season (76% of altcoins beat BTC on 18 Jan 2026).',
    ]);
  });

  it('tell a claim that was settled, and whether late', () => {
    expect(textOf({ claims: claimsWith('held', true) })).toEqual(['Claim breakout: open → held (late).']);
    expect(change({ claims: claimsWith('failed') }, { claims: [] })).toEqual([]);
  });
});
