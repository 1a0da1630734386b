import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SERIES_IDS, seriesRow } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { day, endOf } from './memory-reader.ts';

describeWithReference('the market over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));
  const dates = (bars: readonly { readonly day: number }[]) => bars.map((bar) => formatDay(bar.day));

  it('has the closes of January 2026', () => {
    const view = market.asOf(endOf('2026-01-18'));
    expect(view.weekly('BTC').closed.at(-1)).toMatchObject({ day: day('2026-01-18'), close: 93_634.43 });
    expect(view.weekly('BTC').open).toBeNull();
    expect(view.weekly('RUT').closed.at(-1)).toMatchObject({ day: day('2026-01-16'), close: 2677.74 });
  });

  it('has the equity week open on Friday, closed on Saturday', () => {
    const friday = market.asOf(endOf('2026-01-16')).weekly('RUT');
    expect(dates(friday.closed.slice(-1))).toEqual(['2026-01-09']);
    expect(friday.open).toMatchObject({ day: day('2026-01-16'), close: 2677.74 });
    const saturday = market.asOf(endOf('2026-01-17')).weekly('RUT');
    expect(dates(saturday.closed.slice(-1))).toEqual(['2026-01-16']);
    expect(saturday.open).toBeNull();
  });

  it('knows the Wednesday balance sheet from Thursday on, in USD billions', () => {
    const newest = (date: string) => market.asOf(endOf(date)).daily('WALCL').at(-1);
    expect(formatDay(newest('2026-01-14')?.day ?? 0)).toBe('2026-01-07');
    expect(formatDay(newest('2026-01-15')?.day ?? 0)).toBe('2026-01-14');
    expect(newest('2026-01-15')?.close).toBeGreaterThan(6000);
    expect(newest('2026-01-15')?.close).toBeLessThan(7000);
  });

  it('knows the daily Treasury balance one business day late', () => {
    const newest = (date: string) => dates(market.asOf(endOf(date)).daily('TGA_DAILY')).at(-1);
    expect([newest('2026-01-15'), newest('2026-01-16'), newest('2026-01-18')]).toEqual([
      '2026-01-14',
      '2026-01-15',
      '2026-01-15',
    ]);
  });

  it('has the Russell’s weekly closes of the breakout, the Good Friday week ending on Thursday', () => {
    const { closed } = market.asOf(endOf('2026-04-12')).weekly('RUT');
    const closes = new Map(closed.map((week) => [formatDay(week.day), week.close]));
    // Published closes of the index, to the cent.
    const known = {
      '2025-09-05': 2391.05,
      '2025-11-21': 2369.59,
      '2026-01-09': 2624.22,
      '2026-04-02': 2530.04,
    };
    for (const [date, close] of Object.entries(known)) expect(closes.get(date)).toBeCloseTo(close, 2);
    expect(closes.has('2026-04-03')).toBe(false);
  });

  it('ends 45 of 1,362 fund weeks before Friday and leaves none without a session', () => {
    // METHOD 1.5 counts 46 of 1,370 to August 2026: eight weeks more, one of them ending before Friday 3 July.
    const { closed } = market.asOf(endOf('2026-06-28')).weekly('IWM');
    const notFriday = closed.filter((week) => (week.day + 3) % 7 !== 4);
    const gaps = closed.filter(
      (week, index) => index > 0 && week.week !== (closed[index - 1]?.week ?? 0) + 1,
    );
    expect([closed.length, notFriday.length, gaps.length]).toEqual([1362, 45, 0]);
  });

  it('joins Friday’s Bitcoin with Friday’s funds and the week’s altcoin value', () => {
    const view = market.asOf(endOf('2026-01-18'));
    const last = (id: 'BTC' | 'IWM' | 'OTHERS') => dates(view.joint(id)).at(-1);
    expect([last('BTC'), last('IWM'), last('OTHERS')]).toEqual(['2026-01-16', '2026-01-16', '2026-01-18']);
    expect(market.asOf(endOf('2026-01-17')).joint('OTHERS').at(-1)?.day).toBe(day('2026-01-11'));
  });

  it('calls a history that ended long ago stale', () => {
    const view = market.asOf(endOf('2026-06-30'));
    const stale = SERIES_IDS.filter((id) => view.provenance(id).stale);
    expect(stale).toEqual(['TOTAL', 'TOTAL2', 'TOTAL3', 'BTC_D', 'ETH_D', 'BILLS']);
    expect(view.provenance('BTC')).toMatchObject({ source: 'CSV', date: '2026-06-30', stale: false });
  });

  it('loads every file that the catalogue names, whole', () => {
    const view = market.asOf(endOf('2026-12-31'));
    for (const id of SERIES_IDS) {
      expect([id, view.has(id)]).toEqual([id, true]);
      const [low, high] = seriesRow(id).bounds;
      const closes = view.daily(id).map((bar) => bar.close);
      expect(Math.min(...closes)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...closes)).toBeLessThanOrEqual(high);
    }
  });
});
