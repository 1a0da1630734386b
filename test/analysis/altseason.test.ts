import { describe, expect, it } from 'vitest';
import { nameSeason, readAltseason } from '../../src/analysis/altseason.ts';
import { describeWithReference } from '../reference.ts';
import { dailyBarsOf } from './support/daily-bars.ts';
import { dayFrom, readReferenceBars } from './support/reference-series.ts';

describe('altcoin season', () => {
  it('is named from 75 %, Bitcoin season down to 25 %', () => {
    expect([0.76, 0.75, 0.7499, 0.2501, 0.25, 0].map(nameSeason)).toEqual([
      'altcoin',
      'altcoin',
      'neither',
      'neither',
      'bitcoin',
      'bitcoin',
    ]);
  });

  it('is read with its change over four weeks and how common each season was', () => {
    const shares = dailyBarsOf(
      [...Array.from({ length: 10 }, () => 0.8), ...Array.from({ length: 30 }, () => 0.2)],
      100,
    );
    expect(readAltseason(shares)).toEqual({
      day: 139,
      share: 0.2,
      beating: 10,
      season: 'bitcoin',
      change4w: 0,
      history: { firstDay: 100, days: 40, altcoin: 0.25, bitcoin: 0.75 },
    });
    expect(readAltseason(shares.slice(0, 38))?.change4w).toBeCloseTo(-0.6, 12);
    expect(readAltseason(shares.slice(0, 28))?.change4w).toBeNull();
  });

  it('has a count only where the share is one of fifty', () => {
    const beating = (share: number) => readAltseason(dailyBarsOf([share]))?.beating;
    expect(beating(0.54)).toBe(27);
    expect(beating(0.2653)).toBeNull();
    expect(beating(0)).toBe(0);
  });

  it('is unknown without a record', () => {
    expect(readAltseason([])).toBeNull();
  });
});

describeWithReference('altcoin season of real history', (dir) => {
  it('was neither at the end of June 2026, at 54 %', () => {
    const shares = readReferenceBars(dir, 'ALTSEASON', dayFrom('2026-06-30'));
    expect(readAltseason(shares)).toMatchObject({ share: 0.54, beating: 27, season: 'neither' });
  });
});
