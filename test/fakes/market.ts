import type { Bar, SeriesNotes } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { MS_PER_DAY, parseDay } from '../../src/market/days.ts';
import { createMarket } from '../../src/market/market.ts';
import type { AsOf, Market } from '../../src/market/view.ts';

/** The epoch day of a date that the test's author knows to be one. */
export function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

/** A question about the end of a date. */
export function asOfDate(text: string): AsOf {
  return { instant: (day(text) + 1) * MS_PER_DAY, isDate: true };
}

/** A question asked at an instant, such as `2026-01-20T12:34:00Z`. */
export function asOfInstant(text: string): AsOf {
  return { instant: Date.parse(text), isDate: false };
}

/** Daily bars from one date to another, closing at 100, 101, ... */
export function dailyBars(from: string, to: string): Bar[] {
  return Array.from({ length: day(to) - day(from) + 1 }, (_, index) => ({
    day: day(from) + index,
    open: null,
    high: null,
    low: null,
    close: 100 + index,
    volume: null,
  }));
}

interface FakeMarket {
  readonly series?: Readonly<Partial<Record<SeriesId, readonly Bar[]>>>;
  readonly isSample?: boolean;
  readonly version?: string;
  readonly source?: string;
  readonly quality?: 'measured' | 'proxy';
  readonly notes?: Readonly<Partial<Record<SeriesId, SeriesNotes>>>;
}

/** The real market over bars written by hand. */
export function fakeMarket(options: FakeMarket = {}): Market {
  const {
    series = {},
    isSample = false,
    version = 'v1',
    source = 'Test Exchange',
    quality = 'measured',
    notes = {},
  } = options;
  return createMarket({
    version,
    isSample,
    read(id) {
      const bars = series[id];
      if (bars === undefined) return undefined;
      const own = notes[id];
      const about = { partial: null, source, adjustment: 'none', quality, fetchedAt: null } as const;
      return { id, bars, ...about, ...(own === undefined ? {} : { notes: own }) };
    },
  });
}
