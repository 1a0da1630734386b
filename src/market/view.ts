import type { DataError } from '../lib/errors.ts';
import type { Adjustment, Bar, SeriesData, SeriesNotes, WeeklyBar } from './bar.ts';
import type { PackedSeries } from './bar-columns.ts';
import type { SeriesId } from './catalogue.ts';

/** The moment a question is answered for. A date means the end of that UTC day with its bars final. */
export interface AsOf {
  /** Milliseconds; for a date, the midnight that ends it. */
  readonly instant: number;
  /** True when the question named a past date; false when it is about now. */
  readonly isDate: boolean;
}

/** Where a value came from and how old it is; `date` is its observation day, `publishedAt` the instant it became public. */
export interface Provenance {
  readonly series: SeriesId;
  readonly label: string;
  readonly source: string;
  readonly adjustment: Adjustment | 'unknown';
  readonly quality: 'measured' | 'proxy';
  readonly unit: string;
  readonly date: string | null;
  readonly publishedAt: string | null;
  readonly stale: boolean;
  /** Of live data alone. A past date knows nothing of what its sources do today. */
  readonly notes?: SeriesNotes;
}

/** Weeks of one series as of an instant. Statistics use `closed` only. */
export interface WeeklySeries {
  readonly id: SeriesId;
  readonly closed: readonly WeeklyBar[];
  /** The running week, null when it has no bar yet. */
  readonly open: WeeklyBar | null;
  /** The newest week that is over on this series' calendar, whether or not a bar of it exists. */
  readonly lastClosedWeek: number;
  /** When the running week closes (ms). */
  readonly closesAt: number;
}

/** One value a week, on the ISO week index, for statistics that join equities and crypto. */
export interface WeeklyValue {
  readonly week: number;
  readonly day: number;
  readonly value: number;
}

/**
 * Read access to every series as of one instant: nothing published later can be seen, so a past date and "now"
 * are answered by the same code. Each reader throws `DataError` for a series that has no bar by then.
 */
export interface MarketView {
  readonly asOf: AsOf;
  readonly isSample: boolean;
  has(id: SeriesId): boolean;
  /** Final daily (or weekly, as published) observations, oldest first. */
  daily(id: SeriesId): readonly Bar[];
  weekly(id: SeriesId): WeeklySeries;
  /**
   * The series' value in each ISO week closed on both calendars: its last bar dated Friday or earlier, or, for a
   * series published weekly, its value in that week (METHOD 4.5).
   */
  joint(id: SeriesId): readonly WeeklyValue[];
  /** The newest ISO week closed on both calendars. */
  readonly lastJointWeek: number;
  provenance(id: SeriesId): Provenance;
}

/** All data at one data version; `asOf` gives the view of an instant. */
export interface Market {
  /** Changes when any value changes: the key of every cache. */
  readonly version: string;
  readonly isSample: boolean;
  asOf(asOf: AsOf): MarketView;
}

/** Where a Market reads its series from: a CSV folder, the sample market, or the store. */
export interface SeriesReader {
  readonly version: string;
  readonly isSample: boolean;
  /** Undefined when this reader has no such series. Throws `DataError` when what it has is unusable. */
  read(id: SeriesId): SeriesData | undefined;
  /**
   * The same without an object for every bar, from a reader that holds its series packed. What it gives again as
   * the same columns is not aggregated again.
   */
  readPacked?(id: SeriesId): PackedSeries | undefined;
  /** Why a series is not there, where this reader knows more than that it is not. */
  explainMissing?(id: SeriesId): DataError | undefined;
}
