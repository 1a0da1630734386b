import type { HttpError, HttpErrorKind } from './http-error.ts';

/** Nobody waits longer than this inside a request: a host that asks for more has its circuit opened instead. */
export const MAX_RETRY_WAIT_MS = 15_000;
const FIRST_BACKOFF_MS = 1_000;

/** Failures of the moment, which the same request may survive a second later. */
const PASSING_KINDS: ReadonlySet<HttpErrorKind> = new Set(['timeout', 'network', 'server']);

export function isPassingFailure(error: HttpError): boolean {
  return PASSING_KINDS.has(error.kind);
}

/**
 * Milliseconds a `Retry-After` header asks for: whole seconds or an HTTP date (RFC 9110 section 10.2.3), never
 * negative; undefined when the header is absent or unreadable.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // Date.parse alone would make a date of almost anything, "-5" included.
  const instant = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
  return Number.isFinite(instant) ? Math.max(0, instant - now) : undefined;
}

/**
 * How long to wait before trying again (ms), or undefined when this failure ends the request. `attempt` counts
 * from 0. A rate limit is tried again only where the host named a short wait: a guess would prolong the ban.
 * Otherwise full jitter, so that clients which failed together do not return together.
 */
export function retryDelay(
  error: HttpError,
  attempt: number,
  maxRetries: number,
  random: () => number,
): number | undefined {
  if (attempt >= maxRetries) return undefined;
  const wait = error.retryAfterMs;
  if (wait !== undefined && wait > MAX_RETRY_WAIT_MS) return undefined;
  if (error.kind === 'rate-limited') return wait;
  if (!isPassingFailure(error)) return undefined;
  return wait ?? random() * Math.min(MAX_RETRY_WAIT_MS, FIRST_BACKOFF_MS * 2 ** attempt);
}
