import { beforeAll, describe, expect, it } from 'vitest';
import type { DecouplingState, DecouplingWeek } from '../../src/analysis/decoupling.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { createMarket } from '../../src/market/market.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import {
  describeBreakTest,
  describeClock,
  describeCorrelation,
  describeCoupling,
  describeEvidence,
} from '../../src/studies/fuse-lines.ts';
import { type FuseStudy, studyFuse } from '../../src/studies/fuse-study.ts';
import { asOfDate, day } from '../fakes/market.ts';

const view = createMarket(createSampleReader()).asOf(asOfDate('2026-01-18'));
const now = view.asOf.instant;
let study: FuseStudy;
beforeAll(async () => {
  study = await studyFuse(view, 'RUT', 'OTHERS', () => Promise.resolve());
});

/** The sample's study with some of its findings replaced. */
const studyWith = (change: Partial<FuseStudy>): FuseStudy => Object.assign({}, study, change);

function inState(state: DecouplingState, weeksAgo: number): FuseStudy {
  const { decoupling, week } = study;
  if (decoupling === null) throw new Error('the sample has a break test');
  const changed: DecouplingWeek = Object.assign({}, decoupling, { week: week - weeksAgo, state });
  return studyWith({ decoupling: Object.assign({}, decoupling, { state }), changes: [changed] });
}

describe('coupling', () => {
  it('is told with its duration while decoupled', () => {
    expect(describeCoupling(inState('decoupled', 0))).toBe('decoupled this week');
    expect(describeCoupling(inState('decoupled', 1))).toBe('decoupled for 1 week');
    expect(describeCoupling(inState('decoupled', 60))).toBe('decoupled for 60 weeks');
  });

  it('is told as realigned for half a year, then as not decoupled', () => {
    expect(describeCoupling(inState('realigned', 3))).toBe('realigned for 3 weeks');
    expect(describeCoupling(inState('realigned', 26))).toBe('realigned for 26 weeks');
    expect(describeCoupling(inState('realigned', 27))).toBe('not decoupled');
    expect(describeCoupling(studyWith({ changes: [] }))).toBe('not decoupled');
  });

  it('says what would change it, whichever way it stands', () => {
    expect(describeBreakTest(study, now)).toMatch(
      /decoupled below −2\.6 on 4 weeks in a row \(chance alone does it in 29% of six-year histories\); next week closes Mon 26 Jan 2026/,
    );
    expect(describeBreakTest(inState('decoupled', 2), now)).toContain(
      'realigned on 4 weeks in a row with the correlation back',
    );
  });
});

describe('divergence', () => {
  const at = (z: number) => {
    if (study.divergence === null) throw new Error('the sample has a divergence');
    return describeCorrelation(studyWith({ divergence: Object.assign({}, study.divergence, { z }) }));
  };

  it('is flagged from 1.5 on, either way, and never a reason to revert', () => {
    expect(at(-1.5)).toMatch(
      /z −1\.50, percentile \d+ of 518 weeks: flagged, which is no reason to revert\.$/,
    );
    expect(at(1.61)).toContain('flagged, which is no reason to revert');
    expect(at(-1.49)).toContain('z −1.49, percentile');
    expect(at(-1.49)).toContain('not flagged (from ±1.5 on)');
  });
});

describe('clock', () => {
  const clockOf = (change: Partial<FuseStudy['shocks']>) =>
    describeClock(studyWith({ shocks: Object.assign({}, study.shocks, change) }));
  const shock = { rule: 'return', day: day('2025-10-10'), assets: ['BTC', 'ETH'] } as const;

  it('names every asset that was hit, and the day', () => {
    const clock = { day: 30, of: 90, endsOn: day('2026-01-08'), isOver: false };
    expect(clockOf({ shock, clock })).toMatch(
      /^Last shock by a day below −3\.5 sd: BTC and ETH 10 Oct 2025, day 30 of 90, to 8 Jan 2026; a clock runs on \d+% of all days\. By other rules: drawdown .*, volatility /,
    );
  });

  it('says when it ran out', () => {
    const clock = { day: 100, of: 90, endsOn: day('2026-01-08'), isOver: true };
    expect(clockOf({ shock, clock, runningShare: null })).toContain(
      'the 90-day clock ran out on 8 Jan 2026 (day 100). By other rules',
    );
  });
});

describe('evidence', () => {
  const withP = (p: number) => {
    if (study.lead === null) throw new Error('the sample has a lead');
    return describeEvidence(
      studyWith({ lead: Object.assign({}, study.lead, { p, best: { lag: 1, r: 0.3 } }) }),
    );
  };

  it('calls a lead consistent with chance from a family-wise p of 5 % on', () => {
    expect(withP(0.05)).toMatch(
      /Strongest of 13 leads of RUT: r 0\.30 at 1 week, family-wise p 0\.05: consistent with chance\.$/,
    );
    expect(withP(0.04)).toContain('rarely this strong by chance');
  });

  it('lists clocks without a rate while they are few', () => {
    const afterClocks = Object.assign({}, study.shocks.afterClocks, {
      n: 2,
      up: { k: 1, n: 2, low: 0.1, high: 0.9 },
    });
    const clockEnds = [day('2018-02-03'), day('2020-06-10'), day('2026-01-08')];
    const text = describeEvidence(
      studyWith({ shocks: Object.assign({}, study.shocks, { afterClocks, clockEnds }) }),
    );
    expect(text).toContain('up n too small for a rate (n=2): 3 Feb 2018, 10 Jun 2020, median');
  });

  it('promises nothing', () => {
    const texts = [
      describeCorrelation(study),
      describeBreakTest(study, now),
      describeClock(study),
      describeEvidence(study),
      withP(0.001),
    ];
    expect(texts.flatMap(bannedWordsIn)).toEqual([]);
  });
});
