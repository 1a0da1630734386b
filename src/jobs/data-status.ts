import type { DataStatus, SeriesState, SeriesStatus, SourceStatus } from '../chat/data-ports.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { expectNext, freshnessOf } from '../market/expectation.ts';
import type { ProviderName } from '../market/series-row.ts';
import type { BarRepository, StoredSeries } from '../store/bars.ts';
import type { ProviderState, ProviderStates } from '../store/provider-states.ts';
import { liveRow, storedReason } from './refresh-series.ts';

interface Source {
  readonly provider: ProviderName;
  readonly label: string;
}

export interface DataStatusDeps {
  readonly series: readonly SeriesId[];
  readonly sourcesOf: (id: SeriesId) => readonly Source[];
  readonly attributionOf: (id: SeriesId) => string | undefined;
  readonly linkTo: (provider: ProviderName, id: SeriesId) => string | undefined;
  readonly bars: BarRepository;
  readonly providerStates: ProviderStates;
}

function toSourceStatus({ label, provider }: Source, states: readonly ProviderState[]): SourceStatus {
  const state = states.find((entry) => entry.provider === provider);
  if (state === undefined)
    return { label, state: 'unasked', lastDay: null, reason: null, leftAloneUntil: null };
  return {
    label,
    state: state.state,
    lastDay: state.lastDay,
    reason: state.lastError === null ? null : storedReason(state),
    leftAloneUntil: state.blockedUntil,
  };
}

/** An overdue value is late or stale; where every source that was asked fails, how they fail says more. */
function stateOf(
  id: SeriesId,
  lastDay: number | null,
  sources: readonly SourceStatus[],
  now: number,
): SeriesState {
  const asked = sources.filter(({ state }) => state !== 'unasked');
  const isFailing = asked.length > 0 && asked.every(({ state }) => state === 'blocked' || state === 'broken');
  const failure = asked.every(({ state }) => state === 'blocked') ? 'blocked' : 'broken';
  if (lastDay === null) return isFailing ? failure : 'fetching';
  const freshness = freshnessOf(liveRow(seriesRow(id)), lastDay, now);
  return freshness !== 'fresh' && isFailing ? failure : freshness;
}

async function describeSeries(
  id: SeriesId,
  stored: StoredSeries | undefined,
  states: readonly ProviderState[],
  now: number,
  deps: DataStatusDeps,
): Promise<SeriesStatus> {
  const sources = deps.sourcesOf(id);
  const lastDay = stored?.lastDay ?? null;
  const newest = lastDay === null ? undefined : await deps.bars.findBar(id, lastDay);
  const statuses = sources.map((source) => toSourceStatus(source, states));
  const used = sources.find(({ label }) => label === newest?.source) ?? sources[0];
  const link = used && deps.linkTo(used.provider, id);
  const attribution = deps.attributionOf(id);
  return {
    series: id,
    source: newest?.source ?? null,
    quality: newest?.quality ?? 'measured',
    lastDay,
    nextAt: lastDay === null ? null : (expectNext(liveRow(seriesRow(id)), lastDay)?.at ?? null),
    state: stateOf(id, lastDay, statuses, now),
    sources: statuses,
    ...(link === undefined ? {} : { link }),
    ...(attribution === undefined ? {} : { attribution }),
  };
}

/** How every series stands by what the store knows of it and its sources. */
export function createDataStatus(deps: DataStatusDeps): DataStatus {
  return {
    async list(now) {
      const stored = new Map((await deps.bars.listSeries()).map((about) => [about.series, about]));
      const states = await deps.providerStates.list();
      const list: SeriesStatus[] = [];
      for (const id of deps.series) {
        const own = states.filter(({ series }) => series === id);
        list.push(await describeSeries(id, stored.get(id), own, now, deps));
      }
      return list;
    },
  };
}
