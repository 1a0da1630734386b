import { readdirSync, readFileSync } from 'node:fs';
import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { parseDay } from '../../src/market/days.ts';
import type { Provider, ProviderDeps, ProviderResult } from '../../src/sources/provider.ts';
import type { SourceReason } from '../../src/sources/source-error.ts';
import type { Routes } from '../fakes/http-routes.ts';

/** A moment after New York's close on a Tuesday in winter: 16:30 there. */
export const AFTER_CLOSE = '2026-11-24T21:30:00Z';

interface ContractCase {
  readonly title: string;
  readonly series: SeriesId;
  /** Oldest date wanted. */
  readonly since?: string;
  /** When the question is asked; by default after New York's close. */
  readonly now?: string;
  /** By default the contract's own. */
  readonly create?: (deps: ProviderDeps) => Provider;
  readonly routes: Routes;
}

export interface GoodCase extends ContractCase {
  /** Exactly these bars. */
  readonly bars: readonly Bar[];
  /** Exactly this running bar; by default none. */
  readonly partial?: Bar;
  /** Other members of the result that must be as given. */
  readonly result?: Partial<Omit<ProviderResult, 'bars' | 'partial'>>;
}

export interface FailureCase extends ContractCase {
  readonly reason: SourceReason;
  readonly status?: number;
}

/** What every folder of `src/sources` that is a provider proves of itself, in `test/sources/<folder>/contract.ts`. */
export interface ProviderContract {
  readonly create: (deps: ProviderDeps) => Provider;
  /** A series for the failures that every provider must name. */
  readonly series: SeriesId;
  /** What `{}` is called: `shape`, unless the provider speaks another format than JSON. */
  readonly emptyObject?: SourceReason;
  readonly good: readonly GoodCase[];
  readonly failures: readonly FailureCase[];
}

const FOLDER = new URL('../fixtures/providers/', import.meta.url);
const read = new Set<string>();

/** A payload of `test/fixtures/providers`, e.g. `yahoo/index.json`. */
export function payload(path: string): string {
  read.add(path);
  return readFileSync(new URL(path, FOLDER), 'utf8');
}

/** Payloads of a provider's folder that no contract has asked for. */
export function unreadPayloads(provider: string): string[] {
  return readdirSync(new URL(`${provider}/`, FOLDER))
    .map((name) => `${provider}/${name}`)
    .filter((path) => !read.has(path));
}

export function day(date: string): number {
  const parsed = parseDay(date);
  if (parsed === undefined) throw new Error(`${date} is not a date`);
  return parsed;
}

/** A bar with its candle. */
export function candle(
  date: string,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number | null,
): Bar {
  return { day: day(date), open, high, low, close, volume };
}

/** A bar without a candle. */
export function value(date: string, close: number): Bar {
  return { day: day(date), open: null, high: null, low: null, close, volume: null };
}
