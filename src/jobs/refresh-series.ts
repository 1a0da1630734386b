import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { ExpectationRow } from '../market/expectation.ts';
import {
  type Delivery,
  describeFailure,
  FeedError,
  type FeedFailure,
  type KnownSeries,
  type SeriesFeed,
} from '../market/feed.ts';
import type { ProviderName, SeriesRow } from '../market/series-row.ts';
import type { BarRepository } from '../store/bars.ts';
import type { ProviderFailure, ProviderState, ProviderStates } from '../store/provider-states.ts';
import type { RefreshStates } from '../store/refresh-states.ts';
import { nextDueAt, retryAt } from './schedule.ts';

export interface RefreshDeps {
  readonly feed: SeriesFeed;
  readonly bars: BarRepository;
  readonly providerStates: ProviderStates;
  readonly refreshStates: RefreshStates;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What became of one refresh. */
export interface RefreshOutcome {
  readonly series: SeriesId;
  /** The source that answered; null where none did. */
  readonly source: string | null;
  /** Bars that are new or changed. */
  readonly changedBars: number;
  readonly failures: readonly string[];
}

/** What a feed needs to judge an answer: 60 returns before it, and room for a spell of another source. */
const KNOWN_BARS = 120;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** How long a source that refuses us is left alone at least (ms), where it does not say so itself. */
const LEFT_ALONE: Readonly<Record<string, (now: number) => number>> = {
  // A block rests on an address or a country: it is tried again the next day.
  blocked: (now) => Math.max(5 * MINUTE, DAY - (now % DAY)),
  'rate-limited': () => 5 * MINUTE,
  key: () => 60 * MINUTE,
  'cap-365-days': () => DAY,
};
const SHORT_FORM = ' · ';
/** The mark of a first read that is under way or was cut off. */
const READING = 'reading';

/** The row as live sources keep it: they give daily what a file may give weekly. */
export function liveRow(row: SeriesRow): ExpectationRow {
  return row.observed === 'sundays' ? { ...row, observed: 'days' } : row;
}

async function readKnown(id: SeriesId, deps: RefreshDeps): Promise<KnownSeries> {
  const [bars, held, state] = [
    await deps.bars.readBars(id, { newest: KNOWN_BARS }),
    await deps.bars.listQuarantined(id),
    await deps.refreshStates.find(id),
  ];
  return { bars, held, isComplete: (state?.backfilledAt ?? null) !== null };
}

/** The short form of a failure that was stored, as `describeFailure` gave it. */
export function storedReason({ lastError, state }: ProviderState): string {
  const [short = '', rest] = (lastError ?? '').split(SHORT_FORM);
  return rest === undefined ? state : short;
}

/** The sources that asked to be left alone, and still are. */
function skippedNow(states: readonly ProviderState[], now: number): ReadonlyMap<ProviderName, string> {
  return new Map(
    states
      .filter(({ blockedUntil }) => blockedUntil !== null && blockedUntil > now)
      .map((state) => [state.provider, storedReason(state)]),
  );
}

function toFailureState(id: SeriesId, failure: FeedFailure, now: number): ProviderFailure {
  const { provider, reason, message, retryAfterMs = 0 } = failure;
  const leaveAlone = LEFT_ALONE[reason];
  const short = describeFailure(failure).slice(failure.label.length + 2);
  return {
    provider,
    series: id,
    at: now,
    state: leaveAlone !== undefined ? 'blocked' : reason === 'stale' ? 'stale' : 'broken',
    error: `${short}${SHORT_FORM}${message}`,
    ...(leaveAlone === undefined ? {} : { blockedUntil: now + Math.max(leaveAlone(now), retryAfterMs) }),
  };
}

async function recordFailures(
  id: SeriesId,
  failures: readonly FeedFailure[],
  deps: RefreshDeps,
  used?: ProviderName,
): Promise<void> {
  const now = deps.clock.now();
  const seen = new Set<ProviderName>(used === undefined ? [] : [used]);
  for (const failure of failures) {
    // Of two doors of one provider the first says why it was passed over.
    if (!failure.wasAsked || seen.has(failure.provider)) continue;
    seen.add(failure.provider);
    await deps.providerStates.recordFailure(toFailureState(id, failure, now));
  }
}

async function store(id: SeriesId, delivery: Delivery, deps: RefreshDeps): Promise<number> {
  const { bars, partial, quarantined, isFullHistory, ...provenance } = delivery;
  const options = { quarantined, isFullHistory, ...(partial === undefined ? {} : { partial }) };
  const result = await deps.bars.upsertBars(id, bars, provenance, options);
  if (result.quarantined > 0)
    deps.log.warn(
      { series: id, source: delivery.source, days: [...quarantined] },
      'doubtful bars are held back',
    );
  for (const remark of delivery.remarks) deps.log.warn({ series: id, source: delivery.source }, remark);
  return result.inserted + result.revised.length + result.removed;
}

async function finish(
  id: SeriesId,
  delivery: Delivery,
  known: KnownSeries,
  deps: RefreshDeps,
): Promise<void> {
  const now = deps.clock.now();
  const row = seriesRow(id);
  const lastDay = delivery.bars.at(-1)?.day ?? known.bars.at(-1)?.day ?? null;
  await recordFailures(id, delivery.failures, deps, delivery.isStandIn ? undefined : delivery.provider);
  // A stand-in's provider has answered for another series; for this one it has failed.
  if (!delivery.isStandIn)
    await deps.providerStates.recordSuccess({
      provider: delivery.provider,
      series: id,
      at: now,
      lastDay,
      latencyMs: delivery.latencyMs,
    });
  if (delivery.isComplete && !known.isComplete) await deps.refreshStates.finishBackfill(id, now);
  const due =
    lastDay === null ? retryAt(now, Number.POSITIVE_INFINITY) : nextDueAt(row, liveRow(row), lastDay, now);
  await deps.refreshStates.recordSuccess(id, { at: now, nextDueAt: due });
}

async function postpone(id: SeriesId, error: FeedError, deps: RefreshDeps): Promise<void> {
  await recordFailures(id, error.failures, deps);
  const states = await deps.providerStates.list(id);
  const failures = Math.min(...states.map((state) => state.failures), Number.MAX_SAFE_INTEGER);
  await deps.refreshStates.postpone(id, retryAt(deps.clock.now(), states.length === 0 ? 1 : failures));
}

/**
 * Brings one series up to date: asks its sources for what follows the kept bars, stores what they gave, and notes
 * how each source stood and when to ask again. What is kept stays as it is when nobody answers. Rejects only on
 * errors of the store and on the caller's own abort.
 */
export async function refreshSeries(
  id: SeriesId,
  deps: RefreshDeps,
  signal?: AbortSignal,
): Promise<RefreshOutcome> {
  const now = deps.clock.now();
  const known = await readKnown(id, deps);
  const skipped = skippedNow(await deps.providerStates.list(id), now);
  await deps.refreshStates.recordAttempt(id, now);
  // Until the whole history is there a restart begins this series again, and only this one.
  if (!known.isComplete) await deps.refreshStates.saveCursor(id, READING);
  try {
    const request = { known, skipped, ...(signal === undefined ? {} : { signal }) };
    const delivery = await deps.feed.fetch(id, request);
    const changedBars = await store(id, delivery, deps);
    await finish(id, delivery, known, deps);
    const failures = delivery.failures.map(describeFailure);
    return { series: id, source: delivery.source, changedBars, failures };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    await postpone(id, error, deps);
    deps.log.warn({ series: id }, `no source answers: ${error.message}`);
    return { series: id, source: null, changedBars: 0, failures: error.failures.map(describeFailure) };
  }
}
