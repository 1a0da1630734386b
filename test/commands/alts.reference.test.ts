import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import alts from '../../commands/alts.ts';
import rotation from '../../commands/rotation.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';

const rotationFacts = z.object({
  assets: z.array(z.object({ id: z.string(), quadrant: z.string().nullable() })),
});

describeWithReference('/alts and /rotation over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));

  it('tells altcoins as of the article', async () => {
    const { facts } = await askCommand(alts, market, '2026-01-18');
    expect(facts).toMatchObject({
      altseason: { season: 'neither', of: 50, asOf: '2026-01-18' },
      others: { asOf: '2026-01-18', change13w: expect.closeTo(-0.158, 3) },
      dominance: {
        value: expect.closeTo(59.6, 1),
        trend: 'falling',
        turn: { weekEnd: '2025-07-20', weeksAgo: 26 },
      },
      othersToBtc: { change13w: expect.closeTo(-0.022, 3), z: expect.closeTo(-1.3, 1) },
      missing: [],
    });
  });

  it('does without dominance once it has ended, and says so', async () => {
    const reply = await askCommand(alts, market, '2026-06-30');
    expect(reply.facts).toMatchObject({
      altseason: { share: 0.54, beating: 27 },
      dominance: null,
      missing: ['dominance'],
    });
    expect(linesOf(reply)[3]).toBe('BTC dominance: last known 59.9% on 18 Apr 2026, too old to use.');
    expect(linesOf(reply)[5]).toContain('Stale data: BTC_D to 18 Apr 2026');
  });

  it('tells the rotation as of the article: silver and small caps lead, altcoins are weakest', async () => {
    const { facts } = await askCommand(rotation, market, '2026-01-18');
    const { assets } = rotationFacts.parse(facts);
    expect(assets[0]).toMatchObject({ id: 'SLV', quadrant: 'leading' });
    expect(assets.at(-1)).toMatchObject({ id: 'OTHERS', quadrant: 'improving' });
    expect(assets.find(({ id }) => id === 'IWM')).toMatchObject({ quadrant: 'leading' });
    expect(facts).toMatchObject({ metals: { silverToGoldChange13w: expect.closeTo(0.592, 3) }, missing: [] });
  });

  it.each(['2015-06-30', '2018-06-30', '2021-11-12', '2025-10-12', '2026-04-20', '2026-06-30'])(
    'answers in measured words as of %s',
    async (date) => {
      expect(faultsOf(await askCommand(alts, market, date))).toEqual([]);
      expect(faultsOf(await askCommand(rotation, market, date))).toEqual([]);
    },
  );
});
