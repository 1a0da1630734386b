/** What went wrong with a request, in the terms a fallback decision needs. */
export type HttpErrorKind =
  | 'timeout'
  | 'network'
  | 'too-large'
  | 'not-data'
  | 'rate-limited'
  | 'blocked'
  | 'client'
  | 'server'
  | 'circuit-open';

export interface HttpErrorDetails {
  readonly kind: HttpErrorKind;
  readonly host: string;
  readonly status?: number | undefined;
  /** How long the host asked to be left alone, or how long its circuit stays open (ms). */
  readonly retryAfterMs?: number | undefined;
  /** For `circuit-open`: the failure that opened the circuit. */
  readonly because?: HttpErrorKind | undefined;
  /** The start of an error answer's body, with credentials cut, for providers that explain themselves there. */
  readonly excerpt?: string | undefined;
}

/** The only error a request ends in, besides the caller's own abort. No field holds a query string. */
export class HttpError extends Error implements HttpErrorDetails {
  override readonly name = 'HttpError';
  readonly kind: HttpErrorKind;
  readonly host: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly because: HttpErrorKind | undefined;
  readonly excerpt: string | undefined;

  constructor(message: string, details: HttpErrorDetails) {
    super(message);
    this.kind = details.kind;
    this.host = details.host;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.because = details.because;
    this.excerpt = details.excerpt;
  }
}

/** 418 is how one exchange says that an address is banned for its request rate. */
const RATE_STATUSES: ReadonlySet<number> = new Set([418, 429]);
const BLOCK_STATUSES: ReadonlySet<number> = new Set([403, 451]);

/** The kind of an answer outside 200 to 299. */
export function kindOfStatus(status: number): HttpErrorKind {
  if (RATE_STATUSES.has(status)) return 'rate-limited';
  if (BLOCK_STATUSES.has(status)) return 'blocked';
  return status >= 500 ? 'server' : 'client';
}
