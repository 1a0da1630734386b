import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import fuse from '../../commands/fuse.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand } from '../support/ask-command.ts';
import { near } from '../support/near.ts';

const leadFacts = z.object({ lead: z.object({ p: z.number() }) });

describeWithReference('/fuse over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));

  it('tells the correlation of small caps and altcoins as of the article', async () => {
    const { facts } = await askCommand(fuse, market, '2026-01-18');
    expect(facts).toMatchObject({
      correlation: {
        w52: { r: near(0.407519), low: near(0.151463), high: near(0.612322), n: 52 },
        w26: { r: near(0.510672), low: near(0.153729), high: near(0.749721), n: 26 },
      },
      decoupled: { state: 'coupled' },
      shock: { asset: 'BTC', assets: ['BTC', 'ETH'], date: '2025-10-10', rule: 'return' },
      clock: { day: 100, of: 90, endsOn: '2026-01-08', over: true },
    });
  });

  it('has no flagged divergence of Ethereum at the article, as METHOD measured', async () => {
    const { facts } = await askCommand(fuse, market, '2026-01-18', { follower: 'eth' });
    expect(facts).toMatchObject({ divergence: { z: expect.closeTo(-1.011, 3) } });
  });

  it.each([
    ['2025-10-12', { date: '2025-10-10' }, { day: 2, endsOn: '2026-01-08', over: false }],
    ['2026-04-20', { date: '2026-02-05' }, { day: 74, endsOn: '2026-05-06', over: false }],
    ['2026-06-30', { asset: 'ETH', date: '2026-06-05' }, { day: 25, endsOn: '2026-09-03', over: false }],
  ] as const)('counts from the newest shock as of %s', async (date, shock, clock) => {
    const { facts } = await askCommand(fuse, market, date);
    expect(facts).toMatchObject({ shock, clock });
  });

  it('finds no lead of small caps over altcoins that chance would not show', async () => {
    const { facts } = await askCommand(fuse, market, '2026-06-30');
    expect(leadFacts.parse(facts).lead.p).toBeGreaterThan(0.05);
  });

  it.each(['2018-06-30', '2021-11-12', '2025-10-12', '2026-04-20', '2026-06-30'])(
    'answers in measured words as of %s',
    async (date) => {
      expect(faultsOf(await askCommand(fuse, market, date))).toEqual([]);
    },
  );

  it('tells the correlation that the article calls tight at the end of June as well', async () => {
    const { facts } = await askCommand(fuse, market, '2026-06-30');
    expect(facts).toMatchObject({ correlation: { w52: { r: expect.closeTo(0.38, 2) } } });
  });
});
