import type { HttpError } from '../lib/http-error.ts';
import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { dayOf, formatDay } from '../market/days.ts';
import { publishedAt } from '../market/publication.ts';
import type { ProviderName, SeriesKind, SeriesRow } from '../market/series-row.ts';
import type { Provider, ProviderDeps, ProviderRequest, ProviderResult } from './provider.ts';
import { SourceError, SourceFault, type SourceReason, toSourceError } from './source-error.ts';

const MINUTE = 60_000;
/** A market's last prints arrive late: an exchange's day settles 20 minutes after its close, a UTC day 10. */
const SETTLING_MS = { 'America/New_York': 20 * MINUTE, UTC: 10 * MINUTE } as const;
const TRADED: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity', 'crypto']);

/** The series asked for, in both vocabularies. */
export interface SeriesQuery extends ProviderRequest {
  readonly id: SeriesId;
  readonly row: SeriesRow;
  /** What the provider calls it. */
  readonly symbol: string;
}

/** What a provider read: observations in the catalogue's unit and any order, and what it knows of them. */
export interface Reading extends Partial<Omit<ProviderResult, 'bars' | 'partial' | 'fetchedAt'>> {
  readonly bars: readonly Bar[];
  /** Whether a day's observation can still change; by default a traded series settles after its close. */
  readonly isFinal?: (day: number) => boolean;
  /** True for series of events, where a window without any is an answer. */
  readonly mayBeEmpty?: boolean;
}

export interface ProviderDefinition {
  readonly name: ProviderName;
  readonly label: string;
  readonly attribution?: string;
  /** False switches the provider off: the key it needs was not given. */
  readonly isEnabled?: boolean;
  readonly read: (query: SeriesQuery) => Promise<Reading>;
  /** The reason in a refusal's body, where the provider states one. */
  readonly explain?: (error: HttpError) => SourceReason | undefined;
}

/**
 * A provider from the part that is its own: symbols come from the catalogue, failures become `SourceError`, and
 * observations are put in order, checked against the clock and the row's bounds, and parted into final and running.
 */
export function defineProvider(definition: ProviderDefinition, deps: ProviderDeps): Provider {
  const { name, label, attribution } = definition;
  const symbolOf = (id: SeriesId) => seriesRow(id).providers[name];
  return {
    name,
    label,
    ...(attribution === undefined ? {} : { attribution }),
    serves: (id) => definition.isEnabled !== false && symbolOf(id) !== undefined,
    async fetch(id, request = {}) {
      const symbol = symbolOf(id);
      if (symbol === undefined) {
        throw new SourceError(`${label} has no symbol for ${id}`, {
          provider: name,
          series: id,
          reason: 'symbol',
        });
      }
      const row = seriesRow(id);
      try {
        const reading = await definition.read({ ...request, id, row, symbol });
        return finishReading(reading, row, deps.clock.now(), request.since);
      } catch (error) {
        throw toSourceError(error, { provider: name, series: id }, definition.explain);
      }
    },
  };
}

/** The result of a reading at `now`; throws `future-date`, `unit` or `empty`. */
function finishReading(
  reading: Reading,
  row: SeriesRow,
  now: number,
  since: number | undefined,
): ProviderResult {
  const bars = sortByDay(reading.bars);
  refuseImpossible(bars, row, now);
  const isFinal = reading.isFinal ?? defaultFinality(row, now);
  const firstOpen = bars.findLastIndex((bar) => isFinal(bar.day)) + 1;
  const running = bars.slice(firstOpen).at(-1);
  const final = bars.slice(0, firstOpen).filter((bar) => since === undefined || bar.day >= since);
  if (final.length === 0 && running === undefined && reading.mayBeEmpty !== true) {
    throw new SourceFault('empty', `The answer holds no observation of ${row.label}`);
  }
  return {
    bars: final,
    partial: running === undefined ? null : { bar: running, fetchedAt: now },
    adjustment: reading.adjustment ?? 'none',
    quality: reading.quality ?? 'measured',
    unitText: reading.unitText ?? null,
    fetchedAt: now,
    publishedAt: reading.publishedAt ?? null,
    events: reading.events ?? { splits: [], dividendDays: [] },
    isTruncated: reading.isTruncated ?? false,
    coverage: reading.coverage ?? null,
  };
}

/**
 * Oldest first, one bar a day. Providers repeat the running day as a second row, and the later row is the newer; a
 * day of the past with two values is an answer that contradicts itself.
 */
function sortByDay(bars: readonly Bar[]): Bar[] {
  const sorted = bars.toSorted((a, b) => a.day - b.day);
  const newest = sorted.at(-1)?.day;
  const isTwin = (bar: Bar, next: Bar | undefined) => bar.day === next?.day;
  const conflict = sorted.find((bar, index) => {
    const next = sorted[index + 1];
    return bar.day !== newest && isTwin(bar, next) && bar.close !== next?.close;
  });
  if (conflict !== undefined)
    throw new SourceFault('shape', `${formatDay(conflict.day)} is there twice, with other values`);
  return sorted.filter((bar, index) => !isTwin(bar, sorted[index + 1]));
}

function refuseImpossible(bars: readonly Bar[], row: SeriesRow, now: number): void {
  const newest = bars.at(-1);
  if (newest && newest.day > dayOf(now)) {
    throw new SourceFault('future-date', `The answer holds an observation of ${formatDay(newest.day)}`);
  }
  const [low, high] = row.bounds;
  const outside = bars.find((bar) => bar.close < low || bar.close > high);
  if (outside === undefined) return;
  throw new SourceFault(
    'unit',
    `${outside.close} on ${formatDay(outside.day)} is outside ${low} to ${high} ${row.unit}: the unit or currency changed`,
  );
}

function defaultFinality(row: SeriesRow, now: number): (day: number) => boolean {
  return TRADED.has(row.kind) ? settledBy(row, now) : () => true;
}

/** Whether a day's trading or operations had settled at `now`, by the row's publication time. */
export function settledBy(row: SeriesRow, now: number): (day: number) => boolean {
  return (day) => now >= publishedAt(row.publication, day) + SETTLING_MS[row.publication.zone];
}
