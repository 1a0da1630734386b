import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/lib/errors.ts';
import type { Bar } from '../../src/market/bar.ts';
import { formatDay } from '../../src/market/days.ts';
import { createMarket } from '../../src/market/market.ts';
import { bar, day, endOf, liveAt, memoryReader } from './memory-reader.ts';

/** Sessions of a week of January 2026 and the one before it: 5 to 9, 12 to 16 January. */
const SESSIONS = ['05', '06', '07', '08', '09', '12', '13', '14', '15', '16'].map(
  (date) => `2026-01-${date}`,
);
const russell = SESSIONS.map((date, index) => bar(date, 2500 + index));
const bitcoin = Array.from({ length: 14 }, (_, index) => bar(day('2026-01-05') + index, 90_000 + index));
const wednesdays = ['2026-01-07', '2026-01-14'].map((date, index) => bar(date, 6500 + index));
const market = createMarket(memoryReader({ RUT: russell, BTC: bitcoin, WALCL: wednesdays, TLT: [] }));

const lastDate = (bars: readonly Bar[]) => formatDay(bars.at(-1)?.day ?? 0);

function errorOf(read: () => unknown): DataError {
  try {
    read();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a view as of a date', () => {
  it('sees that day final, and nothing after it', () => {
    expect(lastDate(market.asOf(endOf('2026-01-14')).daily('RUT'))).toBe('2026-01-14');
    expect(lastDate(market.asOf(endOf('2026-01-14')).daily('BTC'))).toBe('2026-01-14');
  });

  it('has the crypto week closed on Sunday and open on Saturday', () => {
    const sunday = market.asOf(endOf('2026-01-18')).weekly('BTC');
    expect(sunday.closed.at(-1)).toMatchObject({ day: day('2026-01-18'), sessions: 7, isDegraded: false });
    expect(sunday.open).toBeNull();
    const saturday = market.asOf(endOf('2026-01-17')).weekly('BTC');
    expect(saturday.closed.at(-1)?.day).toBe(day('2026-01-11'));
    expect(saturday.open).toMatchObject({ day: day('2026-01-17'), sessions: 6, isDegraded: false });
    expect(new Date(saturday.closesAt).toISOString()).toBe('2026-01-19T00:00:00.000Z');
  });

  it('has the equity week open on Friday and closed on Saturday', () => {
    const friday = market.asOf(endOf('2026-01-16')).weekly('RUT');
    expect(friday.closed.map((week) => formatDay(week.day))).toEqual(['2026-01-09']);
    expect(friday.open).toMatchObject({ day: day('2026-01-16'), close: 2509, sessions: 5 });
    const saturday = market.asOf(endOf('2026-01-17')).weekly('RUT');
    expect(saturday.closed.map((week) => formatDay(week.day))).toEqual(['2026-01-09', '2026-01-16']);
    expect(saturday.open).toBeNull();
  });

  it('knows a Wednesday balance from Thursday on', () => {
    expect(lastDate(market.asOf(endOf('2026-01-14')).daily('WALCL'))).toBe('2026-01-07');
    expect(lastDate(market.asOf(endOf('2026-01-15')).daily('WALCL'))).toBe('2026-01-14');
  });

  it('closes joint weeks only when both calendars have', () => {
    const saturday = market.asOf(endOf('2026-01-17'));
    expect(saturday.joint('RUT').map((value) => formatDay(value.day))).toEqual(['2026-01-09']);
    expect(saturday.lastJointWeek).toBe(saturday.joint('RUT')[0]?.week);
    const sunday = market.asOf(endOf('2026-01-18'));
    expect(sunday.joint('RUT').map(({ value }) => value)).toEqual([2504, 2509]);
    expect(sunday.joint('BTC').map((value) => formatDay(value.day))).toEqual(['2026-01-09', '2026-01-16']);
    expect(sunday.joint('WALCL').map((value) => formatDay(value.day))).toEqual(['2026-01-07', '2026-01-14']);
  });

  it('reads altcoins weekly where they come weekly, and on Friday where they come daily', () => {
    const read = (bars: readonly Bar[]) =>
      createMarket(memoryReader({ OTHERS: bars }))
        .asOf(endOf('2026-01-18'))
        .joint('OTHERS')
        .map((value) => formatDay(value.day));
    expect(read([bar('2026-01-11', 2e11), bar('2026-01-18', 3e11)])).toEqual(['2026-01-11', '2026-01-18']);
    expect(read(bitcoin)).toEqual(['2026-01-09', '2026-01-16']);
    expect(read([bar('2026-01-15', 2e11), bar('2026-01-17', 3e11)])).toEqual(['2026-01-15']);
    expect(read([bar('2026-01-17', 2e11), bar('2026-01-18', 3e11)])).toEqual(['2026-01-18']);
  });

  it('expects altcoins daily where they come daily', () => {
    const isStale = (date: string) =>
      createMarket(memoryReader({ OTHERS: bitcoin }))
        .asOf(endOf(date))
        .provenance('OTHERS').stale;
    expect(['2026-01-19', '2026-01-20'].map(isStale)).toEqual([false, true]);
  });

  it('tells where a value comes from and when it became public', () => {
    expect(market.asOf(endOf('2026-01-18')).provenance('WALCL')).toEqual({
      series: 'WALCL',
      label: 'Federal Reserve total assets',
      source: 'memory',
      adjustment: 'none',
      quality: 'measured',
      unit: 'usd-billions',
      date: '2026-01-14',
      publishedAt: '2026-01-15T21:30:00.000Z',
      stale: false,
    });
  });

  it('calls a value stale once it is older than the series allows', () => {
    const isStale = (id: 'BTC' | 'RUT' | 'WALCL', date: string) =>
      market.asOf(endOf(date)).provenance(id).stale;
    expect(['2026-01-18', '2026-01-19', '2026-01-20'].map((date) => isStale('BTC', date))).toEqual([
      false,
      false,
      true,
    ]);
    expect(['2026-01-20', '2026-01-21'].map((date) => isStale('RUT', date))).toEqual([false, true]);
    expect(['2026-01-23', '2026-01-24'].map((date) => isStale('WALCL', date))).toEqual([false, true]);
  });
});

