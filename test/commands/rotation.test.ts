import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import rotation from '../../commands/rotation.ts';
import { layoutTable, MAX_TABLE_WIDTH } from '../../src/chat/table.ts';
import { DataError } from '../../src/lib/errors.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { day } from '../fakes/market.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { marketUpTo, marketWithout } from '../support/cut-market.ts';

const reader = createSampleReader();
const sample = createMarket(reader);
const { lastDay } = SAMPLE_EVENTS;
const MEMBERS = ['XLG', 'GLD', 'IWM', 'SLV', 'OTHERS', 'BTC', 'ARKK', 'CPER', 'IPO'];

const rotationAssets = z.object({
  assets: z.array(
    z.object({
      id: z.string(),
      quadrant: z.string().nullable(),
      x: z.number().nullable(),
      y: z.number().nullable(),
      momentum: z.object({ 4: z.number(), 13: z.number(), 26: z.number() }).nullable(),
      score: z.number().nullable(),
    }),
  ),
});
const assetsOf = (facts: Readonly<Record<string, unknown>>) => rotationAssets.parse(facts).assets;

describe('/rotation over the sample market', () => {
  it('places the nine members and ranks four markets beside them', async () => {
    const { facts } = await askCommand(rotation, sample, lastDay);
    const assets = assetsOf(facts);
    expect(assets.map(({ id }) => id).toSorted()).toEqual(
      [...MEMBERS, 'SPX', 'NDX', 'DXY', 'VIX'].toSorted(),
    );
    for (const { id, quadrant, x, y, momentum } of assets) {
      expect(Object.keys(momentum ?? {})).toEqual(['4', '13', '26']);
      expect(quadrant !== null && x !== null && y !== null).toBe(MEMBERS.includes(id));
    }
    const scores = assets.map(({ score }) => score ?? Number.NaN);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(facts).toMatchObject({ missing: [], tooShort: [] });
  });

  it('agrees with the planted phase: small caps and silver lead', async () => {
    const { facts } = await askCommand(rotation, sample, lastDay);
    const quadrants = Object.fromEntries(assetsOf(facts).map(({ id, quadrant }) => [id, quadrant]));
    expect(quadrants).toMatchObject({ IWM: 'leading', SLV: 'leading' });
  });

  it('measures gold against silver instead of taking them as one', async () => {
    const { facts } = await askCommand(rotation, sample, lastDay);
    const change = (id: string) =>
      Math.exp(assetsOf(facts).find((asset) => asset.id === id)?.momentum?.[13] ?? 0);
    expect(facts).toMatchObject({
      metals: { silverToGoldChange13w: expect.closeTo(change('SLV') / change('GLD') - 1, 12) },
    });
    const without = await askCommand(rotation, marketWithout(reader, ['GLD']), lastDay);
    expect(linesOf(without)[3]).toBe('Gold against silver: one of them is missing.');
    expect(without.facts).toMatchObject({ metals: null, missing: ['GLD'] });
  });

  it('has six lines, says SAMPLE and what would change when', async () => {
    const reply = await askCommand(rotation, sample, lastDay);
    const lines = linesOf(reply);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(
      /^SAMPLE · Rotation against the S&P 500: leading .*; lagging .* · week to 18 Jan 2026$/,
    );
    expect(lines[4]).toMatch(
      /^Closest to another quadrant: [A-Z]+, \d\.\d\d from \w+; next week closes Mon 26 Jan 2026/,
    );
    expect(faultsOf(reply)).toEqual([]);
  });

  it('ranks in a table that a phone shows without breaking a line', async () => {
    const { blocks } = await askCommand(rotation, sample, lastDay);
    const table = blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    const lines = layoutTable(table.columns, table.rows);
    expect(lines).toHaveLength(14);
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(MAX_TABLE_WIDTH);
  });

  it('draws an eight-week tail for every member that has a place', async () => {
    const { chart } = await askCommand(rotation, sample, lastDay);
    const [map] = chart?.panels ?? [];
    if (map?.kind !== 'map') throw new Error('no map');
    expect(map.trails).toHaveLength(9);
    for (const { points } of map.trails) expect(points).toHaveLength(8);
    expect(chart?.watermark).toBe('SAMPLE');
  });

  it('names what is missing and what has too short a history', async () => {
    const reply = await askCommand(rotation, sample, '2014-06-30');
    expect(reply.facts).toMatchObject({ missing: ['ARKK'], tooShort: ['OTHERS', 'IPO'] });
    expect(linesOf(reply)[1]).toContain('; missing ARKK; too short a history OTHERS, IPO.');
    expect(faultsOf(reply)).toEqual([]);
  });

  it('ranks without a map where the benchmark is missing', async () => {
    const reply = await askCommand(rotation, marketWithout(reader, ['SPX']), lastDay);
    const lines = linesOf(reply);
    expect(lines[0]).toBe('SAMPLE · Rotation: no map, ranking only · week to 18 Jan 2026');
    expect(lines[1]).toMatch(/^A place on the map takes 116 weeks of an asset and of the S&P 500/);
    expect(lines[4]).toMatch(/^Next week closes Mon 26 Jan 2026/);
    expect(reply.chart).toBeUndefined();
    expect(reply.facts).toMatchObject({ missing: ['SPX'], nearestTurn: null });
    expect(faultsOf(reply)).toEqual([]);
  });

  it('refuses where nothing can be ranked', async () => {
    await expect(askCommand(rotation, sample, '2012-03-30')).rejects.toThrow(DataError);
    await expect(askCommand(rotation, marketUpTo(reader, day('2026-01-11')), lastDay)).rejects.toThrow(
      'No asset has a value in each of the 27 weeks to 2026-01-18',
    );
  });

  it('knows nothing of what came later', async () => {
    const date = '2024-03-03';
    const { data: _, ...known } = (await askCommand(rotation, sample, date)).facts;
    const { data: __, ...cut } = (await askCommand(rotation, marketUpTo(reader, day(date)), date)).facts;
    expect(cut).toEqual(known);
  });
});
