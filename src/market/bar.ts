import type { SeriesId } from './catalogue.ts';

/** One observation of a series. A missing value is not a bar: it is absent, never zero. */
export interface Bar {
  /** Days since 1970-01-01: the exchange's date for equities, the UTC day for crypto, the observation date otherwise. */
  readonly day: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  /** The value, in the catalogue row's unit. */
  readonly close: number;
  readonly volume: number | null;
}

/** How prices were adjusted by the provider. Levels want `none` or `split`; `total-return` serves returns only. */
export type Adjustment = 'none' | 'split' | 'total-return';

/** A closed bar that had another value when it was first read. */
export interface BarRevision {
  readonly day: number;
  readonly oldClose: number;
  readonly newClose: number;
  /** When the new value was read (ms). */
  readonly seenAt: number;
}

/** What a person should know of a series besides its numbers, where it comes from live sources. */
export interface SeriesNotes {
  /** Why the sources that come before the one in use gave nothing: `Bitstamp: 451`. */
  readonly failedSources: readonly string[];
  /** Recent revisions that may change what was answered before, in the order in which they were seen. */
  readonly revisions: readonly BarRevision[];
  /** The first of the newest days whose values only stand in for the series; null where all are its own. */
  readonly proxySince: number | null;
  /** The line that its licences want beside it. */
  readonly attribution?: string;
}

/** Everything known of one series, oldest bar first, every bar final except `partial`. */
export interface SeriesData {
  readonly id: SeriesId;
  readonly bars: readonly Bar[];
  /** The running day's bar, seen at `fetchedAt` (ms); never part of a statistic. */
  readonly partial: { readonly bar: Bar; readonly fetchedAt: number } | null;
  /** The provider's name as a person may read it. */
  readonly source: string;
  /** `unknown` where the provider does not say. */
  readonly adjustment: Adjustment | 'unknown';
  /** `proxy` where the values stand in for the named series. */
  readonly quality: 'measured' | 'proxy';
  /** When this copy was read from its provider (ms), where known. */
  readonly fetchedAt: number | null;
  readonly notes?: SeriesNotes;
}

/** A week of bars. `day` is its last session; `degraded` marks a crypto week with more than two days missing. */
export interface WeeklyBar {
  readonly week: number;
  readonly day: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly sessions: number;
  readonly isDegraded: boolean;
}
