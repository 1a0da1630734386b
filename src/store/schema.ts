import type { Adjustment, SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';

/** The two databases the store speaks to. */
export type Dialect = 'sqlite' | 'postgres';

/**
 * The tables, the same in both dialects. Instants are milliseconds since 1970 (UTC), days are epoch days, and every
 * figure of a series is in its catalogue row's unit. A value that does not exist is null, never zero.
 */
export interface Schema {
  bars: BarsTable;
  partial_bars: PartialBarsTable;
  bar_revisions: BarRevisionsTable;
  stored_series: StoredSeriesTable;
  data_version: DataVersionTable;
  provider_states: ProviderStatesTable;
  refresh_states: RefreshStatesTable;
  coin_snapshots: CoinSnapshotsTable;
  last_answers: LastAnswersTable;
}

export interface CandleColumns {
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  volume: number | null;
}

/** One row a series, status and day: a quarantined value waits beside the final one, it never displaces it. */
export interface BarsTable extends CandleColumns {
  series: SeriesId;
  status: 'final' | 'quarantined';
  day: number;
  source: string;
  adjustment: Adjustment | 'unknown';
  quality: SeriesData['quality'];
  published_at: number | null;
  fetched_at: number;
  coverage: number | null;
  /** The close as it was first seen, and when: what statistics about revisions compare with. */
  first_close: number;
  first_seen_at: number;
}

/** The running day's bar, at most one a series. */
export interface PartialBarsTable extends CandleColumns {
  series: SeriesId;
  day: number;
  fetched_at: number;
}

/** Every change of a final bar, by when it was seen. The new values are null where the bar was removed. */
export interface BarRevisionsTable {
  series: SeriesId;
  day: number;
  seen_at: number;
  source: string;
  old_open: number | null;
  old_high: number | null;
  old_low: number | null;
  old_close: number;
  old_volume: number | null;
  new_open: number | null;
  new_high: number | null;
  new_low: number | null;
  new_close: number | null;
  new_volume: number | null;
}

/** When each series last changed (in data versions), so that a reader loads only what is new. */
export interface StoredSeriesTable {
  series: SeriesId;
  version: number;
  /** Like `version`, but untouched by the running day's bar. */
  bars_version: number;
  /** How many final bars there are: counting them would read them all. */
  bar_count: number;
  /** The newest answer that was stored; 0 before the first. */
  fetched_at: number;
}

/** One row: a counter that moves with every change a reader could see. */
export interface DataVersionTable {
  id: number;
  version: number;
}

export interface ProviderStatesTable {
  provider: ProviderName;
  series: SeriesId;
  state: 'ok' | 'late' | 'stale' | 'blocked' | 'broken';
  last_attempt_at: number;
  last_success_at: number | null;
  last_day: number | null;
  failures: number;
  last_error: string | null;
  blocked_until: number | null;
  latency_ms: number | null;
}

export interface RefreshStatesTable {
  series: SeriesId;
  last_attempt_at: number | null;
  last_success_at: number | null;
  next_due_at: number | null;
  backfill_cursor: string | null;
  backfilled_at: number | null;
}

/** The crypto market's ranking as it stood on a day: a record of our own that nobody can revise. */
export interface CoinSnapshotsTable {
  day: number;
  rank: number;
  taken_at: number;
  coin_id: string;
  symbol: string;
  market_cap_usd: number | null;
  price_usd: number | null;
}

export interface LastAnswersTable {
  chat: string;
  person: string;
  answer: string;
  expires_at: number;
}
