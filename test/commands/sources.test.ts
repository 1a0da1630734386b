import { describe, expect, it } from 'vitest';
import sources from '../../commands/sources.ts';
import type { SeriesStatus } from '../../src/chat/data-ports.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { MAX_TABLE_WIDTH } from '../../src/chat/table.ts';
import { createFixedStatus } from '../../src/jobs/fixed-status.ts';
import { SERIES_IDS } from '../../src/market/catalogue.ts';
import { fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { day, fakeMarket } from '../fakes/market.ts';
import { wobbling } from '../fakes/providers.ts';

const NOW = Date.parse('2026-11-24T17:30:00Z');

const fresh: SeriesStatus = {
  series: 'RUT',
  source: 'Yahoo Finance',
  quality: 'measured',
  lastDay: day('2026-11-23'),
  nextAt: Date.parse('2026-11-24T21:00:00Z'),
  state: 'fresh',
  sources: [
    { label: 'Yahoo Finance', state: 'ok', lastDay: day('2026-11-23'), reason: null, leftAloneUntil: null },
  ],
  link: 'https://finance.yahoo.com/quote/%5ERUT',
};
const moved: SeriesStatus = {
  ...fresh,
  series: 'BTC',
  source: 'Coinbase',
  nextAt: Date.parse('2026-11-26T00:00:00Z'),
  sources: [
    {
      label: 'Bitstamp',
      state: 'blocked',
      lastDay: day('2026-11-20'),
      reason: '451',
      leftAloneUntil: Date.parse('2026-11-24T23:00:00Z'),
    },
    { label: 'Coinbase', state: 'ok', lastDay: day('2026-11-23'), reason: null, leftAloneUntil: null },
    { label: 'Kraken', state: 'unasked', lastDay: null, reason: null, leftAloneUntil: null },
  ],
};
const blocked: SeriesStatus = {
  ...fresh,
  series: 'OTHERS',
  source: 'CoinGecko (125 largest coins)',
  quality: 'proxy',
  lastDay: day('2024-10-20'),
  nextAt: null,
  state: 'blocked',
  sources: [
    {
      label: 'CoinGecko (125 largest coins)',
      state: 'blocked',
      lastDay: null,
      reason: '429',
      leftAloneUntil: null,
    },
  ],
  attribution: 'Data: CoinGecko, Coin Metrics (CC BY-NC 4.0)',
};

function ask(list: readonly SeriesStatus[] | ReturnType<typeof createFixedStatus>, series?: string) {
  const dataStatus = 'list' in list ? list : { list: async () => list };
  return sources.run({
    args: sources.args.parse({ series }),
    market: fakeMarket(),
    asOf: { instant: NOW, isDate: false },
    request: fakeRequest('/sources'),
    ports: { ...fakePorts(fakeCommands()), dataStatus },
  });
}

describe('/sources', () => {
  it('tells troubles in words, then each series with last day, next publication and state, by source', async () => {
    const reply = await ask([fresh, moved, blocked]);
    expect(renderPlain(reply).split('\n')).toEqual([
      'Sources: 2 of 3 series fresh, 1 blocked',
      'OTHERS blocked, no source answers (CoinGecko (125 largest coins): 429).',
      'BTC via Coinbase (Bitstamp: 451).',
      'CoinGecko (125…    Last Next   State',
      'OTHERS*         10/2024    – blocked',
      'Yahoo Finance   Last  Next State',
      'RUT           23 Nov 21:00 fresh',
      'Coinbase   Last   Next State',
      'BTC      23 Nov 26 Nov fresh',
      'Last: the day of the newest value. Next: when the next one is expected, UTC (now Tue 24 Nov 2026 17:30 UTC). * a proxy. /sources with a series tells each of its sources.',
    ]);
    expect(reply.visibility).toBe('private');
  });

  it('carries all of it as facts', async () => {
    const { facts } = await ask([fresh, moved]);
    expect(facts).toMatchObject({
      asOf: '2026-11-24T17:30:00.000Z',
      counts: { fresh: 2, blocked: 0 },
      series: [
        { series: 'RUT', lastDate: '2026-11-23', nextExpectedAt: '2026-11-24T21:00:00.000Z', state: 'fresh' },
        { series: 'BTC', sources: [{ label: 'Bitstamp', reason: '451', state: 'blocked' }, {}, {}] },
      ],
    });
  });

  it('joins series that share a trouble', async () => {
    const many = (['BTC', 'ETH', 'SPX', 'NDX', 'VIX'] as const).map((series) =>
      Object.assign({}, moved, { series }),
    );
    expect(renderPlain(await ask(many))).toContain(
      'BTC, ETH, SPX, NDX and 1 more via Coinbase (Bitstamp: 451).',
    );
  });

  it('fits a phone with every series of the catalogue, whatever it is called', async () => {
    const list = SERIES_IDS.map((series) => ({ ...blocked, series }));
    const table = renderPlain(await ask(list))
      .split('\n')
      .slice(2, -1);
    expect(table).toHaveLength(SERIES_IDS.length + 1);
    for (const line of table) expect(Array.from(line).length).toBeLessThanOrEqual(MAX_TABLE_WIDTH);
  });

  it('of one series tells each of its sources in order, and what its licence wants', async () => {
    const text = renderPlain(await ask([fresh, moved, blocked], 'bitcoin'));
    expect(text.split('\n')).toEqual([
      'BTC (Bitcoin): fresh',
      'Newest value 23 Nov 2026 (1 day old), from Coinbase.',
      'Next expected Thu 26 Nov 2026 00:00 UTC; a value becomes public the next day, 00:00 UTC.',
      '1. Bitstamp: blocked, 451, gave values to 20 Nov 2026, left alone until Tue 24 Nov 2026 23:00 UTC',
      '2. Coinbase: ok, gave values to 23 Nov 2026',
      '3. Kraken: not asked yet',
      'https://finance.yahoo.com/quote/%5ERUT',
    ]);
    expect(renderPlain(await ask([blocked], 'others'))).toContain('CC BY-NC 4.0');
  });

  it('refuses a series that has no source, and one that nobody knows', async () => {
    await expect(ask([fresh], 'walcl')).rejects.toThrow(
      'Federal Reserve total assets (WALCL) has no source here.',
    );
    expect(() => sources.args.parse({ series: 'doge' })).toThrow(/no series/);
  });

  it('works over a folder of files or the sample, which nothing refreshes', async () => {
    const market = fakeMarket({ series: { BTC: wobbling('2026-11-23', 30, 90_000) } });
    const reply = await ask(createFixedStatus(() => market));
    expect(reply.facts).toMatchObject({ series: [{ series: 'BTC', lastDate: '2026-11-23', sources: [] }] });
  });
});