describe('a view of now', () => {
  it('gives the crypto week ten minutes to become final', () => {
    const before = market.asOf(liveAt('2026-01-19T00:09:59.999Z')).weekly('BTC');
    expect(before.open).toMatchObject({ day: day('2026-01-18'), sessions: 7 });
    const after = market.asOf(liveAt('2026-01-19T00:10:00.000Z')).weekly('BTC');
    expect(after.closed.at(-1)?.day).toBe(day('2026-01-18'));
    expect(market.asOf(liveAt('2026-01-19T00:09:00Z')).lastJointWeek).toBe(after.lastClosedWeek - 1);
  });

  it('shows a New York close from 16:00 there, winter or summer', () => {
    const summer = createMarket(memoryReader({ RUT: [bar('2026-07-01', 2900), bar('2026-07-02', 2901)] }));
    expect(lastDate(summer.asOf(liveAt('2026-07-02T19:59:59Z')).daily('RUT'))).toBe('2026-07-01');
    expect(lastDate(summer.asOf(liveAt('2026-07-02T20:00:00Z')).daily('RUT'))).toBe('2026-07-02');
    expect(lastDate(market.asOf(liveAt('2026-01-15T20:59:59Z')).daily('RUT'))).toBe('2026-01-14');
    expect(lastDate(market.asOf(liveAt('2026-01-15T21:00:00Z')).daily('RUT'))).toBe('2026-01-15');
  });
});

