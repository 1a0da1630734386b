import { DataError } from '../lib/errors.ts';
import type { SeriesNotes } from '../market/bar.ts';
import type { PackedSeries } from '../market/bar-columns.ts';
import { SERIES_IDS, type SeriesId } from '../market/catalogue.ts';
import { createMarket } from '../market/market.ts';
import { nameWithId } from '../market/missing-series.ts';
import type { Market, SeriesReader } from '../market/view.ts';
import type { ProviderState, ProviderStates } from '../store/provider-states.ts';
import type { RefreshState, RefreshStates } from '../store/refresh-states.ts';
import type { StoreReader } from '../store/store-reader.ts';
import { failedSources, type NotesDeps, readAllNotes } from './series-notes.ts';

export interface LiveMarketDeps extends NotesDeps {
  readonly reader: StoreReader;
  readonly providerStates: ProviderStates;
  readonly refreshStates: RefreshStates;
  readonly now: () => number;
  /** False in a process that only looks: then a missing series need not be on its way. */
  readonly isRefreshing: boolean;
}

/** The market of the store, at its newest version. */
export interface LiveMarket {
  market(): Market;
  /** Takes over what changed in the store; true where answers may now be others. Never waits for the network. */
  refresh(): Promise<boolean>;
}

type Find = (id: SeriesId) => PackedSeries | undefined;

/** What is known of a series that the store does not have. */
interface Absence {
  /** Whether its sources have not all been asked in vain yet. */
  readonly isAwaited: boolean;
  readonly error: DataError;
}

function describeAbsence(
  id: SeriesId,
  wasTried: boolean,
  failures: readonly string[],
  isRefreshing: boolean,
): Absence {
  const name = nameWithId(id);
  if (wasTried && failures.length > 0) {
    const message = `${name} could not be fetched (${failures.join(', ')})`;
    const hint = 'It is tried again by itself; /sources shows the state of every source';
    return { isAwaited: false, error: new DataError(id, message, hint) };
  }
  if (!isRefreshing && !wasTried) {
    const hint = 'Start the bot, or fetch everything once by: npm run data -- refresh';
    return { isAwaited: true, error: new DataError(id, `${name} has not been fetched yet`, hint) };
  }
  const hint = 'Ask again in a minute or two; /sources shows how far it is';
  return { isAwaited: true, error: new DataError(id, `${name} is being fetched for the first time`, hint) };
}

/** The series that have sources and are not in the store. */
function findAbsences(
  find: Find,
  states: readonly ProviderState[],
  refreshes: readonly RefreshState[],
  deps: LiveMarketDeps,
): ReadonlyMap<SeriesId, Absence> {
  const missing = SERIES_IDS.filter((id) => find(id) === undefined && deps.sourcesOf(id).length > 0);
  return new Map(
    missing.map((id) => {
      const own = states.filter(({ series }) => series === id);
      const failures = failedSources(deps.sourcesOf(id), undefined, own);
      const refresh = refreshes.find(({ series }) => series === id);
      const wasTried = refresh?.nextDueAt !== undefined && refresh.nextDueAt !== null;
      return [id, describeAbsence(id, wasTried, failures, deps.isRefreshing)];
    }),
  );
}

/**
 * Reads packed series with their notes. A series that is being fetched refuses even the question whether it is
 * there: an answer that did without it would be another one a minute later.
 */
function createReader(
  version: string,
  find: Find,
  notes: ReadonlyMap<SeriesId, SeriesNotes>,
  absences: ReadonlyMap<SeriesId, Absence>,
): SeriesReader {
  return {
    version,
    isSample: false,
    readPacked(id) {
      const absence = absences.get(id);
      if (absence?.isAwaited === true) throw absence.error;
      const series = find(id);
      const own = notes.get(id);
      return series === undefined || own === undefined ? series : { ...series, notes: own };
    },
    read: () => {
      throw new Error('a live market reads its series packed');
    },
    explainMissing: (id) => absences.get(id)?.error,
  };
}

/**
 * A market that follows the store: a new one is built when bars or notes have changed, and unchanged series keep what
 * was computed from them. Reads the store once before it resolves.
 */
export async function createLiveMarket(deps: LiveMarketDeps): Promise<LiveMarket> {
  const { reader, now } = deps;
  let built: { readonly key: string; readonly market: Market } | undefined;
  let builds = 0;

  async function build(): Promise<boolean> {
    await reader.refreshIfChanged();
    const snapshot = reader.snapshot();
    const find: Find = (id) => snapshot.readPacked?.(id);
    const states = await deps.providerStates.list();
    const notes = await readAllNotes(find, { states, now: now() }, deps);
    const absences = findAbsences(find, states, await deps.refreshStates.list(), deps);
    const reasons = [...absences].map(([id, { error }]) => [id, error.message]);
    const key = JSON.stringify([snapshot.version, [...notes], reasons]);
    if (built?.key === key) return false;
    builds += 1;
    const version = `${snapshot.version}.${builds}`;
    built = { key, market: createMarket(createReader(version, find, notes, absences)) };
    return true;
  }

  await build();
  let building: Promise<boolean> | undefined;
  return {
    market() {
      if (built === undefined) throw new Error('the live market was not built');
      return built.market;
    },
    refresh() {
      building ??= build().finally(() => {
        building = undefined;
      });
      return building;
    },
  };
}
