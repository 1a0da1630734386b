import { HttpError, type HttpErrorKind } from '../lib/http-error.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';

/** Why a provider gave no usable series. */
export type SourceReason =
  /** A web page, or something else that is not data, with status 200. */
  | 'not-data'
  /** The answer lacks a field, or has one of another type, length or form. */
  | 'shape'
  /** The stated unit is unknown, or the magnitude contradicts it. */
  | 'unit'
  | 'currency'
  /** Bars of another length than asked for. */
  | 'granularity'
  /** The provider does not know the symbol, or answered for another one. */
  | 'symbol'
  | 'empty'
  /** An observation lies in the future. */
  | 'future-date'
  /** The provider's newest value is older than it may be. */
  | 'stale'
  /** Two figures of the same provider contradict each other. */
  | 'cross-check'
  /** Too little of the market is behind the figure. */
  | 'coverage'
  /** Status 200 around an error. */
  | 'error-envelope'
  /** The key is missing, wrong or not entitled. */
  | 'key'
  /** The free plan ends 365 days ago; a shorter window is never substituted. */
  | 'cap-365-days'
  /** A value that cannot be true: a candle that contradicts itself, a price of zero, an unadjusted split. */
  | 'value'
  /** A day is missing where there is one every day. */
  | 'gap'
  /** The answer cannot continue what is kept: too few common days, another level, another adjustment. */
  | 'splice'
  /** Any other refusal of the request itself. */
  | 'rejected'
  | Exclude<HttpErrorKind, 'client' | 'circuit-open'>;

export interface SourceErrorDetails {
  readonly provider: ProviderName;
  readonly series: SeriesId;
  readonly reason: SourceReason;
  /** The HTTP status behind it, also when the host is only being left alone because of it. */
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** A provider's failure for one series. The message is one sentence for an operator, without credentials. */
export class SourceError extends Error implements SourceErrorDetails {
  override readonly name = 'SourceError';
  readonly provider: ProviderName;
  readonly series: SeriesId;
  readonly reason: SourceReason;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, details: SourceErrorDetails) {
    super(message);
    this.provider = details.provider;
    this.series = details.series;
    this.reason = details.reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Thrown by a provider's parts, which know the reason but not the series; becomes a `SourceError` at the door. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';
  readonly reason: SourceReason;

  constructor(reason: SourceReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

function reasonOfHttp(error: HttpError): SourceReason {
  const kind = error.kind === 'circuit-open' ? (error.because ?? 'network') : error.kind;
  if (kind === 'circuit-open') return 'network';
  if (kind !== 'client') return kind;
  if (error.status === 401) return 'key';
  return error.status === 404 ? 'symbol' : 'rejected';
}

/**
 * The error a provider's door throws for whatever went wrong behind it. `explain` reads the reason from a refusal
 * that states it in its body. Anything unforeseen, and the caller's own abort, is returned as it is.
 */
export function toSourceError(
  error: unknown,
  where: { readonly provider: ProviderName; readonly series: SeriesId },
  explain?: (error: HttpError) => SourceReason | undefined,
): unknown {
  if (error instanceof SourceFault) {
    return new SourceError(error.message, { ...where, reason: error.reason });
  }
  if (error instanceof HttpError) {
    return new SourceError(error.message, {
      ...where,
      reason: explain?.(error) ?? reasonOfHttp(error),
      status: error.status,
      retryAfterMs: error.retryAfterMs,
    });
  }
  return error;
}
