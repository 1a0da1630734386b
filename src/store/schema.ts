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
  chat_settings: ChatSettingsTable;
  subscriptions: SubscriptionsTable;
  deliveries: DeliveriesTable;
  send_slots: SendSlotsTable;
  alerts: AlertsTable;
  alert_events: AlertEventsTable;
  forecasts: ForecastsTable;
  seen_updates: SeenUpdatesTable;
  installations: InstallationsTable;
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

/** A chat, with all its topics and threads. */
export interface ChatColumns {
  platform: string;
  /** Empty where the platform has no workspaces. */
  tenant: string;
  conversation: string;
}

/** A chat or one topic or thread of it; `thread` is empty for the chat itself. */
export interface PlaceColumns extends ChatColumns {
  thread: string;
}

/** What a chat chose; null where it chose nothing. */
export interface ChatSettingsTable extends ChatColumns {
  /** IANA name. */
  zone: string | null;
  detail: 'full' | 'brief' | null;
  theme: 'dark' | 'light' | null;
}

/** At most one a place. An ended one stays, so that taking it up again cannot send a week's digest twice. */
export interface SubscriptionsTable extends PlaceColumns {
  id: string;
  /** 1 for Monday to 7 for Sunday, by the clock of `zone`. */
  weekday: number;
  hour: number;
  minute: number;
  zone: string;
  /** 1 where the zone is the chat's and changes with it. */
  follows_chat_zone: number;
  detail: 'full' | 'brief';
  set_by: string;
  set_by_name: string | null;
  set_at: number;
  state: 'active' | 'paused' | 'ended';
  /** Why it is paused. */
  reason: string | null;
  state_since: number;
  /** Null unless active. */
  next_run_at: number | null;
  /** What the chat's last digest said, as JSON. */
  last_digest: string | null;
}

/** The outbox: what is to be sent to chats, and what became of it. */
export interface DeliveriesTable extends PlaceColumns {
  id: string;
  kind: 'digest' | 'alert';
  /** Whose delivery it is: the subscription's id, or the place of an alert. One a subject and period. */
  subject: string;
  period: string;
  /** The chat as one text: its deliveries go out one after the other. */
  chat: string;
  /** 1 while something is left to do. */
  is_open: number;
  state: 'pending' | 'sending' | 'sent' | 'unknown' | 'paused' | 'failed' | 'skipped';
  /** The second step, once the text is sent. */
  image: 'none' | 'pending' | 'sending' | 'sent' | 'unknown' | 'failed';
  reason: string | null;
  due_at: number;
  /** Not to be tried before. */
  available_at: number;
  /** How often sending was begun. */
  attempts: number;
  lease_owner: string | null;
  lease_expires_at: number | null;
  /** When the text was known to be sent. */
  sent_at: number | null;
  /** The platform's names of the messages. */
  reference: string | null;
  /** What the text was composed of. */
  data_version: string | null;
  /** What to send, as JSON, where it was fixed in advance. */
  content: string | null;
}

/** When a platform takes the next message, by what it counts: the bot as a whole, or one chat. */
export interface SendSlotsTable {
  key: string;
  free_at: number;
}

/** What places want to be told of; numbered within a place, so that a person can name one. */
export interface AlertsTable extends PlaceColumns {
  id: string;
  number: number;
  /** In the words that people write it in. */
  condition: string;
  set_by: string;
  set_by_name: string | null;
  set_at: number;
  expires_at: number;
  state: 'active' | 'paused' | 'ended';
  /** Why it is paused or ended. */
  reason: string | null;
  /** How far it was evaluated, as JSON; null before the first time. */
  evaluation: string | null;
  last_event_at: number | null;
}

/** What every alert has told: one row an event, so that none is told twice. */
export interface AlertEventsTable {
  alert: string;
  event: string;
  seen_at: number;
}

/** Statements about a coming week and what became of them; only ever added to. */
export interface ForecastsTable {
  sequence: number;
  kind: 'statement' | 'grade';
  name: string;
  /** The week that the statement is about. */
  week: number;
  /** JSON. */
  body: string;
  /** The hash of the entry before it; empty for the first. */
  previous_hash: string;
  hash: string;
}

/** What a platform delivered and the bot took over. */
export interface SeenUpdatesTable {
  /** The platform and the bot there: updates count for each by themselves. */
  source: string;
  update_key: string;
  seen_at: number;
}

/** The workspaces and organisations that have installed the bot. */
export interface InstallationsTable {
  tenant: string;
  /** The installation as JSON, encrypted: it holds tokens. */
  sealed: string;
  installed_at: number;
  /** Until when (ms) one process alone may refresh its token; 0 where none does. */
  refresh_until: number;
}
