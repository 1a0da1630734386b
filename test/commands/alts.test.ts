import { describe, expect, it } from 'vitest';
import alts from '../../commands/alts.ts';
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

describe('/alts over the sample market', () => {
  it('reads every part', async () => {
    const { facts } = await askCommand(alts, sample, lastDay);
    const shares = sample.asOf({ instant: Date.parse('2026-01-19'), isDate: true }).daily('ALTSEASON');
    const share = shares.at(-1)?.close;
    expect(facts).toMatchObject({
      weekEnd: '2026-01-18',
      altseason: { share, beating: Math.round(50 * (share ?? 0)), of: 50, asOf: '2026-01-18' },
      others: { asOf: '2026-01-18', proxy: false },
      dominance: { asOf: '2026-01-18' },
      missing: [],
    });
  });

  it('measures OTHERS and its ratio to Bitcoin on closed weeks', async () => {
    const view = sample.asOf({ instant: Date.parse('2026-01-19'), isDate: true });
    const [others, bitcoin] = (['OTHERS', 'BTC'] as const).map((id) =>
      view.weekly(id).closed.map(({ close }) => close),
    );
    const ratio = (values: readonly number[] | undefined) => (values?.at(-1) ?? 0) / (values?.at(-14) ?? 1);
    const { facts } = await askCommand(alts, sample, lastDay);
    expect(facts).toMatchObject({
      others: { value: others?.at(-1), change13w: expect.closeTo(ratio(others) - 1, 12) },
      othersToBtc: { change13w: expect.closeTo(ratio(others) / ratio(bitcoin) - 1, 12) },
    });
  });

  it('has six lines, says SAMPLE, names K, the thresholds and the noise', async () => {
    const reply = await askCommand(alts, sample, lastDay);
    const lines = linesOf(reply);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(
      /^SAMPLE · Altcoin season share \d+%: (altcoin season|Bitcoin season|neither season) · 18 Jan 2026$/,
    );
    expect(lines[1]).toMatch(
      /of the top 50 altcoins beat Bitcoin over 90 days \(season from 75%, Bitcoin season to 25%\)/,
    );
    expect(lines[1]).toMatch(/Since 20 Sep 2019: season on \d+% of days, Bitcoin season on \d+%\.$/);
    expect(lines[3]).toMatch(
      /^BTC dominance \d\d\.\d% of all crypto, stablecoins included: .* points in 4 weeks/,
    );
    expect(lines[4]).toMatch(/Weekly figures change on Mon 26 Jan 2026 00:00 UTC \(in 7d 0h\)\.$/);
    expect(faultsOf(reply)).toEqual([]);
  });

  it('says what is too old to use and answers the rest', async () => {
    const old = createMarket({
      ...reader,
      read(id) {
        const data = reader.read(id);
        const end = day('2025-11-09');
        const isOld = id === 'BTC_D' || id === 'ALTSEASON';
        return data && isOld ? { ...data, bars: data.bars.filter((bar) => bar.day <= end) } : data;
      },
    });
    const reply = await askCommand(alts, old, lastDay);
    expect(reply.facts).toMatchObject({
      altseason: null,
      dominance: null,
      missing: ['altseason', 'dominance'],
    });
    const lines = linesOf(reply);
    expect(lines[0]).toMatch(/Altcoins: OTHERS .* in 13 weeks, season share missing · week to 18 Jan 2026$/);
    expect(lines[1]).toMatch(/^Season share: last known \d+% on 9 Nov 2025, too old to use\.$/);
    expect(lines[3]).toMatch(/^BTC dominance: last known \d\d\.\d% on 9 Nov 2025, too old to use\.$/);
    expect(lines[5]).toContain('Stale data: ALTSEASON to 9 Nov 2025 (70 days old), BTC_D to 9 Nov 2025');
    const [, dominance] = reply.chart?.panels ?? [];
    expect(dominance?.kind === 'series' && dominance.marks[0]?.label).toBe('BTC dominance to 9 Nov 2025');
    expect(faultsOf(reply)).toEqual([]);
  });

  it('says what has not begun, and what has begun too late to compare', async () => {
    const reply = await askCommand(alts, sample, '2014-06-30');
    const lines = linesOf(reply);
    expect(reply.facts).toMatchObject({ missing: ['altseason', 'dominance', 'othersToBtc'] });
    expect(lines[1]).toBe('Season share: no data by this date.');
    expect(lines[2]).toContain('against Bitcoin: too short a history');
    expect(lines[3]).toMatch(
      /^BTC dominance: \d\d\.\d%, 13 closed weeks of the 14 needed for its changes\.$/,
    );
    expect(faultsOf(reply)).toEqual([]);
  });

  it('goes on without OTHERS, without dominance or without small caps', async () => {
    const noOthers = await askCommand(alts, marketWithout(reader, ['OTHERS']), lastDay);
    expect(linesOf(noOthers)[2]).toBe('OTHERS: no data by this date.');
    expect(noOthers.chart?.panels).toHaveLength(1);
    const noDominance = await askCommand(alts, marketWithout(reader, ['BTC_D', 'RUT']), lastDay);
    const [race] = noDominance.chart?.panels ?? [];
    expect(noDominance.chart?.panels).toHaveLength(1);
    expect(race?.kind === 'series' && race.marks.map(({ label }) => label)).toEqual(['OTHERS']);
    expect([noOthers, noDominance].flatMap(faultsOf)).toEqual([]);
  });

  it('has no picture without weekly series, and no answer without any', async () => {
    const shareOnly = await askCommand(alts, marketWithout(reader, ['OTHERS', 'BTC_D']), lastDay);
    expect(shareOnly.chart).toBeUndefined();
    expect(shareOnly.facts).toMatchObject({ others: null, dominance: null });
    const nothing = marketWithout(reader, ['OTHERS', 'BTC_D', 'ALTSEASON']);
    await expect(askCommand(alts, nothing, lastDay)).rejects.toMatchObject({ series: 'OTHERS' });
  });

  it('knows nothing of what came later', async () => {
    const date = '2024-03-03';
    const { data: _, ...known } = (await askCommand(alts, sample, date)).facts;
    const { data: __, ...cut } = (await askCommand(alts, marketUpTo(reader, day(date)), date)).facts;
    expect(cut).toEqual(known);
  });

  it('starts altcoins and small caps at 100 in the same week', async () => {
    for (const range of ['1y', 'max']) {
      const { chart } = await askCommand(alts, sample, lastDay, { range });
      const [race] = chart?.panels ?? [];
      if (race?.kind !== 'series') throw new Error('no race panel');
      expect(race.marks).toHaveLength(2);
      for (const { points } of race.marks) {
        expect(points[0]?.[1]).toBeCloseTo(100, 9);
        expect(points.length).toBeLessThanOrEqual(260);
      }
      const [first, second] = race.marks.map(({ points }) => points[0]?.[0] ?? 0);
      expect(Math.abs((first ?? 0) - (second ?? 9e15))).toBeLessThan(7 * 86_400_000);
    }
  });
});
