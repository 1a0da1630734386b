import { join } from 'node:path';
import { expect, it } from 'vitest';
import macd from '../../commands/macd.ts';
import peak from '../../commands/peak.ts';
import phase from '../../commands/phase.ts';
import russell from '../../commands/russell.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { askCommand } from '../support/ask-command.ts';

/** Equal to a relative 1e-9, as the figures are stated. */
function near(expected: number) {
  return expect.closeTo(expected, Math.max(1, Math.ceil(9 - Math.log10(Math.abs(expected)))) - 1);
}

describeWithReference('the four core answers over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));

  it('tells the MACD of Bitcoin as of the article', async () => {
    const { facts } = await askCommand(macd, market, '2026-01-18');
    expect(facts).toMatchObject({
      asset: 'BTC',
      weekEnd: '2026-01-18',
      close: 93634.43,
      macd: near(-4516.820864730966),
      signal: near(-3099.394880436605),
      histogram: near(-1417.4259842943607),
      crossPrice: near(108140.37333516566),
      state: 'below',
      lastCross: { direction: 'death', weekEnd: '2025-08-31', weeksAgo: 20 },
      crosses: { golden: 24, death: 25 },
      provisional: null,
    });
  });

  it('tells the golden cross that was confirmed in April', async () => {
    const { facts } = await askCommand(macd, market, '2026-04-20');
    expect(facts).toMatchObject({
      histogram: near(451.58824107527835),
      state: 'above',
      lastCross: {
        direction: 'golden',
        weekEnd: '2026-04-19',
        close: 73856.352,
        macdBelowZero: true,
        weeksAgo: 0,
      },
      weeksToCross: null,
    });
  });

  it('tells where peaks fell after past crosses', async () => {
    const { facts } = await askCommand(peak, market, '2026-04-20');
    expect(facts).toMatchObject({
      weekNumber: 0,
      status: 'running',
      cross: { weekEnd: '2026-04-19', close: 73856.352, macdBelowZero: true },
      window: { weeks: [18, 19], from: '2026-08-23', to: '2026-08-30' },
      history: {
        n: 24,
        median: 11.5,
        q1: 2.5,
        q3: 19.75,
        inWindow: { k: 1, n: 24, low: expect.closeTo(0.00739346, 7), high: expect.closeTo(0.20241806, 7) },
        failures: { k: 5, n: 24 },
      },
    });
  });

  it('tells the Russell 2000 against its ceiling of 2021', async () => {
    const { facts } = await askCommand(russell, market, '2026-01-18');
    expect(facts).toMatchObject({
      weekEnd: '2026-01-16',
      close: 2677.74,
      level: 2437.0801,
      ceiling: { close: 2437.0801, date: '2021-11-05' },
      state: 'CONFIRMED',
      weeksInState: 6,
      blueSky: true,
      allTimeHigh: { close: 2677.74, date: '2026-01-16' },
      support: { level: 2400, held: true },
    });
  });

  it('tells the phase and how often its order was seen', async () => {
    const { facts } = await askCommand(phase, market, '2026-01-18');
    expect(facts).toMatchObject({
      phase: 2,
      weeks: 23,
      scores: { 1: near(-0.7358704199302599), 2: near(2.773664031695592), 3: near(-1.4164965438487966) },
      margin: near(3.5095344516258518),
      order: { k: 19, n: 27 },
      degraded: [],
    });
  });

  const trace = [
    ['2025-09-05', 'BELOW'],
    ['2025-09-12', 'BELOW'],
    ['2025-09-19', 'TESTING'],
    ['2025-09-26', 'TESTING'],
    ['2025-10-03', 'PENDING'],
    ['2025-10-10', 'BELOW'],
    ['2025-10-17', 'TESTING'],
    ['2025-10-24', 'PENDING'],
    ['2025-10-31', 'CONFIRMED'],
    ['2025-11-07', 'RETEST'],
    ['2025-11-14', 'RETEST'],
    ['2025-11-21', 'FAILED'],
    ['2025-11-28', 'PENDING'],
    ['2025-12-05', 'CONFIRMED'],
    ['2026-01-16', 'CONFIRMED'],
    ['2026-03-13', 'CONFIRMED'],
    ['2026-03-20', 'RETEST'],
    ['2026-03-27', 'RETEST'],
    ['2026-04-02', 'HELD'],
    ['2026-04-10', 'HELD'],
  ] as const;

  it.each(trace)('tells the breakout state of the week to %s as %s', async (weekEnd, state) => {
    // A week counts from the Saturday after its last session on.
    const saturday = new Date(Date.parse(weekEnd) + 86_400_000 * (weekEnd === '2026-04-02' ? 2 : 1))
      .toISOString()
      .slice(0, 10);
    const { facts } = await askCommand(russell, market, saturday);
    expect(facts).toMatchObject({ weekEnd, state });
  });
});
