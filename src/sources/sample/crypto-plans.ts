import type { PathPlan } from './path.ts';
import type { Loadings } from './shocks.ts';

function crypto(volatility: number, loadings: Loadings, anchors: string): PathPlan {
  return { calendar: 'utc', volatility, loadings, anchors };
}

/**
 * Bitcoin swings long and wide enough that each rise and fall leaves one crossing of the weekly MACD. It ends in a
 * base after a fall: MACD below its signal, the gap closing, the cross price within reach.
 */
const BTC_SWINGS = `2012-01-02 5.1, 2012-08-19 12.4, 2012-10-28 10.2, 2013-04-07 172, 2013-07-07 71, 2013-12-01 1015,
  2014-04-13 415, 2014-06-08 668, 2015-01-18 208, 2015-07-12 312, 2015-09-06 231, 2016-06-19 742, 2016-08-07 572,
  2017-06-11 2860, 2017-12-17 18650, 2018-04-08 6950, 2018-05-06 9450, 2018-12-16 3210, 2019-06-30 11900,
  2019-12-22 7020, 2020-02-16 10150, 2020-03-22 5720, 2020-08-16 11900, 2020-10-04 10500, 2021-04-11 60400,
  2021-07-18 31200, 2021-11-07 65200, 2022-01-30 37100, 2022-03-27 46900, 2022-06-19 19900, 2022-08-14 24100,
  2022-11-20 16300, 2023-04-16 30100, 2023-06-11 25700, 2023-08-20 26200, 2024-03-17 69500, 2024-08-04 56500,
  2024-12-15 103800, 2025-04-06 78600, 2025-08-10 119200, 2025-09-07 110800, 2025-10-05 121400, 2025-11-02 107900,
  2025-11-23 86400, 2025-12-07 90200, 2025-12-21 89600, 2026-01-04 93800, 2026-01-11 94600, 2026-01-18 96900`;

/** Prices and hidden capitalisations (USD) that the crypto series are made of. */
export const CRYPTO_PLANS = {
  BTC: crypto(0.4, { crypto: 0.9 }, BTC_SWINGS),
  ETH: crypto(
    0.6,
    { crypto: 0.85 },
    `2015-08-07 1.2, 2016-03-13 14.5, 2016-12-04 7.8, 2017-06-11 345, 2018-01-14 1360, 2018-12-16 85,
    2019-06-30 310, 2020-03-15 118, 2020-08-16 434, 2021-05-09 3900, 2021-07-18 1890, 2021-11-07 4620,
    2022-06-19 1010, 2022-08-14 1940, 2022-11-20 1130, 2024-03-10 3890, 2024-08-04 2690, 2024-12-08 3990,
    2025-04-06 1570, 2025-08-24 4780, 2025-11-23 2790, 2026-01-18 3180`,
  ),
  /** Altcoins outside the ten largest: the record stays in 2021, and the last half year falls while small caps rise. */
  ALTCOINS: crypto(
    0.55,
    { crypto: 0.85 },
    `2014-03-02 6.2e7, 2015-01-18 3.1e7, 2016-06-19 2.4e8, 2017-06-11 9.8e9, 2018-01-07 1.3e11, 2018-12-16 1.12e10,
    2019-06-30 3.1e10, 2020-03-15 1.08e10, 2020-09-06 5.2e10, 2021-05-09 3.35e11, 2021-07-18 1.42e11,
    2021-11-07 4.3e11, 2022-06-19 1.1e11, 2022-11-20 9.4e10, 2023-10-15 9.1e10, 2024-03-10 3.05e11,
    2024-08-04 1.72e11, 2024-12-08 4.1e11, 2025-04-06 1.78e11, 2025-08-17 3.02e11, 2025-10-05 2.95e11,
    2025-11-23 1.98e11, 2026-01-18 1.92e11`,
  ),
  /** The large altcoins between Ethereum and the tenth. */
  MAJORS: crypto(
    0.6,
    { crypto: 0.82 },
    `2014-03-02 6.5e8, 2016-12-04 5.4e8, 2017-06-11 2.2e10, 2018-01-07 1.9e11, 2018-12-16 2.4e10, 2020-03-15 2.1e10,
    2021-05-09 3.6e11, 2021-11-07 4.2e11, 2022-11-20 1.15e11, 2024-03-10 3.1e11, 2024-12-08 5.2e11, 2025-04-06 3.1e11,
    2025-08-17 4.6e11, 2026-01-18 3.7e11`,
  ),
  STABLECOINS: crypto(
    0.03,
    {},
    `2017-11-29 8.2e8, 2018-12-16 2.6e9, 2020-03-15 6.1e9, 2020-12-27 2.8e10, 2022-04-24 1.84e11, 2023-10-15 1.23e11,
    2024-12-15 2.04e11, 2026-01-18 3.09e11`,
  ),
} as const satisfies Record<string, PathPlan>;

/** Coins in circulation, linear between the sample's ends: enough for capitalisations and shares of the market. */
export const COINS_IN_CIRCULATION = {
  BTC: { first: 8.0e6, last: 1.997e7 },
  ETH: { first: 7.2e7, last: 1.207e8 },
} as const;
