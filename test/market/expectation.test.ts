import { describe, expect, it } from 'vitest';
import { type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { expectNext, type Freshness, freshnessOf, observedAs } from '../../src/market/expectation.ts';
import { day } from './memory-reader.ts';

function nextOf(id: SeriesId, newest: string): string | undefined {
  const next = expectNext(seriesRow(id), day(newest));
  return next && `${formatDay(next.day)} at ${new Date(next.at).toISOString().slice(0, 16)}`;
}

function stateOf(id: SeriesId, newest: string, now: string): Freshness {
  return freshnessOf(seriesRow(id), day(newest), Date.parse(now));
}

describe('the next observation', () => {
  it.each([
    ['RUT', '2026-11-24', '2026-11-25 at 2026-11-25T21:00'],
    ['RUT', '2026-11-25', '2026-11-27 at 2026-11-27T18:00'],
    ['RUT', '2026-11-27', '2026-11-30 at 2026-11-30T21:00'],
    ['VIX', '2026-01-16', '2026-01-20 at 2026-01-20T21:15'],
    ['BTC', '2026-11-22', '2026-11-23 at 2026-11-24T00:00'],
    ['WALCL', '2026-11-18', '2026-11-25 at 2026-11-27T21:30'],
    ['TGA_DAILY', '2026-11-24', '2026-11-25 at 2026-11-27T21:00'],
    ['RRP', '2026-11-25', '2026-11-27 at 2026-11-27T18:15'],
    ['DGS10', '2026-04-02', '2026-04-06 at 2026-04-07T20:15'],
    ['M2', '2026-08-01', '2026-09-01 at 2026-10-27T17:00'],
    ['NFCI', '2026-11-13', '2026-11-20 at 2026-11-25T13:30'],
    ['OTHERS', '2026-11-22', '2026-11-29 at 2026-11-30T00:00'],
  ] as const)('of %s after %s is that of %s', (id, newest, next) => {
    expect(nextOf(id, newest)).toBe(next);
  });

  it('of a series of events cannot be foretold', () => {
    expect(nextOf('RMP', '2026-11-20')).toBeUndefined();
  });
});

describe('freshness', () => {
  it.each([
    ['on a Saturday after a week that was read', 'RUT', '2026-11-20', '2026-11-21T12:00Z', 'fresh'],
    ['on a holiday Monday', 'RUT', '2026-01-16', '2026-01-19T22:00Z', 'fresh'],
    ['on Thanksgiving', 'RUT', '2026-11-25', '2026-11-26T23:00Z', 'fresh'],
    ['right after a close that is still to be read', 'RUT', '2026-11-23', '2026-11-24T21:30Z', 'fresh'],
    ['the night after a session that was missed', 'RUT', '2026-11-23', '2026-11-25T01:00Z', 'late'],
    ['over the weekend after a Friday that was missed', 'RUT', '2026-11-19', '2026-11-22T12:00Z', 'late'],
    ['when two sessions are missing', 'RUT', '2026-11-20', '2026-11-24T21:00Z', 'stale'],
    ['minutes after midnight', 'BTC', '2026-11-22', '2026-11-24T00:05Z', 'fresh'],
    ['hours after midnight', 'BTC', '2026-11-22', '2026-11-24T03:00Z', 'late'],
    ['when two days are missing', 'BTC', '2026-11-22', '2026-11-25T00:00Z', 'stale'],
    ['before a balance sheet that a holiday moves', 'WALCL', '2026-11-18', '2026-11-27T12:00Z', 'fresh'],
    ['the evening of a balance sheet that was missed', 'WALCL', '2026-11-11', '2026-11-20T01:00Z', 'late'],
    ['two days after it was missed', 'WALCL', '2026-11-11', '2026-11-21T21:30Z', 'stale'],
    ['until the next month of the money stock', 'M2', '2026-08-01', '2026-10-27T16:00Z', 'fresh'],
    ['a fortnight after the money stock was missed', 'M2', '2026-08-01', '2026-11-10T17:00Z', 'stale'],
    ['weeks after the last event of a series of events', 'RMP', '2026-10-20', '2026-11-24T00:00Z', 'fresh'],
    ['six weeks after it', 'RMP', '2026-10-10', '2026-11-24T00:00Z', 'stale'],
  ] as const)('%s: %s to %s at %s is %s', (_title, id, newest, now, state) => {
    expect(stateOf(id, newest, now)).toBe(state);
  });
});

describe('a series that a file gives weekly', () => {
  const row = seriesRow('OTHERS');
  const days = (step: number) => Array.from({ length: 8 }, (_, index) => 20_000 + step * index);

  it('is expected daily where its newest days come daily, holes included', () => {
    expect(observedAs(row, days(1)).observed).toBe('days');
    expect(observedAs(row, [...days(1).slice(0, 7), 20_009]).observed).toBe('days');
  });

  it('is expected weekly where they come weekly, or are too few to tell', () => {
    expect(observedAs(row, days(7)).observed).toBe('sundays');
    expect(observedAs(row, days(1).slice(0, 3)).observed).toBe('sundays');
  });

  it('is no other series', () => {
    expect(observedAs(seriesRow('WALCL'), days(1)).observed).toBe('wednesdays');
  });
});
