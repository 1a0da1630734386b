import { describe, expect, it } from 'vitest';
import { HostCircuits } from '../../src/lib/http-circuit.ts';
import { HttpError, type HttpErrorKind } from '../../src/lib/http-error.ts';

const HOST = 'data.example';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const failure = (kind: HttpErrorKind, retryAfterMs?: number) =>
  new HttpError('failed', { kind, host: HOST, retryAfterMs });

function openedFor(kind: HttpErrorKind, retryAfterMs: number | undefined, now: number): number | undefined {
  const opened = new HostCircuits({ now: () => now }).recordFailure(HOST, failure(kind, retryAfterMs), false);
  return opened && opened.openUntil - now;
}

describe('how long a host is left alone', () => {
  const noon = Date.UTC(2026, 10, 24, 12);

  it.each([
    ['no wish', undefined, 5 * MINUTE],
    ['a wish of a second', 1_000, 5 * MINUTE],
    ['a wish of an hour', HOUR, HOUR],
    ['a wish of a week', 168 * HOUR, 6 * HOUR],
  ])('after a rate limit with %s', (_wish, retryAfterMs, expected) => {
    expect(openedFor('rate-limited', retryAfterMs, noon)).toBe(expected);
  });

  it('after a block: the rest of the UTC day, five minutes at least', () => {
    expect(openedFor('blocked', undefined, noon)).toBe(12 * HOUR);
    expect(openedFor('blocked', undefined, Date.UTC(2026, 10, 24, 23, 59))).toBe(5 * MINUTE);
  });

  it.each<HttpErrorKind>(['client', 'not-data', 'too-large'])('not at all after %s', (kind) => {
    expect(openedFor(kind, undefined, noon)).toBeUndefined();
  });
});

describe('counting failures', () => {
  it('starts over after a success', () => {
    const circuits = new HostCircuits({ now: () => 0 });
    const fail = () => circuits.recordFailure(HOST, failure('network'), true);
    expect([fail(), fail()]).toEqual([undefined, undefined]);
    circuits.recordSuccess(HOST);
    expect([fail(), fail()]).toEqual([undefined, undefined]);
    expect(fail()).toMatchObject({ openUntil: 5 * MINUTE, because: 'network' });
  });

  it('keeps hosts apart', () => {
    const circuits = new HostCircuits({ now: () => 0 });
    circuits.recordFailure(HOST, failure('blocked'), false);
    expect(() => circuits.assertClosed('other.example')).not.toThrow();
    expect(() => circuits.assertClosed(HOST)).toThrow(/left alone for 1440 min \(blocked\)/);
    expect(circuits.list()).toHaveLength(1);
  });
});
