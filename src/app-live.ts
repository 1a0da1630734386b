import { createHealth, type MarketData, type MarketOptions, type MarketWorld } from './app-data.ts';
import { createCapRecords } from './jobs/cap-records.ts';
import { createDataStatus } from './jobs/data-status.ts';
import { createGivenAnswers } from './jobs/given-answers.ts';
import { createLiveMarket, type LiveMarket } from './jobs/live-market.ts';
import { createMemoryAnswers } from './jobs/memory-answers.ts';
import { describeProgress } from './jobs/progress.ts';
import { createRefreshLoop, type RefreshLoop } from './jobs/refresh-loop.ts';
import { createRefresher, type Progress, type Refresher } from './jobs/refresher.ts';
import { createHttpClient, systemSleep } from './lib/http.ts';
import { SERIES_IDS, type SeriesId } from './market/catalogue.ts';
import { linkTo } from './sources/links.ts';
import { createLiveFeed, type LiveFeed } from './sources/live-feed.ts';
import { createBarRepository } from './store/bars.ts';
import { createCoinSnapshots } from './store/coin-snapshots.ts';
import { readDataVersion } from './store/data-version.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createLastAnswers, type LastAnswers } from './store/last-answers.ts';
import { createProviderStates } from './store/provider-states.ts';
import { createRefreshLock } from './store/refresh-lock.ts';
import { createRefreshStates } from './store/refresh-states.ts';
import { createRevisionLog } from './store/revisions.ts';
import { createStoreReader } from './store/store-reader.ts';

/** Live data, with what operators' tools need of their parts. */
export interface LiveData extends MarketData {
  readonly database: Database;
  readonly feed: LiveFeed;
  readonly refresher: Refresher;
}

/** What most questions are about comes first on a first read. */
const FIRST_READ: readonly SeriesId[] = [
  'BTC',
  'RUT',
  'XLG',
  'GLD',
  'IWM',
  'SLV',
  'ARKK',
  'CPER',
  'IPO',
  'OTHERS',
  'WALCL',
  'TGA',
  'RRP',
  'ETH',
];
const DEFAULT_DATA_DIR = 'data';

/** Everything live data are made of, over one open database. */
interface Parts {
  readonly database: Database;
  readonly options: MarketOptions;
  readonly world: MarketWorld;
  readonly feed: LiveFeed;
  readonly bars: ReturnType<typeof createBarRepository>;
  readonly providerStates: ReturnType<typeof createProviderStates>;
  readonly refreshStates: ReturnType<typeof createRefreshStates>;
  readonly answers: LastAnswers;
  /** The series that have a source, the most asked for first. */
  readonly series: readonly SeriesId[];
}

function byImportance(series: readonly SeriesId[]): readonly SeriesId[] {
  const order = [...FIRST_READ, ...SERIES_IDS];
  return series.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

function createParts(database: Database, options: MarketOptions, world: MarketWorld): Parts {
  const { clock, log, sleep = systemSleep, fetch = globalThis.fetch } = world;
  const { secrets = [], sources = { hasCoinMetrics: true } } = options;
  const http = createHttpClient({ fetch, clock, sleep, random: Math.random, log, secrets });
  const records = createCapRecords(createCoinSnapshots(database));
  const feed = createLiveFeed(sources, { http, clock, records });
  return {
    database,
    options,
    world,
    feed,
    bars: createBarRepository(database),
    providerStates: createProviderStates(database, secrets),
    refreshStates: createRefreshStates(database),
    // A process that only looks can remember nothing beyond itself.
    answers: options.isReadOnly === true ? createMemoryAnswers() : createLastAnswers(database),
    series: byImportance(feed.series),
  };
}

async function openMarket(parts: Parts): Promise<LiveMarket> {
  const { database, feed, world, options } = parts;
  return createLiveMarket({
    ...parts,
    reader: await createStoreReader(database),
    revisions: createRevisionLog(database),
    sourcesOf: (id) => feed.sourcesOf(id),
    attributionOf: (id) => feed.attributionOf(id),
    now: () => world.clock.now(),
    isRefreshing: options.isReadOnly !== true,
  });
}

/** Tells how a first read gets on; later refreshes are nobody's news. */
function reportTo({ log, progress: report }: MarketWorld): (progress: Progress) => void {
  return (progress) => {
    if (!progress.isFirstRead) return;
    if (report === undefined) log.info(describeProgress(progress));
    else report.show(progress);
    if (progress.done === progress.total) report?.end();
  };
}

function openRefresher(parts: Parts, live: LiveMarket): Refresher {
  const report = reportTo(parts.world);
  return createRefresher({
    ...parts,
    ...parts.world,
    async onRefreshed(progress) {
      report(progress);
      // How all series stand is read anew at the end of every look: once for each series would cost the square of it.
      if (progress.isFirstRead || progress.outcome.changedBars > 0) await live.refresh();
    },
  });
}

function openLoop(parts: Parts, live: LiveMarket, refresher: Refresher): RefreshLoop {
  const { database, world, answers, options } = parts;
  const { clock, log, sleep = systemSleep } = world;
  return createRefreshLoop({
    refresher,
    lock: options.isFollowing === true ? undefined : createRefreshLock(database),
    async followStore() {
      await live.refresh();
      await answers.deleteExpired(clock.now());
    },
    wait: sleep,
    log,
  });
}

async function isAnswering(database: Database): Promise<boolean> {
  try {
    await readDataVersion(database);
    return true;
  } catch {
    return false;
  }
}

async function describeHealth({ database, refreshStates }: Parts, live: LiveMarket) {
  const isUp = await isAnswering(database);
  const states = isUp ? await refreshStates.list() : [];
  const refreshed = states.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  return {
    marketData: 'live',
    dataVersion: live.market().version,
    database: { kind: database.dialect, isAnswering: isUp },
    lastRefreshAt: refreshed.length === 0 ? null : Math.max(...refreshed),
  };
}

async function assemble(parts: Parts): Promise<LiveData> {
  const { database, feed, series, world } = parts;
  const { clock } = world;
  const live = await openMarket(parts);
  const refresher = openRefresher(parts, live);
  const loop = openLoop(parts, live, refresher);
  const status = createDataStatus({
    ...parts,
    series,
    linkTo,
    sourcesOf: (id) => feed.sourcesOf(id),
    attributionOf: (id) => feed.attributionOf(id),
  });
  return {
    market: () => live.market(),
    clock,
    database,
    feed,
    refresher,
    ports: {
      dataStatus: status,
      lastAnswer: createGivenAnswers(parts.answers, clock),
      health: createHealth(clock, () => describeHealth(parts, live)),
    },
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      await database.close();
    },
  };
}

/**
 * Opens the store of live data and everything that keeps it up to date; nothing is fetched before `start`.
 * @throws StoreError where the database cannot be opened.
 */
export async function openLive(options: MarketOptions, world: MarketWorld): Promise<LiveData> {
  const { databaseUrl: url, dataDir = DEFAULT_DATA_DIR, isReadOnly = false } = options;
  const onFault = (error: Error) => world.log.warn({ err: error }, 'a database connection broke');
  const database = await openDatabase({ url, dataDir, isReadOnly, onFault });
  try {
    return await assemble(createParts(database, options, world));
  } catch (error) {
    await database.close();
    throw error;
  }
}
