import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERIES_IDS, seriesRow } from '../../src/market/catalogue.ts';
import { lastPublishedDay, publishedAt } from '../../src/market/publication.ts';
import { day } from './memory-reader.ts';

const instantOf = (id: (typeof SERIES_IDS)[number], date: string) =>
  new Date(publishedAt(seriesRow(id).publication, day(date))).toISOString();

describe('publication', () => {
  it('follows New York wall time through both changes of the clocks', () => {
    expect(instantOf('RUT', '2026-03-06')).toBe('2026-03-06T21:00:00.000Z');
    expect(instantOf('RUT', '2026-03-09')).toBe('2026-03-09T20:00:00.000Z');
    expect(instantOf('RUT', '2025-10-31')).toBe('2025-10-31T20:00:00.000Z');
    expect(instantOf('RUT', '2025-11-03')).toBe('2025-11-03T21:00:00.000Z');
  });

  it.each([
    ['BTC', '2026-01-18', '2026-01-19T00:00:00.000Z'],
    ['OTHERS', '2026-01-18', '2026-01-19T00:00:00.000Z'],
    ['WALCL', '2026-01-14', '2026-01-15T21:30:00.000Z'],
    ['RRP', '2026-01-15', '2026-01-15T18:15:00.000Z'],
    ['NFCI', '2026-01-16', '2026-01-21T13:30:00.000Z'],
  ] as const)('makes %s of %s public at %s', (id, date, instant) => {
    expect(instantOf(id, date)).toBe(instant);
  });

  it('skips weekends and holidays where a lag counts business days', () => {
    // Monday the 19th is a holiday.
    const days = ['2026-01-15', '2026-01-16', '2026-01-17', '2026-01-18', '2026-01-19', '2026-01-20'];
    expect(days.map((date) => instantOf('TGA_DAILY', date).slice(0, 10))).toEqual([
      '2026-01-16',
      '2026-01-20',
      '2026-01-20',
      '2026-01-20',
      '2026-01-20',
      '2026-01-21',
    ]);
  });

  it('makes the balance sheet wait for Friday where its Thursday is a holiday', () => {
    expect(instantOf('WALCL', '2025-11-26')).toBe('2025-11-28T21:30:00.000Z');
    expect(instantOf('TGA', '2026-11-25')).toBe('2026-11-27T21:30:00.000Z');
    expect(instantOf('WALCL', '2026-11-11')).toBe('2026-11-12T21:30:00.000Z');
  });

  it('knows a session that ends at 13:00', () => {
    expect(instantOf('RUT', '2026-11-27')).toBe('2026-11-27T18:00:00.000Z');
    expect(instantOf('VIX', '2025-07-03')).toBe('2025-07-03T17:15:00.000Z');
    expect(instantOf('RRP', '2026-11-27')).toBe('2026-11-27T18:15:00.000Z');
  });

  it('makes a month of the money stock public on the fourth Tuesday of the next', () => {
    for (const [month, release] of [
      ['2026-08-01', '2026-09-22'],
      ['2026-09-01', '2026-10-27'],
      ['2026-07-01', '2026-08-25'],
      ['2026-01-01', '2026-02-24'],
      ['2023-01-01', '2023-02-28'],
      ['2023-10-01', '2023-11-28'],
    ] as const) {
      expect(instantOf('M2', month).slice(0, 10)).toBe(release);
    }
  });

  it('splits the days at any instant into public ones before and hidden ones after', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...SERIES_IDS), anyInstant, (id, instant) => {
        const { publication } = seriesRow(id);
        const last = lastPublishedDay(publication, instant);
        expect(publishedAt(publication, last)).toBeLessThanOrEqual(instant);
        expect(publishedAt(publication, last + 1)).toBeGreaterThan(instant);
      }),
    );
  });

  it('is exact to the millisecond', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SERIES_IDS), fc.integer({ min: 3_000, max: 25_000 }), (id, date) => {
        const { publication } = seriesRow(id);
        const instant = publishedAt(publication, date);
        expect(lastPublishedDay(publication, instant - 1)).toBeLessThan(date);
        expect(lastPublishedDay(publication, instant)).toBeGreaterThanOrEqual(date);
      }),
    );
  });
});
