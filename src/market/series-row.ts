import type { Adjustment } from './bar.ts';
import type { Calendar } from './weeks.ts';

/** Store units: every number of a series is in this unit, converted once when it is read. */
export type Unit = 'points' | 'usd' | 'usd-billions' | 'percent' | 'ratio';

export type SeriesKind = 'index' | 'etf' | 'commodity' | 'crypto' | 'rate' | 'liquidity';

/** When an observation of day D becomes public: `lagDays` later (business days where said), at this wall time. */
export interface Publication {
  readonly lagDays: number;
  readonly isBusinessDays?: boolean;
  readonly at: `${number}:${number}`;
  readonly zone: 'America/New_York' | 'UTC';
}

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
  /** Days from the newest observation to the question beyond which the value is called stale. */
  readonly staleAfterDays: number;
  /** A plausible range in the store unit; a value outside it is a unit or currency error. */
  readonly bounds: readonly [low: number, high: number];
  readonly csv: CsvFile;
  readonly providers: Readonly<Partial<Record<ProviderName, string>>>;
}
