import type { Clock } from '../lib/clock.ts';
import type { Bar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { Delivery, FeedFailure, FeedRequest, KnownSeries } from '../market/feed.ts';
import type { ProviderName } from '../market/series-row.ts';
import type { CoinCap } from './altcoin-index.ts';
import { windowStart } from './chain-window.ts';
import { spliceByMedianRatio } from './chained-index.ts';
import type { CoinGeckoProvider } from './coingecko/provider.ts';
import { valueBar } from './daily-candles.ts';
import { compareOverlap } from './overlap.ts';
import type { Provider, ProviderResult } from './provider.ts';
import { SourceError } from './source-error.ts';
import { isRestated, scaleBar } from './splice.ts';

/** The name under which our own measurements of the market are kept, and the history that was linked to them. */
const MARKET_SOURCE = 'CoinGecko, Coin Metrics (our index)';
/** How far back recorded days are read: enough for a link and for any absence that can be filled. */
export const RECORDED_DAYS = 60;
const LEAST_COMMON_DAYS = 7;
const REPEATED_BARS = 10;
const TOLERANCE = 0.05;

/** A coin as it is recorded; whether it counts as an altcoin is decided when it is read. */
export type RecordedCoin = Pick<CoinCap, 'id' | 'symbol' | 'marketCapUsd'>;

/** The market's ranking at the close of a day, as it was seen: a record that nobody can revise. */
export interface CapRecords {
  /** Keeps a day's ranking; the first of a day stands. */
  save(day: number, takenAt: number, coins: readonly RecordedCoin[]): Promise<void>;
  /** The recorded days from `since` on, oldest first. */
  read(since: number): Promise<readonly { readonly day: number; readonly coins: readonly RecordedCoin[] }[]>;
}

export interface MarketCapDeps {
  readonly live: CoinGeckoProvider;
  /** Absent where its licence does not fit the operator's use. */
  readonly history: Provider | undefined;
  readonly records: CapRecords;
  readonly clock: Clock;
}

/** One question on its way, with the failures met so far. */
export interface Attempt {
  readonly id: SeriesId;
  readonly request: FeedRequest;
  readonly failures: FeedFailure[];
}

/** What a source answered; undefined, with its failure noted, where it gave nothing. */
export async function attempt<T>(
  { failures, request }: Attempt,
  provider: Provider,
  read: () => Promise<T>,
): Promise<T | undefined> {
  const why = request.skipped?.get(provider.name);
  if (why !== undefined) {
    const { name, label } = provider;
    failures.push({ provider: name, label, reason: why, message: why, wasAsked: false });
    return undefined;
  }
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, status, message, retryAfterMs } = error;
    const about = { provider: provider.name, label: provider.label, wasAsked: true };
    failures.push({ ...about, reason, status, message, retryAfterMs });
    return undefined;
  }
}

/** Whether what is kept is our own measurement already. */
export const isLinked = ({ bars }: KnownSeries): boolean => bars.at(-1)?.source === MARKET_SOURCE;
const toValues = (bars: readonly Bar[]) => bars.map(({ day, close }) => ({ day, value: close }));

/** Days between the last known one and the newest that no record covers, from the history at the known level. */
async function fillHole(
  question: Attempt,
  closes: readonly Bar[],
  history: Provider | undefined,
): Promise<readonly Bar[]> {
  const { bars: known } = question.request.known;
  const lastKnown = known.at(-1)?.day ?? 0;
  const newest = closes.at(-1)?.day ?? lastKnown;
  const recorded = new Set(closes.map(({ day }) => day));
  const isWhole = Array.from(
    { length: Math.max(0, newest - lastKnown) },
    (_, index) => lastKnown + 1 + index,
  ).every((day) => recorded.has(day));
  if (isWhole || history === undefined) return closes;
  const since = lastKnown - RECORDED_DAYS;
  const { signal } = question.request;
  const result = await attempt(question, history, () => history.fetch(question.id, { since, signal }));
  const overlap = compareOverlap(result?.bars ?? [], known, TOLERANCE);
  if (result === undefined || overlap.days < LEAST_COMMON_DAYS) return closes;
  const missing = result.bars.filter(({ day }) => day > lastKnown && day < newest && !recorded.has(day));
  const filled = missing.map((bar) => scaleBar(bar, overlap.ratio));
  return [...closes, ...filled].toSorted((a, b) => a.day - b.day);
}

