import type { Clock } from '../lib/clock.ts';
import type { HttpClient } from '../lib/http.ts';
import type { Adjustment, Bar, SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';

/** `unknown` where a provider does not document how it adjusts: such prices are never compared with adjusted ones. */
export type ProviderAdjustment = Adjustment | 'unknown';

/** A change of the share count: after `day` (inclusive) one old share is `ratio` new ones. */
export interface Split {
  readonly day: number;
  readonly ratio: number;
}

/** What a provider answered for one series, converted to the catalogue's unit, oldest bar first. */
export interface ProviderResult {
  /** Final observations only; at most one a day. */
  readonly bars: readonly Bar[];
  /** The running day as seen now; it is never history. */
  readonly partial: SeriesData['partial'];
  readonly adjustment: ProviderAdjustment;
  readonly quality: SeriesData['quality'];
  /** The unit in the provider's own words, where it states one. */
  readonly unitText: string | null;
  /** When this answer was read (ms). */
  readonly fetchedAt: number;
  /** When the newest observation became public, where the provider says so (ms). */
  readonly publishedAt: number | null;
  /**
   * Days on which earlier prices were restated: a split, or a dividend of a dividend-adjusted series. A stored
   * history that ends before such a day must be read again in full.
   */
  readonly events: { readonly splits: readonly Split[]; readonly dividendDays: readonly number[] };
  /** True when the provider keeps less history than was asked for, so `bars` begin later than they should. */
  readonly isTruncated: boolean;
  /** Per day, the share of the market's value that the figure rests on (a ratio); null where that has no meaning. */
  readonly coverage: ReadonlyMap<number, number> | null;
}

export interface ProviderRequest {
  /** Oldest day wanted; without it the whole history. */
  readonly since?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One way to obtain series. Several providers may share a name when one publisher has several doors. */
export interface Provider {
  readonly name: ProviderName;
  /** The name a person reads beside a value. */
  readonly label: string;
  /** The line its licence wants under whatever shows its data. */
  readonly attribution?: string;
  /** False where the catalogue names no symbol for this provider, or the key it needs was not given. */
  serves(id: SeriesId): boolean;
  /** Throws `SourceError`, whose `reason` says what a fallback needs to know; or the caller's own abort. */
  fetch(id: SeriesId, request?: ProviderRequest): Promise<ProviderResult>;
}

/** The doors that can be pointed elsewhere, by tests or an operator's proxy. */
export type BaseUrls = Readonly<Partial<Record<ProviderName | 'fredgraph', string>>>;

/** What every provider is built from. */
export interface ProviderDeps {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly baseUrls?: BaseUrls;
}
