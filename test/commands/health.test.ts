import { describe, expect, it } from 'vitest';
import health from '../../commands/health.ts';
import type { HealthStatus, SeriesStatus } from '../../src/chat/data-ports.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { Ports } from '../../src/chat/ports.ts';
import { fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { fakeMarket } from '../fakes/market.ts';

const NOW = Date.parse('2026-11-24T17:30:00Z');
const HOUR_MS = 3_600_000;

const status: HealthStatus = {
  version: '1.2.3',
  node: '24.1.0',
  startedAt: NOW - 27 * HOUR_MS,
  now: NOW,
  memoryBytes: 120 * 1_048_576,
  marketData: 'live',
  dataVersion: 'store-7.3',
  database: { kind: 'sqlite', isAnswering: true },
  lastRefreshAt: NOW - HOUR_MS / 2,
};

const series = (state: SeriesStatus['state']): SeriesStatus => ({
  series: 'BTC',
  source: 'Bitstamp',
  quality: 'measured',
  lastDay: 20_000,
  nextAt: null,
  state,
  sources: [],
});

function ask(
  own: Partial<HealthStatus> = {},
  list = [series('fresh'), series('late')],
  more: Partial<Ports> = {},
) {
  return health.run({
    args: {},
    market: fakeMarket(),
    asOf: { instant: 0, isDate: false },
    request: fakeRequest('/health'),
    ports: {
      ...fakePorts(fakeCommands()),
      health: { read: async () => ({ ...status, ...own }) },
      dataStatus: { list: async () => list },
      ...more,
    },
  });
}

describe('/health', () => {
  it('tells uptime, freshness, refresh, database, queue, memory and versions', async () => {
    expect(renderPlain(await ask()).split('\n')).toEqual([
      'Running, up 1d 3h',
      'Data: live, 1 of 2 series fresh, 1 late',
      'Last refresh: Tue 24 Nov 2026 17:00 UTC, 30m ago',
      'Database: sqlite, answering',
      'Queue: nothing is sent from here',
      'Memory: 120 MB',
      'Versions: bot 1.2.3, Node 24.1.0, data store-7.3',
    ]);
  });

  it('says that it is in trouble where the database does not answer or nothing is fresh', async () => {
    const away = { database: { kind: 'postgres', isAnswering: false } };
    expect(renderPlain(await ask(away))).toMatch(/^In trouble[\s\S]*postgres, not answering/);
    expect(renderPlain(await ask({}, [series('stale')]))).toMatch(/^In trouble/);
  });

  it('counts the queue where something is sent', async () => {
    const delivery = { countDeliveries: async () => ({ pending: 3, sending: 1, failed: 2, sent: 40 }) };
    const reply = await ask({}, [], { delivery: delivery as unknown as NonNullable<Ports['delivery']> });
    expect(renderPlain(reply)).toContain('Queue: 3 waiting, 1 under way, 2 failed\n');
    expect(reply.facts).toMatchObject({ deliveries: { pending: 3 }, uptimeSeconds: 97_200 });
  });
});
