import { describe, expect, it } from 'vitest';
import macd from '../../commands/macd.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { bar, day, memoryReader } from '../market/memory-reader.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';

const sample = createMarket(createSampleReader());
const { bitcoin, lastDay } = SAMPLE_EVENTS;

describe('/macd of a market capitalisation', () => {
  it('prints billions in words, and lets the axes do the same', async () => {
    const reply = await askCommand(macd, sample, lastDay, { asset: 'others' });
    const text = linesOf(reply).join('\n');
    expect(text).not.toMatch(/\d,\d{3},\d{3}/);
    expect(text).toMatch(/histogram −?\d+(\.\d+)?[MB] /);
    expect(reply.chart?.panels.map((panel) => panel.kind === 'series' && panel.format)).toEqual([
      'compact',
      'compact',
    ]);
  });
});

describe('/macd over the sample market', () => {
  it('counts the planted crosses and names the last one', async () => {
    const { facts } = await askCommand(macd, sample, lastDay);
    expect(facts).toMatchObject({
      crosses: { golden: bitcoin.goldenCrosses.length, death: bitcoin.deathCrosses.length },
      lastCross: { direction: 'death', weekEnd: bitcoin.deathCrosses.at(-1) },
      state: 'below',
    });
    const { least, most } = bitcoin.crossPriceDistance;
    expect(facts['crossPriceDistance']).toBeGreaterThan(least);
    expect(facts['crossPriceDistance']).toBeLessThan(most);
  });

  it.each(bitcoin.goldenCrosses.slice(3))(
    'confirms the planted golden cross of %s in its own week',
    async (weekEnd) => {
      const { facts } = await askCommand(macd, sample, weekEnd);
      expect(facts).toMatchObject({
        weekEnd,
        lastCross: { direction: 'golden', weekEnd, weeksAgo: 0 },
        weeksToCross: null,
      });
    },
  );

  it('keeps a cross provisional until its week has closed', async () => {
    // The Saturday before a planted cross: the closing Sunday is still missing.
    const saturday = '2025-05-10';
    const { facts, blocks, chart } = await askCommand(macd, sample, saturday);
    expect(facts).toMatchObject({
      weekEnd: '2025-05-04',
      state: 'below',
      provisional: { closesAt: '2025-05-12T00:00:00.000Z' },
    });
    expect(linesOf({ blocks, facts, visibility: 'public' }).join(' ')).toMatch(/Provisional: at .* it would/);
    expect(chart?.provisional).toBeDefined();
  });

  it('says SAMPLE, six lines at most, and draws the price that would cross', async () => {
    const reply = await askCommand(macd, sample, lastDay);
    const lines = linesOf(reply);
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^SAMPLE · BTC weekly MACD below its signal line · week to 18 Jan 2026$/);
    expect(lines[2]).toMatch(
      /^Golden cross this week only on a close above [\d,]+ \(\+\d\.\d%\); week closes Mon 26 Jan 2026 00:00 UTC/,
    );
    expect(lines[3]).toMatch(/Simulated: \d+% within 2, \d+% within 4, \d+% within 8 weeks; median/);
    expect(lines[4]).toMatch(/^13 weeks after past golden crosses: up \d+ of 18 .*any week: up \d+%/);
    expect(reply.chart?.watermark).toBe('SAMPLE');
    const [price] = reply.chart?.panels ?? [];
    expect(price?.kind === 'series' && price.levels?.[0]?.value).toBe(reply.facts['crossPrice']);
  });

  it('answers the same for the same week, simulated weeks included', async () => {
    const first = await askCommand(macd, sample, lastDay);
    const again = await askCommand(macd, createMarket(createSampleReader()), lastDay);
    expect(again.facts['weeksToCross']).toEqual(first.facts['weeksToCross']);
  });

  it('draws at most 260 weeks with every cross among them', async () => {
    const { chart, facts } = await askCommand(macd, sample, lastDay, { range: 'max' });
    const [price] = chart?.panels ?? [];
    if (price?.kind !== 'series') throw new Error('no price panel');
    const line = price.marks[0];
    expect(line?.points.length).toBeLessThanOrEqual(260);
    const times = new Set(line?.points.map(([x]) => x));
    expect(price.markers).toHaveLength(bitcoin.goldenCrosses.length + bitcoin.deathCrosses.length);
    expect(price.markers?.every(({ x }) => times.has(x))).toBe(true);
    expect(facts['weeks']).toBeGreaterThan(700);
  });
});

describe('/macd without enough data', () => {
  const first = day('2024-01-01');
  const dailyFrom = (count: number) =>
    Array.from({ length: count }, (_, index) => bar(first + index, 100 + (index % 9)));

  it('refuses under 60 closed weeks and says how many there are', async () => {
    const short = createMarket(memoryReader({ BTC: dailyFrom(59 * 7) }));
    await expect(askCommand(macd, short, '2025-02-16')).rejects.toThrow(
      'BTC has 59 closed weeks of the 60 needed',
    );
  });

  it('refuses when the last closed week is missing', async () => {
    const old = createMarket(memoryReader({ BTC: dailyFrom(80 * 7) }));
    await expect(askCommand(macd, old, '2025-12-28')).rejects.toThrow(
      'BTC has no bar in the last closed week, ending 2025-12-28',
    );
  });

  it('marks a last week that misses more than two days', async () => {
    const bars = dailyFrom(70 * 7);
    const cut = createMarket(memoryReader({ BTC: bars.filter((_, index) => index < 69 * 7 + 3) }));
    const reply = await askCommand(macd, cut, '2025-05-04');
    expect(reply.facts['degraded']).toBe(true);
    expect(linesOf(reply)[0]).toContain('(degraded: days are missing)');
    const whole = await askCommand(macd, createMarket(memoryReader({ BTC: bars })), '2025-05-04');
    expect(whole.facts['degraded']).toBe(false);
  });

  it('refuses over a week without any bar', async () => {
    const bars = dailyFrom(90 * 7).filter((_, index) => Math.floor(index / 7) !== 50);
    await expect(askCommand(macd, createMarket(memoryReader({ BTC: bars })), '2025-09-21')).rejects.toThrow(
      /has no bar in the week ending/,
    );
  });
});
