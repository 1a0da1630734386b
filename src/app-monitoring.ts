import { Gauge } from 'prom-client';
import type { MarketData } from './app-data.ts';
import { createMetrics, type Metrics } from './app-metrics.ts';
import type { Config } from './config.ts';
import { finishesWithin } from './lib/deadline.ts';
import type { HttpRoute } from './lib/http-route.ts';
import type { Logger } from './lib/log.ts';
import { SERIES_IDS, type SeriesId } from './market/catalogue.ts';
import { createMetricsRoute } from './server/metrics-route.ts';
import { createReadyRoute } from './server/ready-route.ts';
import type { Database } from './store/database.ts';
import { assertAnswering, countDeliveries } from './store/delivery-counts.ts';

type MonitoringOptions = Pick<Config, 'metricsMode' | 'metricsToken'>;

interface MonitoringDeps {
  readonly data: MarketData;
  /** What is sent by itself is kept there; absent where nothing is. */
  readonly database: Database | undefined;
  readonly log: Logger;
}

/** Somebody may ask every second: the database is asked at most so often (ms). */
const KEPT_MS = 10_000;
/** A database that is away makes a connection wait longer than anybody who watches the bot (ms). */
const PATIENCE_MS = 2_000;
const DAY_MS = 86_400_000;
/** As long as a digest may wait in a queue before it says that it is late (ms). */
const LATE_MS = 15 * 60_000;

function createGauges({ registry }: Metrics) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    up: gauge('bot_database_up', 'Whether the database answers'),
    running: gauge('bot_platforms_running', 'How many platforms are on'),
    series: gauge('bot_series', 'How many series stand so: fresh, late, stale, blocked, broken, fetching', [
      'state',
    ]),
    age: gauge('bot_series_age_days', 'Days from the end of the newest value to now', ['series']),
    sources: gauge('bot_source_series', 'For how many series a source stands so', ['source', 'state']),
    deliveries: gauge(
      'bot_deliveries',
      'Deliveries kept, by kind and state; late is sent more than 15 min late',
      ['kind', 'state'],
    ),
    queue: gauge('bot_delivery_queue', 'Deliveries that wait or are under way'),
  };
}

type Gauges = ReturnType<typeof createGauges>;

async function readSeries({ series, age, sources }: Gauges, { data }: MonitoringDeps): Promise<void> {
  const now = data.clock.now();
  const list = await data.ports.dataStatus.list(now);
  series.reset();
  age.reset();
  sources.reset();
  for (const status of list) {
    series.inc({ state: status.state });
    if (status.lastDay !== null) age.set({ series: status.series }, now / DAY_MS - (status.lastDay + 1));
    for (const { label, state } of status.sources) sources.inc({ source: label, state });
  }
}

async function readDeliveries({ deliveries, queue }: Gauges, database: Database): Promise<void> {
  const counts = await countDeliveries(database, LATE_MS);
  deliveries.reset();
  queue.set(0);
  for (const { kind, state, isLate, count } of counts) {
    deliveries.inc({ kind, state: isLate ? 'late' : state }, count);
    if (state === 'pending' || state === 'sending') queue.inc(count);
  }
}

/** Within bounds, false where it takes too long or fails. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  return finishesWithin(work, PATIENCE_MS).catch(() => false);
}

async function isAnswering(database: Database | undefined): Promise<boolean> {
  if (database === undefined) return true;
  return isDone(assertAnswering(database));
}

/** Brings the gauges up to date. What cannot be read keeps its last value, and `bot_database_up` says so. */
async function look(gauges: Gauges, deps: MonitoringDeps): Promise<void> {
  const { database, log } = deps;
  const isUp = await isAnswering(database);
  gauges.up.set(isUp ? 1 : 0);
  if (!isUp) return;
  const reads = [
    readSeries(gauges, deps),
    ...(database === undefined ? [] : [readDeliveries(gauges, database)]),
  ];
  const settled = Promise.all(reads).catch((error: unknown) => log.warn({ err: error }, 'metrics not read'));
  await isDone(settled);
}

/** Whether some series can be answered from: before the first one has come the bot can only say that it fetches. */
function isMarketReadable({ data }: MonitoringDeps): boolean {
  const hasSeries = (id: SeriesId) => {
    try {
      return data.market().asOf({ instant: data.clock.now(), isDate: false }).has(id);
    } catch {
      return false;
    }
  };
  return SERIES_IDS.some(hasSeries);
}

/** How the bot is watched from outside. */
export interface Monitoring extends Omit<Metrics, 'registry'> {
  /** `/readyz`, and `/metrics` where it is not switched off. */
  readonly routes: readonly HttpRoute[];
  /** How many platforms are on, once they have been started. */
  setRunning(platforms: number): void;
}

/** `/metrics`, which looks no more often than every ten seconds however often it is read. */
function createMetricsPage(
  { metricsMode, metricsToken }: MonitoringOptions,
  lookAgain: () => Promise<void>,
  { registry }: Metrics,
) {
  let looked: { readonly at: number; readonly done: Promise<void> } | undefined;
  const read = async () => {
    const now = performance.now();
    if (looked === undefined || now - looked.at > KEPT_MS) looked = { at: now, done: lookAgain() };
    await looked.done;
    return { contentType: registry.contentType, text: await registry.metrics() };
  };
  return createMetricsRoute({ read, token: metricsToken, isOpen: metricsMode === 'on' });
}

/** Counts, times and describes the bot, and says where that can be read. */
export function createMonitoring(options: MonitoringOptions, deps: MonitoringDeps): Monitoring {
  const metrics = createMetrics();
  const gauges = createGauges(metrics);
  let running = 0;
  const ready = createReadyRoute(async () => ({
    market: isMarketReadable(deps),
    database: await isAnswering(deps.database),
    platforms: running > 0,
  }));
  const page = createMetricsPage(options, () => look(gauges, deps), metrics);
  return {
    ...metrics,
    routes: options.metricsMode === 'off' ? [ready] : [ready, page],
    setRunning(platforms) {
      running = platforms;
      gauges.running.set(platforms);
    },
  };
}
