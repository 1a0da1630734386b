import { describe, expect, it } from 'vitest';
import { findSeries, SERIES_IDS, SERIES_NAMES, seriesRow } from '../../src/market/catalogue.ts';

describe('the catalogue', () => {
  it('holds every series that the analysis reads', () => {
    for (const id of [
      'RUT',
      'BTC',
      'OTHERS',
      'XLG',
      'GLD',
      'IWM',
      'SLV',
      'ARKK',
      'CPER',
      'IPO',
      'WALCL',
      'TGA',
    ]) {
      expect(SERIES_IDS).toContain(id);
    }
  });

  it('gives each name to one series', () => {
    const names = SERIES_IDS.flatMap((id) => [id.toLowerCase(), ...seriesRow(id).aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(SERIES_NAMES.toSorted()).toEqual(names.toSorted());
  });

  it('finds a series by id and by alias, whatever the case', () => {
    expect(['btc', ' Bitcoin ', 'RUSSELL', 'BTC_D', 'btc d', 'small caps', 'MAG7'].map(findSeries)).toEqual([
      'BTC',
      'BTC',
      'RUT',
      'BTC_D',
      undefined,
      'RUT',
      'MAGS',
    ]);
    expect(findSeries('no such series')).toBeUndefined();
    expect(findSeries('toString')).toBeUndefined();
  });

  it('finds every series by every one of its names', () => {
    for (const id of SERIES_IDS) {
      for (const name of [id, ...seriesRow(id).aliases]) expect([name, findSeries(name)]).toEqual([name, id]);
    }
  });

  it.each(SERIES_IDS)('describes %s sensibly', (id) => {
    const row = seriesRow(id);
    expect(row.label.length).toBeGreaterThan(2);
    expect(row.aliases.filter((alias) => alias !== alias.toLowerCase())).toEqual([]);
    expect(row.bounds[0]).toBeLessThan(row.bounds[1]);
    expect(row.csv.file).toMatch(/^[A-Z0-9_]+$/);
    expect(row.csv.scale).toBeGreaterThan(0);
    // A series whose newest value is old the moment it appears would always be called stale.
    expect(row.staleAfterDays).toBeGreaterThan(row.publication.lagDays);
  });

  it('keeps each CSV file for one series', () => {
    const files = SERIES_IDS.map((id) => seriesRow(id).csv.file);
    expect(new Set(files).size).toBe(files.length);
  });
});
