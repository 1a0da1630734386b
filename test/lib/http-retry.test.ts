import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HttpError, type HttpErrorKind, kindOfStatus } from '../../src/lib/http-error.ts';
import { MAX_RETRY_WAIT_MS, parseRetryAfter, retryDelay } from '../../src/lib/http-retry.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

const failure = (kind: HttpErrorKind, retryAfterMs?: number) =>
  new HttpError('failed', { kind, host: 'data.example', retryAfterMs });

describe('Retry-After', () => {
  it.each([
    ['1', 1_000],
    [' 3600 ', 3_600_000],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ])('reads %s', (header, ms) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });

  it.each([null, '', 'soon', '-5'])('has no answer for %s', (header) => {
    expect(parseRetryAfter(header, NOW)).toBeUndefined();
  });
});

describe('the wait before another attempt', () => {
  it('is never longer than a person would bear, whatever the host says', () => {
    const kinds = fc.constantFrom<HttpErrorKind>('timeout', 'network', 'server', 'rate-limited', 'blocked');
    fc.assert(
      fc.property(
        kinds,
        fc.option(fc.nat(1e8), { nil: undefined }),
        fc.nat(5),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (kind, retryAfterMs, attempt, random) => {
          const delay = retryDelay(failure(kind, retryAfterMs), attempt, 2, () => random);
          const isBearable = delay === undefined || (delay >= 0 && delay <= MAX_RETRY_WAIT_MS);
          expect(isBearable && (attempt < 2 || delay === undefined)).toBe(true);
        },
      ),
    );
  });

  it.each<HttpErrorKind>(['blocked', 'client', 'not-data', 'too-large', 'circuit-open'])(
    'does not exist for %s, which a second attempt cannot change',
    (kind) => {
      expect(retryDelay(failure(kind), 0, 2, () => 0.5)).toBeUndefined();
    },
  );
});

describe('the kind of a status', () => {
  it.each([
    [400, 'client'],
    [401, 'client'],
    [404, 'client'],
    [403, 'blocked'],
    [451, 'blocked'],
    [418, 'rate-limited'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'server'],
  ])('of %i is %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind);
  });
});
