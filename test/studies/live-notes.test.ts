import { describe, expect, it } from 'vitest';
import type { Bar, SeriesNotes } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { describeStandIn, ownDaily, ownWeekly } from '../../src/studies/own-levels.ts';
import { PHASE_SERIES, readPhaseOf } from '../../src/studies/phase-study.ts';
import { describeRevisedCrosses } from '../../src/studies/revised-crosses.ts';
import { asOfDate, day, fakeMarket } from '../fakes/market.ts';
import { flatBar, wobbling } from '../fakes/providers.ts';

const QUIET: SeriesNotes = { failedSources: [], revisions: [], proxySince: null };
const isWeekday = (date: number) => (date + 3) % 7 < 5;
const sessions = (last: string, count: number, level: number): Bar[] =>
  wobbling(last, count, level).filter((bar) => isWeekday(bar.day));

describe('a level', () => {
  const bars = sessions('2026-01-23', 200, 2_500);
  const viewWith = (proxySince: number | null) =>
    fakeMarket({ series: { RUT: bars }, notes: { RUT: { ...QUIET, proxySince } } }).asOf(
      asOfDate('2026-01-24'),
    );

  it('is told on the index’s own closes, as of the last week that ends on one', () => {
    const view = viewWith(day('2026-01-21'));
    expect(formatDay(ownDaily(view, 'RUT').at(-1)?.day ?? 0)).toBe('2026-01-20');
    const weekly = ownWeekly(view, 'RUT');
    expect(formatDay(weekly.closed.at(-1)?.day ?? 0)).toBe('2026-01-16');
    expect(weekly).toMatchObject({ open: null, lastClosedWeek: weekly.closed.at(-1)?.week });
    expect(describeStandIn(view, 'RUT')).toEqual([
      'From 21 Jan 2026 on a fund stands in for RUT: levels are told on its own closes before.',
    ]);
  });

  it('is told on everything where nothing stands in', () => {
    const view = viewWith(null);
    expect(ownDaily(view, 'RUT')).toBe(view.daily('RUT'));
    expect(ownWeekly(view, 'RUT')).toBe(view.weekly('RUT'));
    expect(describeStandIn(view, 'RUT')).toEqual([]);
  });

  it('of a series that never was anything but a stand-in is its own', () => {
    const view = viewWith(0);
    expect(ownWeekly(view, 'RUT')).toBe(view.weekly('RUT'));
  });
});

describe('the phase', () => {
  const all = Object.fromEntries(
    PHASE_SERIES.map((id, index) => {
      const isCoin = id === 'BTC' || id === 'OTHERS';
      const last = isCoin ? '2026-01-25' : '2026-01-23';
      const bars = wobbling(last, 1_300, 50 + 10 * index).map((bar) =>
        flatBar(bar.day, bar.close * (1 + 0.2 * Math.sin(bar.day / (40 + index)))),
      );
      return [id, isCoin ? bars : bars.filter((bar) => isWeekday(bar.day))];
    }),
  ) as Record<SeriesId, Bar[]>;
  const sunday = asOfDate('2026-01-25');
  const readWithout = (id: SeriesId, days: number) =>
    readPhaseOf(
      fakeMarket({ series: { ...all, [id]: all[id].slice(0, all[id].length - days) } }).asOf(sunday),
    );

  it('leaves out a member beyond its staleness, and only for the week that it lacks', () => {
    const whole = readPhaseOf(fakeMarket({ series: all }).asOf(sunday));
    expect(whole.degraded).toEqual([]);
    const stale = readWithout('GLD', 2);
    expect(stale.degraded).toEqual(['GLD']);
    expect(stale.history.slice(0, -1)).toEqual(whole.history.slice(0, -1));
    expect(stale.scores).not.toEqual(whole.scores);
  });

  it('keeps a member that is merely late', () => {
    expect(readWithout('GLD', 1).degraded).toEqual([]);
  });
});

describe('a revised close', () => {
  // A calm decline, then a rise whose last week decides the cross.
  const closes = Array.from({ length: 70 }, (_, week) => 100 - week * 0.5).concat([66, 68]);
  const sunday = (index: number) => day('2024-09-15') + 7 * index;
  const bars = closes.map((close, index) => flatBar(sunday(index), close));
  const last = sunday(closes.length - 1);
  const viewWith = (oldClose: number, newClose: number) => {
    const revised = bars.map((bar) => (bar.day === last ? flatBar(last, newClose) : bar));
    const revisions = [{ day: last, oldClose, newClose, seenAt: 0 }];
    return fakeMarket({ series: { BTC: revised }, notes: { BTC: { ...QUIET, revisions } } }).asOf(
      asOfDate(formatDay(last)),
    );
  };

  it('that undoes a cross says so, and one that makes a cross too', () => {
    expect(describeRevisedCrosses(viewWith(68, 40), 'BTC')).toEqual([
      'Only revised closes make the death cross of 25 Jan 2026; first figures did not.',
    ]);
    expect(describeRevisedCrosses(viewWith(40, 68), 'BTC')).toEqual([
      'Revised closes undo the death cross of 25 Jan 2026, which first figures had shown.',
    ]);
  });

  it('that changes no cross is told by nobody here', () => {
    expect(describeRevisedCrosses(viewWith(68.1, 68), 'BTC')).toEqual([]);
  });
});
