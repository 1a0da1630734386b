import type { SeriesId } from '../market/catalogue.ts';
import { type RefreshDeps, type RefreshOutcome, refreshSeries } from './refresh-series.ts';

/** How far a first read has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly outcome: RefreshOutcome;
  /** Bars stored so far, all series together. */
  readonly bars: number;
  /** What is left takes about this long (ms), judged by what is done. */
  readonly remainingMs: number;
  /** Whether the run reads some whole history, which takes minutes. */
  readonly isFirstRead: boolean;
}

export interface RefresherDeps extends RefreshDeps {
  /** The series to keep, the most asked for first. */
  readonly series: readonly SeriesId[];
  /** Told after every series, before the next of the same source begins. */
  readonly onRefreshed?: (progress: Progress) => void | Promise<void>;
}

export interface Refresher {
  /** Refreshes what is due and resolves with what became of each; a call while one runs joins it. */
  refreshDue(signal?: AbortSignal): Promise<readonly RefreshOutcome[]>;
  /** Refreshes some series, due or not. */
  refreshNow(series: readonly SeriesId[], signal?: AbortSignal): Promise<readonly RefreshOutcome[]>;
}

/** Series whose first source is the same wait for each other; different sources work side by side. */
function toLanes(
  series: readonly SeriesId[],
  { feed }: RefreshDeps,
): ReadonlyMap<string, readonly SeriesId[]> {
  const lanes = new Map<string, SeriesId[]>();
  for (const id of series) {
    const lane = feed.sourcesOf(id)[0]?.provider ?? '';
    lanes.set(lane, [...(lanes.get(lane) ?? []), id]);
  }
  return lanes;
}

/** The measures of one market come from one answer, which they share when they ask for it together. */
const SHARED_LANE = 'coingecko';

interface Run {
  readonly deps: RefresherDeps;
  readonly total: number;
  readonly startedAt: number;
  readonly outcomes: RefreshOutcome[];
  bars: number;
  readonly isFirstRead: boolean;
  readonly signal: AbortSignal | undefined;
}

async function refreshOne(id: SeriesId, run: Run): Promise<void> {
  const { deps, signal } = run;
  const isAborted = () => signal?.aborted === true;
  if (isAborted()) return;
  try {
    const outcome = await refreshSeries(id, deps, signal);
    run.outcomes.push(outcome);
    run.bars += outcome.changedBars;
    const done = run.outcomes.length;
    const elapsed = deps.clock.now() - run.startedAt;
    const remainingMs = (elapsed / done) * (run.total - done);
    const { total, bars, isFirstRead } = run;
    await deps.onRefreshed?.({ done, total, outcome, bars, remainingMs, isFirstRead });
  } catch (error) {
    if (isAborted()) return;
    // One series that the store refuses must not cost the others their refresh.
    deps.log.error({ err: error, series: id }, 'a series could not be refreshed');
    await deps.refreshStates.postpone(id, deps.clock.now() + 60 * 60_000);
  }
}

async function refreshAll(
  series: readonly SeriesId[],
  deps: RefresherDeps,
  signal?: AbortSignal,
): Promise<readonly RefreshOutcome[]> {
  if (series.length === 0) return [];
  const states = await deps.refreshStates.list();
  const complete = new Set(
    states.filter((state) => state.backfilledAt !== null).map((state) => state.series),
  );
  const run: Run = {
    isFirstRead: series.some((id) => !complete.has(id)),
    deps,
    total: series.length,
    startedAt: deps.clock.now(),
    outcomes: [],
    bars: 0,
    signal,
  };
  const lanes = [...toLanes(series, deps)].map(async ([name, lane]) => {
    if (name === SHARED_LANE) await Promise.all(lane.map((id) => refreshOne(id, run)));
    else for (const id of lane) await refreshOne(id, run);
  });
  await Promise.all(lanes);
  return run.outcomes;
}

/** Keeps all series up to date, asking each only when its schedule says so. */
export function createRefresher(deps: RefresherDeps): Refresher {
  const { series, refreshStates, clock } = deps;
  let running: Promise<readonly RefreshOutcome[]> | undefined;

  /** With nothing due this reads one small table and is done. */
  async function listDue(): Promise<readonly SeriesId[]> {
    const states = await refreshStates.list();
    const now = clock.now();
    const due = new Map(states.map((state) => [state.series, state.nextDueAt]));
    return series.filter((id) => (due.get(id) ?? Number.NEGATIVE_INFINITY) <= now);
  }

  return {
    refreshDue(signal) {
      running ??= listDue()
        .then((due) => refreshAll(due, deps, signal))
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    refreshNow: (wanted, signal) => refreshAll(wanted, deps, signal),
  };
}
