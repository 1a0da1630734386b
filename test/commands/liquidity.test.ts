import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import liquidity from '../../commands/liquidity.ts';
import { DataError } from '../../src/lib/errors.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { liquidityFacts, studyLiquidity } from '../../src/studies/liquidity-study.ts';
import { day } from '../fakes/market.ts';
import { bar, memoryReader } from '../market/memory-reader.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { marketUpTo, marketWithout } from '../support/cut-market.ts';

const reader = createSampleReader();
const sample = createMarket(reader);
const { lastDay, liquidity: planted } = SAMPLE_EVENTS;

const dated = z.object({ value: z.number(), asOf: z.string() });
const liquidityParts = z.object({
  netLiquidity: dated,
  fedAssets: dated,
  tga: dated,
  reverseRepo: dated,
  reservePurchasesPerMonth: dated,
});

describe('/liquidity over the sample market', () => {
  it('finds the planted pace of reserve purchases and the Treasury account', async () => {
    const { facts } = await askCommand(liquidity, sample, lastDay);
    const { reservePurchasesPerMonth, tga } = liquidityParts.parse(facts);
    expect(reservePurchasesPerMonth.value).toBeGreaterThan(planted.reservePurchasesPerMonth * 0.9);
    expect(reservePurchasesPerMonth.value).toBeLessThan(planted.reservePurchasesPerMonth * 1.1);
    expect(tga.value).toBeGreaterThan(planted.treasuryAccount.least);
    expect(tga.value).toBeLessThan(planted.treasuryAccount.most);
  });

  it('adds its legs up, each with its own date', async () => {
    const { facts } = await askCommand(liquidity, sample, lastDay);
    const { netLiquidity, fedAssets, tga, reverseRepo } = liquidityParts.parse(facts);
    const rest = fedAssets.value - tga.value - reverseRepo.value;
    expect(netLiquidity.value).toBeCloseTo(rest, 9);
    for (const leg of [netLiquidity, fedAssets, tga, reverseRepo])
      expect(leg).toMatchObject({ asOf: '2026-01-14' });
  });

  it('has six lines, says SAMPLE, compares with the article and says reserve management', async () => {
    const reply = await askCommand(liquidity, sample, lastDay);
    const lines = linesOf(reply);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(
      /^SAMPLE · Net liquidity \$5,\d{3}B, \+\d+B in 13 weeks \(z .*\) · Wednesday 14 Jan 2026$/,
    );
    expect(lines[2]).toMatch(/same weeks of 10 earlier years: median .* below the article's "about \$1T"\.$/);
    expect(lines[3]).toMatch(
      /by all holdings, near the article's \$40B \(Treasuries alone .*bills bought by the desk .*\): reserve management, not QE\.$/,
    );
    expect(lines[4]).toMatch(
      /about 5\d independent\): not distinguishable from zero\. Next figures Thu 22 Jan 2026 21:30 UTC/,
    );
    expect(faultsOf(reply)).toEqual([]);
  });

  it('stays with the Wednesday before until Thursday evening in New York', async () => {
    const factsAt = (instant: string) =>
      liquidityFacts(studyLiquidity(sample.asOf({ instant: Date.parse(instant), isDate: false })));
    expect(factsAt('2026-01-15T21:29:00Z')).toMatchObject({ weekEnd: '2026-01-07' });
    expect(factsAt('2026-01-15T21:30:00Z')).toMatchObject({
      weekEnd: '2026-01-14',
      nextRelease: '2026-01-22T21:30:00.000Z',
    });
  });

  it('calls no growth of holdings a reserve purchase before there were any', async () => {
    const reply = await askCommand(liquidity, sample, '2019-06-30');
    const lines = linesOf(reply);
    expect(lines[3]).toMatch(
      /^Fed holdings (shrink|grow) \$\d+B a month \(Treasuries alone .*\); no reserve management purchases yet\.$/,
    );
    expect(lines[5]).not.toContain('Missing');
    expect(faultsOf(reply)).toEqual([]);
  });

  it('says what a short history leaves out', async () => {
    const reply = await askCommand(liquidity, sample, '2012-02-29');
    expect(reply.facts).toMatchObject({ impulse: null, link: null, netLiquidity: { change13w: null } });
    const text = linesOf(reply).join(' ');
    expect(text).toContain('no earlier year to compare');
    expect(text).toContain('Impulse: missing. No history of Bitcoin to compare.');
    expect(reply.chart?.panels).toHaveLength(1);
    expect(faultsOf(reply)).toEqual([]);
  });

  it('goes on without holdings, operations and Bitcoin, and names them', async () => {
    const without = marketWithout(reader, ['TREAST', 'MBS', 'RMP', 'BTC']);
    const reply = await askCommand(liquidity, without, lastDay);
    expect(reply.facts).toMatchObject({ reservePurchasesPerMonth: null, link: null });
    expect(linesOf(reply)[3]).toBe(
      'Reserve purchases: holdings of Treasuries and mortgage securities are missing.',
    );
    expect(linesOf(reply)[5]).toContain('Missing: TREAST, MBS, BTC, RMP.');
    expect(faultsOf(reply)).toEqual([]);
  });

  it('refuses without a leg, and legs that never meet', async () => {
    await expect(askCommand(liquidity, marketWithout(reader, ['TGA']), lastDay)).rejects.toThrow(DataError);
    const apart = createMarket(
      memoryReader({
        WALCL: [bar('2026-01-07', 6_500)],
        TGA: [bar('2025-12-31', 800)],
        RRP: [bar('2026-01-07', 5)],
      }),
    );
    await expect(askCommand(liquidity, apart, lastDay)).rejects.toThrow('share no Wednesday yet');
  });

  it('refuses a leg in the wrong unit', async () => {
    const wrong = createMarket({
      ...reader,
      read(id) {
        const data = reader.read(id);
        if (data === undefined || id !== 'TGA') return data;
        return { ...data, bars: data.bars.map((row) => Object.assign({}, row, { close: row.close * 1000 })) };
      },
    });
    await expect(askCommand(liquidity, wrong, lastDay)).rejects.toThrow('looks like a unit error');
  });

  it('knows nothing of what came later', async () => {
    const date = '2024-03-03';
    const { data: _, ...known } = (await askCommand(liquidity, sample, date)).facts;
    const { data: __, ...cut } = (await askCommand(liquidity, marketUpTo(reader, day(date)), date)).facts;
    expect(cut).toEqual(known);
  });

  it('stacks the legs up to the assets', async () => {
    const { chart } = await askCommand(liquidity, sample, lastDay, { range: 'max' });
    const [legs, impulse] = chart?.panels ?? [];
    if (legs?.kind !== 'series' || impulse?.kind !== 'series') throw new Error('no series panels');
    const [account, repo, net, assets] = legs.marks;
    if (account?.kind !== 'area' || repo?.kind !== 'area') throw new Error('no stacked legs');
    if (net?.kind !== 'line' || assets?.kind !== 'line') throw new Error('no lines');
    expect(net.points.length).toBeLessThanOrEqual(260);
    account.points.forEach(([x, low, high], index) => {
      expect(net.points[index]).toEqual([x, low]);
      expect(repo.points[index]?.slice(0, 2)).toEqual([x, high]);
      expect(assets.points[index]?.[1]).toBeCloseTo(repo.points[index]?.[2] ?? 0, 9);
    });
    expect(impulse.marks[0]?.kind).toBe('columns');
    expect(chart?.watermark).toBe('SAMPLE');
  });

  it('draws no line over a hole of years', async () => {
    const holed = createMarket({
      ...reader,
      read(id) {
        const data = reader.read(id);
        const isHole = (row: { readonly day: number }) =>
          row.day > day('2015-01-01') && row.day < day('2018-01-01');
        return data && id === 'RRP' ? { ...data, bars: data.bars.filter((row) => !isHole(row)) } : data;
      },
    });
    const { chart } = await askCommand(liquidity, holed, lastDay, { range: 'max' });
    const [legs] = chart?.panels ?? [];
    const first = legs?.kind === 'series' ? legs.marks[0]?.points[0]?.[0] : undefined;
    expect(first).toBe(day('2018-01-03') * 86_400_000);
  });
});
