import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { parseDay } from '../../src/market/days.ts';
import type { KnownBar, KnownSeries } from '../../src/market/feed.ts';
import type { ProviderName } from '../../src/market/series-row.ts';
import type { Provider, ProviderRequest, ProviderResult } from '../../src/sources/provider.ts';
import { SourceError, type SourceReason } from '../../src/sources/source-error.ts';

/** The epoch day of a date that the test's author knows to be one. */
export function dayNamed(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no date`);
  return day;
}

/** A bar of one price. */
export function flatBar(day: number, close: number): Bar {
  return { day, open: close, high: close, low: close, close, volume: null };
}

/** `count` daily bars that end on `last`, whose closes wobble by a percent around `level`. */
export function wobbling(last: string | number, count: number, level: number): Bar[] {
  const end = typeof last === 'number' ? last : dayNamed(last);
  return Array.from({ length: count }, (_, index) => {
    const day = end - count + 1 + index;
    return flatBar(day, level * (1 + 0.01 * Math.sin(day * 1.7)));
  });
}

export function knownFrom(
  bars: readonly Bar[],
  about: Omit<KnownBar, keyof Bar>,
  isComplete = true,
): KnownSeries {
  return { bars: bars.map((bar) => ({ ...bar, ...about })), held: [], isComplete };
}

type Answer = Partial<ProviderResult> | { readonly fails: SourceReason; readonly status?: number };

export interface FakeProvider extends Provider {
  readonly asked: { readonly id: SeriesId; readonly since: number | undefined }[];
  answer: Answer;
}

/** A provider that answers as the test sets it up, cut to the window that is asked for. */
export function fakeProvider(
  name: ProviderName,
  label: string,
  answer: Answer,
  fetchedAt: () => number,
): FakeProvider {
  const asked: FakeProvider['asked'] = [];
  const provider: FakeProvider = {
    name,
    label,
    asked,
    answer,
    serves: () => true,
    async fetch(id, { since }: ProviderRequest = {}) {
      asked.push({ id, since });
      const { answer: now } = provider;
      if ('fails' in now)
        throw new SourceError(`${label} failed`, {
          provider: name,
          series: id,
          reason: now.fails,
          status: now.status,
        });
      const bars = (now.bars ?? []).filter((bar) => since === undefined || bar.day >= since);
      return {
        partial: null,
        adjustment: 'none',
        quality: 'measured',
        unitText: null,
        publishedAt: null,
        events: { splits: [], dividendDays: [] },
        isTruncated: false,
        coverage: null,
        ...now,
        bars,
        fetchedAt: fetchedAt(),
      };
    },
  };
  return provider;
}
