/**
 * What is planted in the sample market, by date. Tests hold the drawn series and every analysis against it: here
 * the truth is known by construction, which no real history offers.
 */
export const SAMPLE_EVENTS = {
  /** The first Monday, and the Sunday that ends the last week. */
  firstDay: '2012-01-02',
  lastDay: '2026-01-18',
  russell: {
    /** The record weekly close that stands until the breakout. */
    ceiling: { weekEnd: '2021-11-12', close: 2399 },
    /** First weekly close above the ceiling. */
    breakout: { weekEnd: '2025-10-17' },
    /** Second weekly close in a row more than 1 % above it. */
    confirmed: { weekEnd: '2025-10-31' },
    /** The week that comes back within 1 % of the ceiling, and the next one that leaves it upwards. */
    retest: { weekEnd: '2025-11-21' },
    held: { weekEnd: '2025-11-28' },
    lastClose: 2668,
  },
  bitcoin: {
    /** Weeks (their Sundays) in which the weekly MACD(12,26,9) closes above its signal after not having been. */
    goldenCrosses: [
      '2012-12-02',
      '2013-08-18',
      '2014-05-25',
      '2014-10-05',
      '2015-03-01',
      '2015-09-27',
      '2016-09-18',
      '2017-05-14',
      '2017-06-11',
      '2018-11-04',
      '2020-01-19',
      '2020-05-17',
      '2020-11-01',
      '2021-09-26',
      '2022-08-07',
      '2023-08-27',
      '2024-09-15',
      '2025-05-11',
    ],
    deathCrosses: [
      '2012-09-02',
      '2013-05-19',
      '2014-01-12',
      '2014-07-13',
      '2014-11-16',
      '2015-08-23',
      '2016-04-17',
      '2017-04-16',
      '2017-06-04',
      '2018-01-07',
      '2019-08-11',
      '2020-03-08',
      '2020-10-04',
      '2021-05-16',
      '2021-12-19',
      '2023-06-04',
      '2024-04-07',
      '2025-01-26',
      '2025-08-24',
    ],
    lastClose: 96_900,
    /** The close that would have made the next golden cross lies this far (ratio) above the last close. */
    crossPriceDistance: { least: 0.05, most: 0.07 },
  },
  /** Phase 2, small caps and silver, has led since the end of summer. */
  leadingPhase: 2,
  liquidity: {
    /** Growth of the Fed's Treasuries and mortgage securities together, USD billions a month. */
    reservePurchasesPerMonth: 40,
    /** The Treasury's account in the last quarter, USD billions. */
    treasuryAccount: { least: 780, most: 1010 },
  },
} as const;

/** The instant (ms) a demonstration on the sample market takes for now: its last week is just over. */
export const SAMPLE_NOW = Date.UTC(2026, 0, 19, 0, 30);