describe('the running day', () => {
  const running: Bar = { day: day('2026-01-14'), open: 91, high: 99, low: 80, close: 95, volume: null };
  const days = bitcoin.filter((known) => known.day < running.day);
  const fetchedAt = Date.parse('2026-01-14T15:00:00Z');
  const live = createMarket(memoryReader({ BTC: days }, { BTC: { bar: running, fetchedAt } }));

  it('joins the open week once it was seen, and no statistic', () => {
    const view = live.asOf(liveAt('2026-01-14T15:00:00Z'));
    expect(view.weekly('BTC').open).toMatchObject({
      day: day('2026-01-14'),
      open: 90_007,
      high: 90_008,
      low: 80,
      close: 95,
      sessions: 3,
    });
    expect(lastDate(view.daily('BTC'))).toBe('2026-01-13');
    expect(view.weekly('BTC').closed.map((week) => formatDay(week.day))).toEqual(['2026-01-11']);
    expect(view.provenance('BTC').date).toBe('2026-01-13');
  });

  it('is the open week by itself on a Monday', () => {
    const monday: Bar = { ...running, day: day('2026-01-12') };
    const reader = memoryReader(
      { BTC: bitcoin.filter((known) => known.day < monday.day) },
      { BTC: { bar: monday, fetchedAt: Date.parse('2026-01-12T09:00:00Z') } },
    );
    const { open } = createMarket(reader).asOf(liveAt('2026-01-12T09:30:00Z')).weekly('BTC');
    expect(open).toMatchObject({ open: 91, high: 99, low: 80, close: 95, sessions: 1, isDegraded: false });
  });

  it.each([
    ['before it was seen', liveAt('2026-01-14T14:59:59Z')],
    ['for a date', endOf('2026-01-14')],
  ])('is not used %s', (_title, asOf) => {
    expect(live.asOf(asOf).weekly('BTC').open).toMatchObject({ day: day('2026-01-13'), sessions: 2 });
  });

  it('is not used once its final bar is known', () => {
    const reader = memoryReader({ BTC: bitcoin }, { BTC: { bar: running, fetchedAt } });
    const { open } = createMarket(reader).asOf(liveAt('2026-01-15T12:00:00Z')).weekly('BTC');
    expect(open).toMatchObject({ day: day('2026-01-14'), close: 90_009 });
  });

  it('is not used for a week that has ended', () => {
    const { open, closed } = live.asOf(liveAt('2026-01-19T00:30:00Z')).weekly('BTC');
    expect(open).toBeNull();
    expect(closed.at(-1)).toMatchObject({ day: day('2026-01-13'), sessions: 2, isDegraded: true });
  });
});

describe('a series that is not there', () => {
  const view = market.asOf(endOf('2026-01-08'));

  it.each(['ETH', 'TLT'] as const)('is said so: %s', (id) => {
    expect(view.has(id)).toBe(false);
    for (const reading of ['daily', 'weekly', 'joint'] as const) {
      const error = errorOf(() => view[reading](id));
      expect(error.series).toBe(id);
      expect(error.message).toMatch(/^This market data has no .+ \((ETH|TLT)\)$/);
      expect(error.hint).toContain(`${id}.csv`);
    }
  });

  it('has an empty, stale provenance', () => {
    expect(view.provenance('ETH')).toMatchObject({
      source: 'none',
      date: null,
      publishedAt: null,
      stale: true,
    });
  });

  it('is dated where it starts later', () => {
    const early = market.asOf(endOf('2026-01-07'));
    expect(early.has('WALCL')).toBe(false);
    expect(early.has('BTC')).toBe(true);
    const error = errorOf(() => early.daily('WALCL'));
    expect(error.message).toBe(
      'Federal Reserve total assets (WALCL) has no data by 2026-01-07: its history starts on 2026-01-07',
    );
    expect(error.hint).toBe('Ask about 2026-01-08 or a later date');
    expect(market.asOf(endOf('2026-01-08')).has('WALCL')).toBe(true);
    expect(early.provenance('WALCL')).toMatchObject({ source: 'memory', date: null, stale: true });
  });
});

describe('a market', () => {
  it('carries the reader’s version and reads each series once', () => {
    const reader = memoryReader({ RUT: russell });
    const once = createMarket(reader);
    for (const date of ['2026-01-14', '2026-01-15', '2026-01-16']) once.asOf(endOf(date)).weekly('RUT');
    once.asOf(endOf('2026-01-16')).has('ETH');
    once.asOf(endOf('2026-01-17')).has('ETH');
    expect([once.version, once.isSample]).toEqual(['memory-1', false]);
    expect([...reader.reads]).toEqual([
      ['RUT', 1],
      ['ETH', 1],
    ]);
  });

  it('keeps a bounded number of views, the least recently used going first', () => {
    const small = createMarket(memoryReader({ RUT: russell }), { keptViews: 2 });
    const [first, second] = [small.asOf(endOf('2026-01-14')), small.asOf(endOf('2026-01-15'))];
    expect(small.asOf(endOf('2026-01-14'))).toBe(first);
    small.asOf(endOf('2026-01-16'));
    expect(small.asOf(endOf('2026-01-14'))).toBe(first);
    expect(small.asOf(endOf('2026-01-15'))).not.toBe(second);
  });

  it('tells a date from the live instant that ends it', () => {
    const date = endOf('2026-01-18');
    const live = { ...date, isDate: false };
    expect(market.asOf(date)).not.toBe(market.asOf(live));
    expect(market.asOf(live).weekly('BTC').open).not.toBeNull();
  });
});
