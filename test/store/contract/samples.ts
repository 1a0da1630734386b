import type { Bar } from '../../../src/market/bar.ts';
import { parseDay } from '../../../src/market/days.ts';
import type { BarProvenance } from '../../../src/store/bar-rows.ts';

/** The epoch day of a date that a test writes down. */
export function day(date: string): number {
  const parsed = parseDay(date);
  if (parsed === undefined) throw new RangeError(`${date} is not a date`);
  return parsed;
}

export const at = (instant: string): number => Date.parse(instant);

/** When the sample batches were read, unless a test says otherwise: long after their days. */
export const READ_AT = at('2026-11-20T12:00:00Z');

export function bar(date: string | number, close: number, others: Partial<Bar> = {}): Bar {
  const dayOfBar = typeof date === 'number' ? date : day(date);
  return { day: dayOfBar, open: close - 1, high: close + 2, low: close - 2, close, volume: 1000, ...others };
}

/** Consecutive days from a date on, closing at the given values. */
export function bars(from: string, ...closes: readonly number[]): Bar[] {
  return closes.map((close, index) => bar(day(from) + index, close));
}

export function provenance(change: Partial<BarProvenance> = {}): BarProvenance {
  return {
    source: 'Bitstamp',
    adjustment: 'none',
    quality: 'measured',
    fetchedAt: READ_AT,
    publishedAt: null,
    ...change,
  };
}

/** An answer read so many minutes after the first. */
export const later = (minutes: number, change: Partial<BarProvenance> = {}): BarProvenance =>
  provenance({ fetchedAt: READ_AT + minutes * 60_000, ...change });
