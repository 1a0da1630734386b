import type { Bar } from '../../market/bar.ts';
import type { SeriesId } from '../../market/catalogue.ts';
import { candleBars, scaleBars } from './bars.ts';
import * as crypto from './crypto-series.ts';
import { TRACKING_PRICES } from './equity-plans.ts';
import * as liquidity from './liquidity-series.ts';
import { dailySigma } from './path.ts';
import { createPaths, type FindPath, type PlanName, planOf } from './paths.ts';

type DrawBars = (findPath: FindPath) => Bar[];

function candles(name: PlanName): DrawBars {
  return (findPath) => candleBars(name, findPath(name), dailySigma(planOf(name)));
}

function tracking(id: keyof typeof TRACKING_PRICES): DrawBars {
  const { base, factor } = TRACKING_PRICES[id];
  return (findPath) => scaleBars(candles(base)(findPath), factor);
}

/** How each series of the catalogue is drawn; a series without an entry does not compile. */
const SERIES: Readonly<Record<SeriesId, DrawBars>> = {
  RUT: candles('RUT'),
  SPX: candles('SPX'),
  NDX: candles('NDX'),
  VIX: candles('VIX'),
  DXY: candles('DXY'),
  IWM: tracking('IWM'),
  QQQ: tracking('QQQ'),
  SPY: tracking('SPY'),
  GLD: candles('GLD'),
  SLV: candles('SLV'),
  ARKK: candles('ARKK'),
  TLT: candles('TLT'),
  MGK: candles('MGK'),
  XLG: candles('XLG'),
  MAGS: candles('MAGS'),
  RSP: candles('RSP'),
  IPO: candles('IPO'),
  FPX: candles('FPX'),
  CPER: candles('CPER'),
  GOLD: tracking('GOLD'),
  SILVER: tracking('SILVER'),
  COPPER: tracking('COPPER'),
  BTC: candles('BTC'),
  ETH: candles('ETH'),
  OTHERS: crypto.othersSeries,
  OTHERS_PROXY: crypto.othersProxySeries,
  TOTAL: crypto.totalSeries,
  TOTAL2: crypto.totalWithoutBitcoinSeries,
  TOTAL3: crypto.totalWithoutMajorTwoSeries,
  STABLECOINS: crypto.stablecoinSeries,
  BTC_D: crypto.bitcoinDominanceSeries,
  ETH_D: crypto.ethereumDominanceSeries,
  ALTSEASON: crypto.altcoinSeasonSeries,
  WALCL: liquidity.fedAssetsSeries,
  TREAST: liquidity.treasuriesSeries,
  MBS: liquidity.mortgageSecuritiesSeries,
  RESERVES: liquidity.reservesSeries,
  BILLS: liquidity.billsSeries,
  TGA: liquidity.treasuryAccountSeries,
  TGA_WEEK_AVERAGE: liquidity.treasuryAccountAverageSeries,
  TGA_DAILY: liquidity.treasuryAccountDailySeries,
  RRP: liquidity.reverseRepoSeries,
  RMP: liquidity.reservePurchaseSeries,
  M2: liquidity.moneyStockSeries,
  M2_WEEKLY: liquidity.weeklyMoneyStockSeries,
  SOFR: liquidity.securedRateSeries,
  IORB: liquidity.reserveRateSeries,
  DFF: liquidity.fedFundsSeries,
  DGS2: liquidity.twoYearYieldSeries,
  DGS10: liquidity.tenYearYieldSeries,
  HY_OAS: liquidity.creditSpreadSeries,
  NFCI: liquidity.financialConditionsSeries,
};

/** Draws any series of the catalogue; paths that several are made of are drawn once. */
export function createSampleSeries(): (id: SeriesId) => readonly Bar[] {
  const findPath = createPaths();
  return (id) => SERIES[id](findPath);
}
