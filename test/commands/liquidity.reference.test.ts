import { join } from 'node:path';
import { expect, it } from 'vitest';
import liquidity from '../../commands/liquidity.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { near } from '../support/near.ts';

describeWithReference('/liquidity over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));

  it('tells the Wednesday before the article', async () => {
    const { facts } = await askCommand(liquidity, market, '2026-01-18');
    expect(facts).toMatchObject({
      weekEnd: '2026-01-14',
      netLiquidity: { value: near(5801.416), asOf: '2026-01-14', change13w: near(62.398) },
      fedAssets: { value: near(6581.7), asOf: '2026-01-14' },
      tga: { value: near(777.061), asOf: '2026-01-14' },
      reverseRepo: { value: near(3.223), asOf: '2026-01-14' },
      impulse: { change13w: near(62.398), z: expect.closeTo(0.43903, 5) },
      tgaPerWeek: near(-21.089),
      reservePurchasesPerMonth: {
        value: expect.closeTo(26.77, 2),
        treasuriesOnly: expect.closeTo(42.48, 2),
        asOf: '2026-01-14',
      },
    });
  });

  it('tells the middle of April', async () => {
    const { facts } = await askCommand(liquidity, market, '2026-04-20');
    expect(facts).toMatchObject({
      weekEnd: '2026-04-15',
      netLiquidity: { value: near(5781.038) },
      tga: { value: near(924.435) },
      impulse: { change13w: near(-20.378) },
    });
  });

  it('finds no link to Bitcoin that could be told from zero', async () => {
    const { facts } = await askCommand(liquidity, market, '2026-06-30');
    expect(facts).toMatchObject({ link: { r: expect.closeTo(0.114, 3), isIndistinguishable: true } });
  });

  it.each(['2008-10-31', '2014-06-30', '2018-06-30', '2020-04-30', '2021-11-12', '2025-10-12', '2026-06-30'])(
    'answers in measured words as of %s',
    async (date) => {
      const reply = await askCommand(liquidity, market, date);
      expect(faultsOf(reply)).toEqual([]);
      expect(linesOf(reply)[0]).toMatch(/^Net liquidity \$[\d,]+B/);
    },
  );
});
