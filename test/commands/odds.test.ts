import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import odds from '../../commands/odds.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { layoutTable, MAX_TABLE_WIDTH } from '../../src/chat/table.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { createMarket } from '../../src/market/market.ts';
import type { Market } from '../../src/market/view.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { SIGNALS } from '../../src/studies/odds-signals.ts';
import { day, fakeMarket } from '../fakes/market.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { readList } from '../support/facts.ts';

const sample = createMarket(createSampleReader());
const { goldenCrosses, deathCrosses } = SAMPLE_EVENTS.bitcoin;

/** The sample market as if nothing after a date had been recorded yet. */
function sampleUntil(date: string): Market {
  const reader = createSampleReader();
  return createMarket({
    version: 'cut',
    isSample: true,
    read(id) {
      const data = reader.read(id);
      return data && { ...data, bars: data.bars.filter((bar) => bar.day <= day(date)) };
    },
  });
}

const ask = (signal: string, date: string = SAMPLE_EVENTS.lastDay, asset = 'btc') =>
  askCommand(odds, sample, date, { signal, asset });

describe('/odds over the sample market', () => {
  it('finds the planted crosses as its events, oldest first', async () => {
    const datesOf = async (signal: string) => {
      const { facts } = await ask(signal);
      return readList(facts, 'events', { weekEnd: z.string() }).map(({ weekEnd }) => weekEnd);
    };
    expect(await datesOf('golden_cross')).toEqual(goldenCrosses);
    expect(await datesOf('death_cross')).toEqual(deathCrosses);
  });

  it('counts only the events whose horizon is over', async () => {
    const { facts } = await ask('golden_cross', '2025-08-10');
    // The newest cross, of 11 May 2025, is exactly 13 weeks old.
    const counts = readList(facts, 'horizons', { weeks: z.number(), n: z.number() }).map(({ weeks, n }) => [
      weeks,
      n,
    ]);
    expect(counts).toEqual([
      [4, 18],
      [13, 18],
      [18, 17],
      [26, 17],
      [52, 16],
    ]);
  });

  it('gives counts with intervals under 20 events, beside the base rate and the random dates', async () => {
    const reply = await ask('golden_cross');
    const lines = linesOf(reply);
    expect(lines[0]).toBe(
      'SAMPLE · BTC after 18 weekly MACD golden crosses (signal line) · week to 18 Jan 2026',
    );
    expect(lines[2]).toMatch(
      /^BTC 13 weeks on: up \d+ of 18 \(95% interval \d+–\d+%\), median \S+ \(95% interval \S+ to \S+\); any week up \d+%, median \S+\.$/,
    );
    expect(lines[3]).toMatch(/^Worst: −[\d.]+% in 13 weeks \(from .*\), −[\d.]+% in 52 weeks \(from .*\)\.$/);
    expect(lines[4]).toMatch(
      /^13-week median against 10,000 sets of random weeks: p \d\.\d\d \(clusters kept: \d\.\d\d\); adjusted for the 5 rates shown \d\.\d\d: /,
    );
    expect(reply.facts).toMatchObject({ family: 5, randomDates: { n: 18, draws: 10_000 } });
  });

  it('lists up to five events with no rate, no median and no test', async () => {
    const reply = await ask('breakout');
    expect(reply.facts).toMatchObject({ asset: 'RUT', family: 0, randomDates: null });
    for (const horizon of readList(reply.facts, 'horizons', {}))
      expect(horizon).toMatchObject({ n: expect.any(Number), up: null, median: null, low: null, high: null });
    const text = linesOf(reply).join('\n');
    expect(text).toMatch(/RUT 13 weeks on: n too small for a rate \(n=3\): 18 Nov 2016 \+6\.8%, /);
    expect(text).toMatch(/BTC 13 weeks on, from its Friday value: n too small for a rate \(n=3\): /);
    expect(text).toContain('Too few events for a test against random dates.');
    expect(text).not.toMatch(/\d+ of \d+|Worst/);
    expect(reply.chart?.panels).toMatchObject([{ kind: 'series' }]);
  });

  it('measures the Russell alone when it is the asset asked about', async () => {
    const { facts } = await ask('breakout', SAMPLE_EVENTS.lastDay, 'rut');
    expect(facts).not.toHaveProperty('beside');
  });

  it('splits the changes of phase by the phase they lead into, and counts these rates too', async () => {
    const reply = await ask('phase_change');
    const events = readList(reply.facts, 'events', { to: z.number() });
    const groups = readList(reply.facts, 'groups', { name: z.string(), n: z.number() });
    expect(groups.map(({ name }) => name)).toEqual(['phase 1', 'phase 2', 'phase 3']);
    for (const [index, { n }] of groups.entries())
      expect(n).toBe(events.filter(({ to }) => to === index + 1).length);
    expect(reply.facts['family']).toBe(8);
    expect(linesOf(reply)[3]).toMatch(/^13 weeks after a change into phase 1: up \d of \d .*; phase 3: up /);
  });

  it('starts the returns after an upturn of liquidity at a Friday, when it is public', async () => {
    const { facts } = await ask('impulse_up');
    expect(facts).toMatchObject({ returnsFrom: 'Friday value', asset: 'BTC' });
    for (const { weekEnd, z: score } of readList(facts, 'events', { weekEnd: z.string(), z: z.number() })) {
      expect(new Date(weekEnd).getUTCDay()).toBe(3);
      expect(score).toBeGreaterThan(0);
    }
  });

  it('says where no event has happened yet, and draws nothing', async () => {
    const reply = await ask('impulse_up', '2013-06-30');
    expect(linesOf(reply)[0]).toMatch(/^SAMPLE · BTC: no upturn of the liquidity impulse .* yet · week to /);
    expect(reply.facts['events']).toEqual([]);
    expect(reply.chart).toBeUndefined();
  });

  it.each(SIGNALS)(
    'answers %s in six lines with tables that fit a phone, and promises nothing',
    async (signal) => {
      const { blocks, chart } = await ask(signal);
      expect(blocks.filter(({ kind }) => kind !== 'table').length).toBeLessThanOrEqual(6);
      for (const block of blocks) {
        if (block.kind !== 'table') continue;
        const rows = layoutTable(block.columns, block.rows);
        expect(rows).toHaveLength(block.rows.length + 1);
        expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(MAX_TABLE_WIDTH);
      }
      const events = blocks.findLast(({ kind }) => kind === 'table');
      expect(events?.kind === 'table' && events.rows.length).toBeLessThanOrEqual(13);
      expect(bannedWordsIn(`${JSON.stringify(blocks)} ${chart?.title ?? ''} ${chart?.alt ?? ''}`)).toEqual(
        [],
      );
    },
  );

  it.each(SIGNALS)('answers %s about a past date as it would have then', async (signal) => {
    const date = '2024-09-29';
    const then = await askCommand(odds, sampleUntil(date), date, { signal });
    expect((await ask(signal, date)).facts).toEqual(then.facts);
  });

  it('takes a signal as people write it', () => {
    const read = (text: string) => readArguments(odds, parseMessage(text));
    expect(read('/odds')).toEqual({ signal: 'golden_cross', asset: 'BTC' });
    expect(read('/odds golden cross eth')).toEqual({ signal: 'golden_cross', asset: 'ETH' });
    expect(read('/odds Death-Cross')).toMatchObject({ signal: 'death_cross' });
    expect(read('/odds phase')).toMatchObject({ signal: 'phase_change' });
    expect(() => read('/odds triple_top')).toThrow(/golden_cross, death_cross, breakout/);
  });
});

describe('/odds without data', () => {
  it('names the series that is missing or has a hole', async () => {
    await expect(
      askCommand(odds, fakeMarket(), '2026-01-18', { signal: 'impulse_up' }),
    ).rejects.toMatchObject({
      name: 'DataError',
      series: 'WALCL',
    });
    await expect(askCommand(odds, sample, '2026-02-15', {})).rejects.toMatchObject({
      name: 'DataError',
      series: 'BTC',
    });
  });
});
