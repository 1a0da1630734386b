import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDueAt, retryAt } from '../../src/jobs/schedule.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { dayOf } from '../../src/market/days.ts';
import { dayNamed } from '../fakes/providers.ts';

function dueOf(id: SeriesId, newest: string, now: string): string {
  const row = seriesRow(id);
  const due = nextDueAt(row, row, dayNamed(newest), Date.parse(now));
  return `${new Date(due).toISOString().slice(0, 16)}Z`;
}

describe('the next look', () => {
  it.each([
    ['at 16:25 in New York, winter', 'RUT', '2026-11-20', '2026-11-23T15:00Z', '2026-11-23T21:25Z'],
    ['at 16:25 in New York, summer', 'RUT', '2026-07-17', '2026-07-20T15:00Z', '2026-07-20T20:25Z'],
    ['in the evening for corrections', 'RUT', '2026-11-23', '2026-11-23T21:25Z', '2026-11-24T01:00Z'],
    [
      'in the evening when the close has not come',
      'RUT',
      '2026-11-20',
      '2026-11-23T21:25Z',
      '2026-11-24T01:00Z',
    ],
    ['an hour later when it is overdue', 'RUT', '2026-11-20', '2026-11-24T01:00Z', '2026-11-24T02:00Z'],
    ['after a holiday, on a half day', 'RUT', '2026-11-25', '2026-11-26T15:00Z', '2026-11-27T18:25Z'],
    ['ten minutes after midnight UTC', 'BTC', '2026-11-22', '2026-11-23T23:30Z', '2026-11-24T00:10Z'],
    ['hourly for the running day', 'BTC', '2026-11-22', '2026-11-23T12:00Z', '2026-11-23T13:00Z'],
    [
      'five minutes after midnight for a ranking',
      'TOTAL',
      '2026-11-22',
      '2026-11-23T12:00Z',
      '2026-11-24T00:05Z',
    ],
    ['after the balance sheet', 'WALCL', '2026-11-11', '2026-11-17T12:00Z', '2026-11-19T21:40Z'],
    [
      'an hour after a balance sheet that did not come',
      'WALCL',
      '2026-11-11',
      '2026-11-19T21:40Z',
      '2026-11-19T22:30Z',
    ],
    ['on Friday morning then', 'WALCL', '2026-11-11', '2026-11-19T22:30Z', '2026-11-20T13:30Z'],
    [
      'on Friday for a balance sheet moved by a holiday',
      'WALCL',
      '2026-11-18',
      '2026-11-24T12:00Z',
      '2026-11-27T21:40Z',
    ],
    ['after the Treasury statement', 'TGA_DAILY', '2026-11-20', '2026-11-24T12:00Z', '2026-11-24T21:10Z'],
    ['on every business day for events', 'RMP', '2026-10-20', '2026-11-24T12:00Z', '2026-11-24T16:10Z'],
  ] as const)('comes %s', (_title, id, newest, now, due) => {
    expect(dueOf(id, newest, now)).toBe(due);
  });

  it('never comes within two minutes, and within eleven days for all but monthly series', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SERIES_IDS),
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
        fc.integer({ min: 0, max: 30 }),
        (id, now, age) => {
          const row = seriesRow(id);
          const wait = nextDueAt(row, row, dayOf(now) - age, now) - now;
          expect(wait).toBeGreaterThanOrEqual(120_000);
          const most = ['months', 'mondays'].includes(row.observed) ? 92 : 11;
          expect(wait).toBeLessThanOrEqual(most * 86_400_000);
        },
      ),
    );
  });

  it('is at the same wall time whatever the machine’s zone, for it is New York’s own', () => {
    expect(dueOf('RUT', '2026-03-05', '2026-03-06T15:00Z')).toBe('2026-03-06T21:25Z');
    expect(dueOf('RUT', '2026-03-06', '2026-03-09T15:00Z')).toBe('2026-03-09T20:25Z');
  });
});

it('tries again later and later, at most an hour', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 20].map((failures) => retryAt(0, failures) / 60_000);
  expect(waits).toEqual([2, 2, 4, 8, 16, 32, 60, 60]);
});
