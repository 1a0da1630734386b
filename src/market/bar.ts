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