export interface CapOutcome {
  readonly provider: ProviderName;
  readonly source: string;
  readonly result: ProviderResult;
  readonly bars: readonly Bar[];
  readonly quality: Delivery['quality'];
  readonly isFullHistory: boolean;
  readonly isComplete: boolean;
  /** Whether the running value is of the same measurement as the bars. */
  readonly hasPartial: boolean;
}

/** Measured days that continue the linked series. */
export async function continueLinked(
  question: Attempt,
  deps: MarketCapDeps,
  live: ProviderResult | undefined,
  closes: readonly Bar[],
) {
  const { known } = question.request;
  const from = known.bars.at(-REPEATED_BARS)?.day ?? 0;
  const recent = closes.filter(({ day }) => day >= from);
  const bars = await fillHole(question, recent, deps.history);
  if (live === undefined && (bars.at(-1)?.day ?? 0) <= (known.bars.at(-1)?.day ?? 0)) return undefined;
  const { quality = 'proxy' } = live ?? {};
  const about = { provider: deps.live.name, source: MARKET_SOURCE, isFullHistory: false, isComplete: true };
  return { ...about, bars, quality, result: live ?? emptyResult(deps), hasPartial: true };
}

function emptyResult({ clock }: MarketCapDeps): ProviderResult {
  return {
    bars: [],
    partial: null,
    adjustment: 'none',
    quality: 'proxy',
    unitText: null,
    fetchedAt: clock.now(),
    publishedAt: null,
    events: { splits: [], dividendDays: [] },
    isTruncated: false,
    coverage: null,
  };
}

/** The history alone, until a week of own records tells at which level it continues; then both, linked. */
export async function buildFromHistory(
  question: Attempt,
  history: Provider,
  closes: readonly Bar[],
): Promise<CapOutcome | undefined> {
  const { id, request } = question;
  const { known, signal } = request;
  const canLink = closes.length >= LEAST_COMMON_DAYS;
  const since = canLink ? undefined : windowStart(known, history.label);
  const read = (from: number | undefined) =>
    attempt(question, history, () => history.fetch(id, { since: from, signal }));
  const first = await read(since);
  const isOutdated = first !== undefined && since !== undefined && isRestated(known.bars, first.bars);
  const result = isOutdated ? await read(undefined) : first;
  if (result === undefined) return undefined;
  const splice = canLink ? spliceByMedianRatio(toValues(result.bars), toValues(closes)) : undefined;
  const isWhole = since === undefined || isOutdated;
  const about = {
    result,
    quality: 'proxy',
    isComplete: true,
    isFullHistory: isWhole && known.bars.length > 0,
  } as const;
  if (splice === undefined)
    return { ...about, provider: history.name, source: history.label, bars: result.bars, hasPartial: false };
  const bars = splice.values.map(({ day, value }) => valueBar(day, value));
  return { ...about, provider: 'coingecko', source: MARKET_SOURCE, bars, hasPartial: true };
}

/** Own records at the level of a history that cannot be read any more: its changes go on, as a proxy. */
export function continueScaled(
  question: Attempt,
  deps: MarketCapDeps,
  live: ProviderResult | undefined,
  closes: readonly Bar[],
): CapOutcome | undefined {
  const { bars: known } = question.request.known;
  const overlap = compareOverlap(closes, known, TOLERANCE);
  const lastKnown = known.at(-1)?.day ?? 0;
  const fresh = closes.filter(({ day }) => day > lastKnown);
  if (live === undefined || overlap.days < LEAST_COMMON_DAYS || fresh.length === 0) return undefined;
  return {
    provider: deps.live.name,
    source: `${deps.live.label}, scaled`,
    bars: fresh.map((bar) => scaleBar(bar, overlap.ratio)),
    quality: 'proxy',
    result: live,
    isFullHistory: false,
    isComplete: true,
    hasPartial: false,
  };
}

/** Own records without any history before them: all there is until the history can be read. */
export function fromRecordsAlone(
  question: Attempt,
  deps: MarketCapDeps,
  live: ProviderResult | undefined,
  closes: readonly Bar[],
): CapOutcome | undefined {
  const { bars: known } = question.request.known;
  if (live === undefined || (known.length > 0 && !isLinked(question.request.known))) return undefined;
  const isComplete = deps.history === undefined;
  const about = { provider: deps.live.name, source: MARKET_SOURCE, isFullHistory: false, isComplete };
  return { ...about, bars: closes, quality: live.quality, result: live, hasPartial: true };
}
