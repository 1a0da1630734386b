import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { createMarket } from '../../src/market/market.ts';
import type { AsOf } from '../../src/market/view.ts';
import { openReader } from '../../src/sources/reader.ts';
import { PHASE_SERIES, readPhaseOf, studyPhase } from '../../src/studies/phase-study.ts';
import { studyRotation } from '../../src/studies/rotation-study.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';
import { wobbling } from '../fakes/providers.ts';

const openSample = () => createMarket(openReader('sample'));
const sunday = asOfDate('2026-01-18');
const isWeekday = (day: number) => (day + 3) % 7 < 5;

function seriesEndingAt(level: number): Record<SeriesId, Bar[]> {
  const all = PHASE_SERIES.map((id, index) => {
    const bars = wobbling('2026-01-18', 1_300, level + 10 * index);
    return [id, id === 'BTC' || id === 'OTHERS' ? bars : bars.filter(({ day }) => isWeekday(day))] as const;
  });
  return Object.fromEntries(all) as Record<SeriesId, Bar[]>;
}

/** Counts the turns that a computation gives up. */
async function countPauses(compute: (pause: () => Promise<void>) => Promise<unknown>): Promise<number> {
  let pauses = 0;
  await compute(async () => {
    pauses += 1;
  });
  return pauses;
}

describe('the reading of the phase', () => {
  it('is computed once for all instants of a week', () => {
    const market = openSample();
    const later: AsOf = { instant: sunday.instant + 60 * 60_000, isDate: false };
    expect(market.asOf(later)).not.toBe(market.asOf(sunday));
    expect(readPhaseOf(market.asOf(later))).toBe(readPhaseOf(market.asOf(sunday)));
  });

  it('is computed anew over series that were read anew, and comes out the same', () => {
    const first = readPhaseOf(openSample().asOf(sunday));
    const second = readPhaseOf(openSample().asOf(sunday));
    expect(second).not.toBe(first);
    expect(second).toEqual(first);
  });

  it('is never that of another market of the same week', () => {
    const series = seriesEndingAt(50);
    const whole = readPhaseOf(fakeMarket({ series }).asOf(sunday));
    const { GLD, ...withoutGold } = series;
    expect(GLD.length).toBeGreaterThan(0);
    expect(whole.degraded).toEqual([]);
    expect(readPhaseOf(fakeMarket({ series: withoutGold }).asOf(sunday)).degraded).toEqual(['GLD']);
  });

  it('is forgotten after a few other weeks, so that a replay fills no memory', () => {
    const market = openSample();
    const first = readPhaseOf(market.asOf(sunday));
    for (const date of ['2026-01-11', '2026-01-04', '2025-12-28', '2025-12-21'])
      readPhaseOf(market.asOf(asOfDate(date)));
    expect(readPhaseOf(market.asOf(sunday))).not.toBe(first);
  });
});

describe('what takes long', () => {
  it('lets others go first before each series', async () => {
    const view = openSample().asOf(sunday);
    expect(await countPauses((pause) => studyPhase(view, pause))).toBeGreaterThan(PHASE_SERIES.length);
    expect(await countPauses((pause) => studyRotation(view, pause))).toBeGreaterThan(PHASE_SERIES.length);
  });
});
