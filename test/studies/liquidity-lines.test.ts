import { describe, expect, it } from 'vitest';
import { createMarket } from '../../src/market/market.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import {
  describeAccount,
  describeLegs,
  describeLink,
  describeLiquidity,
  describePurchases,
  formatBillions,
} from '../../src/studies/liquidity-lines.ts';
import { type LiquidityStudy, studyLiquidity } from '../../src/studies/liquidity-study.ts';
import { asOfDate, day } from '../fakes/market.ts';

const view = createMarket(createSampleReader()).asOf(asOfDate('2026-01-18'));
const study = studyLiquidity(view);
const studyWith = (change: Partial<LiquidityStudy>): LiquidityStudy => Object.assign({}, study, change);

describe('billions', () => {
  it('have decimals only where they are few', () => {
    expect([5801.4, 9.96, 9.94, 0.223, -24.1, -3.2].map(formatBillions)).toEqual([
      '$5,801B',
      '$10B',
      '$9.9B',
      '$0.2B',
      '−$24B',
      '−$3.2B',
    ]);
  });
});

describe('legs', () => {
  it('carry their own date where it is another Wednesday, and say which change is missing', () => {
    const reverseRepo = { value: 3.2, day: day('2026-01-12'), change4w: null, change13w: -2 };
    const figures = Object.assign({}, study.figures, { reverseRepo });
    expect(describeLegs(studyWith({ figures }))).toMatch(
      /less reverse repo \$3\.2B of 12 Jan 2026 \(missing, −2\); changes over 4 and 13 weeks\.$/,
    );
  });

  it('have an impulse only where its start is known', () => {
    expect(describeLiquidity(studyWith({ impulse: null }))).toMatch(
      /^Net liquidity \$5,\d{3}B · Wednesday 14 Jan 2026$/,
    );
    const impulse = { day: study.last.day, change: -20.4, ratio: -0.0035, z: null };
    expect(describeLiquidity(studyWith({ impulse }))).toContain(', −20B in 13 weeks · Wednesday');
  });
});

describe('Treasury account', () => {
  const priorYears = { n: 10, median: 5, q1: 1, q3: 9, low: -38, high: 108 };
  const accountOf = (perWeek: number, value = study.figures.treasuryGeneralAccount.value) =>
    describeAccount(
      studyWith({
        pace: { perWeek, priorYears },
        figures: Object.assign({}, study.figures, {
          treasuryGeneralAccount: Object.assign({}, study.figures.treasuryGeneralAccount, { value }),
        }),
      }),
    );

  it('adds liquidity when it falls and drains it when it rises', () => {
    expect(accountOf(-21.1)).toMatch(
      /^Treasury account falling \$21B a week over 4 weeks, which adds liquidity; same weeks of 10 earlier years: median \+5 \(−38 to \+108\)/,
    );
    expect(accountOf(12)).toContain('rising $12B a week over 4 weeks, which drains liquidity');
    expect(accountOf(0.2)).toContain('Treasury account level over 4 weeks');
  });

  it("is compared with the article's figure", () => {
    expect(accountOf(0, 777)).toContain('It is 22% below the article\'s "about $1T".');
    expect(accountOf(0, 1_320)).toContain('It is 32% above the article\'s "about $1T".');
    expect(accountOf(0, 924)).toContain('The article\'s "about $1T" is within 10% of it.');
  });

  it('says when its level of four weeks ago is missing', () => {
    expect(describeAccount(studyWith({ pace: null }))).toMatch(
      /^Treasury account: the level of four weeks ago is missing\./,
    );
  });
});

describe('reserve purchases', () => {
  const purchasesOf = (totalPerMonth: number, date = '2026-01-14') =>
    describePurchases(
      studyWith({
        purchases: { totalPerMonth, treasuriesPerMonth: 42.4, day: day(date) },
        deskPurchases: null,
      }),
    );

  it("are compared with the article's 40 billion and named for what they are", () => {
    expect(purchasesOf(26.8)).toBe(
      "Reserve purchases $27B a month by all holdings, below the article's $40B (Treasuries alone $42B): reserve management, not QE.",
    );
    expect(purchasesOf(37.7)).toContain("near the article's $40B");
    expect(purchasesOf(55)).toContain("above the article's $40B");
  });

  it('are none before the first operation', () => {
    expect(purchasesOf(-24.1, '2025-12-10')).toBe(
      'Fed holdings shrink $24B a month (Treasuries alone $42B); no reserve management purchases yet.',
    );
    expect(purchasesOf(201, '2021-11-10')).toContain('Fed holdings grow $201B a month');
  });
});

describe('link', () => {
  const link = { r: 0.5, low: 0.2, high: 0.7, n: 600, effectiveSample: 46, isIndistinguishable: false };
  const linkOf = (change: object) =>
    describeLink(studyWith({ link: Object.assign({}, link, change) }), view.asOf.instant);

  it('is called indistinguishable from zero only when the interval says so', () => {
    expect(linkOf({})).toContain(
      'r 0.50 (95% interval 0.20 to 0.70; 600 overlapping weeks, about 46 independent): distinguishable from zero.',
    );
    expect(linkOf({ low: -0.2, isIndistinguishable: true })).toContain(': not distinguishable from zero.');
  });

  it('has no figure from a handful of independent stretches', () => {
    expect(linkOf({ n: 70, effectiveSample: 5.4 })).toContain(
      'too short a history (70 overlapping weeks, about 5 independent)',
    );
  });
});
