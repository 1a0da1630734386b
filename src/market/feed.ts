import type { Adjustment, Bar, SeriesData } from './bar.ts';
import type { SeriesId } from './catalogue.ts';
import type { ProviderName } from './series-row.ts';

/** A final bar that is already kept, and where it came from. */
export interface KnownBar extends Bar {
  /** The source's name as a person may read it. */
  readonly source: string;
  readonly adjustment: Adjustment | 'unknown';
  readonly quality: SeriesData['quality'];
}

/** What is already kept of a series, for a feed to continue. */
export interface KnownSeries {
  /** The newest final bars, oldest first; empty before the first read. */
  readonly bars: readonly KnownBar[];
  /** Bars that wait for confirmation, with the instant (ms) each was first seen. */
  readonly held: readonly (Bar & { readonly firstSeenAt: number })[];
  /** Whether the whole history has been read once. */
  readonly isComplete: boolean;
}

/** Why one source gave nothing that could be used. */
export interface FeedFailure {
  readonly provider: ProviderName;
  readonly label: string;
  /** A word for the kind of failure: `blocked`, `not-data`, `unit`, ... */
  readonly reason: string;
  /** The HTTP status behind it, where there was one. */
  readonly status?: number | undefined;
  /** One sentence for an operator, without credentials. */
  readonly message: string;
  /** How long the source asked to be left alone (ms). */
  readonly retryAfterMs?: number | undefined;
  /** False where the source was not even asked, because it is being left alone. */
  readonly wasAsked: boolean;
}

/** A usable answer for one series, checked, and the sources that had to be passed over for it. */
export interface Delivery {
  readonly provider: ProviderName;
  readonly source: string;
  /** The provider was asked for another series, whose price changes stand in for this one's. */
  readonly isStandIn: boolean;
  readonly bars: readonly Bar[];
  /** Null where there is no running day; undefined where this answer cannot tell. */
  readonly partial: SeriesData['partial'] | undefined;
  readonly adjustment: KnownBar['adjustment'];
  readonly quality: SeriesData['quality'];
  readonly fetchedAt: number;
  readonly publishedAt: number | null;
  readonly coverage: ReadonlyMap<number, number> | null;
  /** Days among the bars that nobody has confirmed yet. */
  readonly quarantined: ReadonlySet<number>;
  /** The bars replace everything kept: a split, a restatement, another adjustment. */
  readonly isFullHistory: boolean;
  /** The series now reaches back as far as its sources do. */
  readonly isComplete: boolean;
  /** How long the answer took (ms). */
  readonly latencyMs: number;
  readonly failures: readonly FeedFailure[];
  /** What an operator should know although the answer is used, such as a second source that disagrees. */
  readonly remarks: readonly string[];
}

export interface FeedRequest {
  readonly known: KnownSeries;
  /** Sources that are being left alone, and why. */
  readonly skipped?: ReadonlyMap<ProviderName, string>;
  readonly signal?: AbortSignal;
}

/** Where series come from, whoever provides them. */
export interface SeriesFeed {
  /** The sources of a series in the order in which they are asked; empty where it has none. */
  sourcesOf(id: SeriesId): readonly { readonly provider: ProviderName; readonly label: string }[];
  /** Throws `FeedError` when no source gave anything usable, or the caller's own abort. */
  fetch(id: SeriesId, request: FeedRequest): Promise<Delivery>;
}

/** No source of a series gave anything usable. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly series: SeriesId;
  readonly failures: readonly FeedFailure[];

  constructor(series: SeriesId, failures: readonly FeedFailure[]) {
    super(`${series}: ${failures.map(describeFailure).join(', ') || 'no source'}`);
    this.series = series;
    this.failures = failures;
  }
}

/** `Bitstamp: 451`, or the reason where no status tells it. */
export function describeFailure({ label, reason, status }: FeedFailure): string {
  return `${label}: ${status === undefined || status === 200 ? reason : status}`;
}
