import { formatCountdown, formatInstant, formatNumber } from '../lib/format.ts';
import type { HealthStatus, SeriesState, SeriesStatus } from './data-ports.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Reply } from './reply.ts';

const STATES: readonly SeriesState[] = ['fresh', 'late', 'stale', 'blocked', 'broken', 'fetching'];
const BYTES_PER_MEGABYTE = 1_048_576;

type DeliveryCounts = Awaited<ReturnType<DeliveryPorts['countDeliveries']>>;

/** What is looked at for an answer about the bot itself. */
export interface HealthReading {
  readonly health: HealthStatus;
  readonly series: readonly SeriesStatus[];
  /** Absent where nothing is sent by itself. */
  readonly deliveries: DeliveryCounts | undefined;
  /** By the process's own clock (ms). */
  readonly now: number;
}

function describeFreshness({ series, health }: HealthReading): string {
  const parts = STATES.map((state) => ({
    state,
    ids: series.filter((status) => status.state === state).map(({ series: id }) => id),
  }));
  const troubled = parts
    .filter(({ state, ids }) => state !== 'fresh' && ids.length > 0)
    .map(({ state, ids }) => `${ids.length} ${state}`);
  const fresh = parts.find(({ state }) => state === 'fresh')?.ids.length ?? 0;
  return [`${health.marketData}, ${fresh} of ${series.length} series fresh`, ...troubled].join(', ');
}

function describeRefresh({ health: { lastRefreshAt, marketData }, now }: HealthReading): string {
  if (marketData !== 'live') return 'nothing to refresh';
  if (lastRefreshAt === null) return 'none yet';
  return `${formatInstant(lastRefreshAt)}, ${formatCountdown(now - lastRefreshAt)} ago`;
}

function describeDatabase({ database }: HealthStatus): string {
  if (database === null) return 'none for market data';
  return `${database.kind}, ${database.isAnswering ? 'answering' : 'not answering'}`;
}

function describeQueue(deliveries: DeliveryCounts | undefined): string {
  if (deliveries === undefined) return 'nothing is sent from here';
  const { pending = 0, sending = 0, failed = 0, unknown = 0 } = deliveries;
  const faults = [failed > 0 ? `, ${failed} failed` : '', unknown > 0 ? `, ${unknown} unknown` : ''].join('');
  return `${pending} waiting, ${sending} under way${faults}`;
}

/** The bot's own state in a few lines; nothing secret, so that anybody may ask. */
export function composeHealth(reading: HealthReading): Reply {
  const { health, series, deliveries, now } = reading;
  const { version, node, startedAt, memoryBytes, dataVersion, database } = health;
  const isWell = (database === null || database.isAnswering) && series.some(({ state }) => state === 'fresh');
  return {
    blocks: [
      {
        kind: 'heading',
        text: `${isWell ? 'Running' : 'In trouble'}, up ${formatCountdown(now - startedAt)}`,
      },
      {
        kind: 'facts',
        items: [
          { label: 'Data', value: describeFreshness(reading) },
          { label: 'Last refresh', value: describeRefresh(reading) },
          { label: 'Database', value: describeDatabase(health) },
          { label: 'Queue', value: describeQueue(deliveries) },
          { label: 'Memory', value: `${formatNumber(memoryBytes / BYTES_PER_MEGABYTE)} MB` },
          { label: 'Versions', value: `bot ${version}, Node ${node}, data ${dataVersion}` },
        ],
      },
    ],
    facts: {
      asOf: new Date(now).toISOString(),
      ok: isWell,
      version,
      node,
      uptimeSeconds: Math.floor((now - startedAt) / 1000),
      memoryBytes,
      marketData: health.marketData,
      dataVersion,
      database,
      lastRefreshAt: health.lastRefreshAt === null ? null : new Date(health.lastRefreshAt).toISOString(),
      series: Object.fromEntries(
        STATES.map((state) => [state, series.filter((status) => status.state === state).length]),
      ),
      deliveries: deliveries ?? null,
    },
    actions: [{ kind: 'related', label: 'Sources', command: '/sources' }],
    visibility: 'private',
  };
}
