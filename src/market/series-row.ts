import type { Adjustment } from './bar.ts';
import type { Calendar } from './weeks.ts';

/** Store units: every number of a series is in this unit, converted once when it is read. */
export type Unit = 'points' | 'usd' | 'usd-billions' | 'percent' | 'ratio';

export type SeriesKind = 'index' | 'etf' | 'commodity' | 'crypto' | 'rate' | 'liquidity';

type WallTime = `${number}:${number}`;

/** When an observation of day D becomes public: `lagDays` later at this wall time, unless `release` says otherwise. */
export interface Publication {
  /** Where `release` names a day by itself, the least number of days that can lie between. */
  readonly lagDays: number;
  /**
   * `business-days-later`: the lag counts business days. `next-business-day`: a release that would fall on a holiday
   * moves behind it. `fourth-tuesday`: that of the month after the observation's.
   */
  readonly release?: 'business-days-later' | 'next-business-day' | 'fourth-tuesday';
  readonly at: WallTime;
  /** The wall time on days on which the exchanges close early. */
  readonly earlyAt?: WallTime;
  readonly zone: 'America/New_York' | 'UTC';
}

/**
 * The days a series has an observation for: the exchanges' sessions, every day, the Federal Reserve's business days,
 * those on which money markets trade, one weekday, the first of each month, or none that could be foretold.
 */
export type ObservedDays =
  | 'sessions'
  | 'days'
  | 'business-days'
  | 'money-market-days'
  | 'mondays'
  | 'wednesdays'
  | 'fridays'
  | 'sundays'
  | 'months'
  | 'irregular';

/** The data providers a row can name a symbol for. */
export type ProviderName =
  | 'yahoo'
  | 'cboe'
  | 'tiingo'
  | 'fred'
  | 'fiscaldata'
  | 'nyfed'
  | 'bitstamp'
  | 'coinbase'
  | 'kraken'
  | 'binance'
  | 'coingecko'
  | 'coinmetrics';

/** Where a folder of CSV files keeps this series: file stem, factor to the store unit, and price adjustment. */
export interface CsvFile {
  readonly file: string;
  readonly scale: number;
  readonly adjustment: Adjustment;
}

/** One series of the catalogue. */
export interface SeriesRow {
  readonly label: string;
  /** Lower-case names people type, besides the id. */
  readonly aliases: readonly string[];
  readonly unit: Unit;
  readonly kind: SeriesKind;
  readonly calendar: Calendar;
  readonly cadence: 'daily' | 'weekly' | 'monthly';
  readonly publication: Publication;
  /** Which observations to expect: one that is overdue makes the newest value late, then stale. */
  readonly observed: ObservedDays;
  /** The age in days beyond which a value is stale where no observation can be expected; a plain bound elsewhere. */
  readonly staleAfterDays: number;
  /** A plausible range in the store unit; a value outside it is a unit or currency error. */
  readonly bounds: readonly [low: number, high: number];
  readonly csv: CsvFile;
  readonly providers: Readonly<Partial<Record<ProviderName, string>>>;
}
