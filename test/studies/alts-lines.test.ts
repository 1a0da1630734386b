import { describe, expect, it } from 'vitest';
import type { AltseasonReading } from '../../src/analysis/altseason.ts';
import type { DominanceReading } from '../../src/analysis/dominance.ts';
import { createMarket } from '../../src/market/market.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import {
  describeAlts,
  describeAltsChange,
  describeDominance,
  describeOthers,
  describeSeason,
} from '../../src/studies/alts-lines.ts';
import { type AltsStudy, studyAlts } from '../../src/studies/alts-study.ts';
import { asOfDate } from '../fakes/market.ts';

const view = createMarket(createSampleReader()).asOf(asOfDate('2026-01-18'));
const now = view.asOf.instant;
const study = studyAlts(view);
const studyWith = (change: Partial<AltsStudy>): AltsStudy => Object.assign({}, study, change);

function seasonOf(change: Partial<AltseasonReading>): AltsStudy {
  return studyWith({ altseason: study.altseason && Object.assign({}, study.altseason, change) });
}

describe('season', () => {
  it('is named with what would end or start it', () => {
    const altcoin = seasonOf({ share: 0.8, season: 'altcoin' });
    expect(describeAlts(altcoin)).toBe('Altcoin season share 80%: altcoin season · 18 Jan 2026');
    expect(describeAltsChange(altcoin, now)).toMatch(
      /^Season ends with fewer than 38 of 50 ahead of Bitcoin \(daily\)\. Weekly figures/,
    );
    const bitcoin = seasonOf({ share: 0.2, season: 'bitcoin' });
    expect(describeAlts(bitcoin)).toContain('20%: Bitcoin season');
    expect(describeAltsChange(bitcoin, now)).toMatch(
      /^Bitcoin season ends with more than 12 of 50 ahead of it/,
    );
    expect(describeAltsChange(seasonOf({ season: 'neither' }), now)).toMatch(
      /^Season needs 38 of 50 ahead of Bitcoin, Bitcoin season 12 or fewer/,
    );
  });

  it('calls changes under ten points noise', () => {
    expect(describeSeason(seasonOf({ change4w: 0.09 }))).toContain('; +9 points in 4 weeks, noise below 10.');
    expect(describeSeason(seasonOf({ change4w: -0.26 }))).toContain('; −26 points in 4 weeks. Since');
    expect(describeSeason(seasonOf({ change4w: null }))).toContain('Bitcoin season to 25%). Since');
  });

  it('counts coins where fifty were counted, else gives the share', () => {
    expect(describeSeason(seasonOf({ beating: 27 }))).toMatch(/^27 of the top 50 altcoins beat Bitcoin/);
    expect(describeSeason(seasonOf({ beating: null, share: 0.2653 }))).toMatch(
      /^27% of the top 50 altcoins beat/,
    );
  });
});

describe('OTHERS', () => {
  it('is called a proxy where it is one', () => {
    expect(describeOthers(studyWith({ isProxy: true }))).toMatch(
      /^OTHERS-proxy \(top 125 coins without the largest\) \$/,
    );
  });

  it('says when the week it is compared with is missing', () => {
    const others = study.others && { bar: study.others.bar, change13w: null };
    expect(describeOthers(studyWith({ others }))).toContain('no value 13 weeks before');
    expect(describeAlts(studyWith({ others, altseason: null }))).toBe(
      'Altcoins: season share missing · week to 18 Jan 2026',
    );
  });
});

describe('dominance', () => {
  const dominanceOf = (change: Partial<DominanceReading>) =>
    describeDominance(
      studyWith({ dominance: study.dominance && Object.assign({}, study.dominance, change) }),
    );

  it('tells where its averages stand and since when', () => {
    const { week } = study;
    expect(dominanceOf({ trend: 'falling', turn: { week: week - 3, weeksAgo: 3, to: 'falling' } })).toMatch(
      /EMA4 below EMA13 since 28 Dec 2025 \(3 weeks ago\)\.$/,
    );
    expect(dominanceOf({ trend: 'rising', turn: null })).toMatch(/EMA4 above EMA13\.$/);
    expect(dominanceOf({ trend: 'flat', turn: null })).toMatch(/EMA4 level with EMA13\.$/);
  });

  it('says why it has no reading', () => {
    const without = { dominance: null } as const;
    expect(
      describeDominance(
        studyWith({ ...without, dominanceProblem: { kind: 'gap', firstMissingWeek: 1, missing: 2 } }),
      ),
    ).toBe('BTC dominance: a week is missing from its history.');
    expect(
      describeDominance(studyWith({ ...without, dominanceProblem: { kind: 'last-week-missing', week: 1 } })),
    ).toMatch(/^BTC dominance: last known \d\d\.\d% on 18 Jan 2026, too old to use\.$/);
  });
});
