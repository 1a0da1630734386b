import { describe, expect, it } from 'vitest';
import peak from '../../commands/peak.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { bar, day, memoryReader } from '../market/memory-reader.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';

const sample = createMarket(createSampleReader());
const { goldenCrosses, deathCrosses } = SAMPLE_EVENTS.bitcoin;
const sundayAfter = (weekEnd: string, weeks: number) =>
  new Date(Date.parse(weekEnd) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

describe('/peak over the sample market', () => {
  it('counts one episode for every planted golden cross that a death cross has ended', async () => {
    const { facts } = await askCommand(peak, sample, SAMPLE_EVENTS.lastDay);
    expect(facts).toMatchObject({
      status: 'ended',
      cross: { weekEnd: goldenCrosses.at(-1) },
      history: { n: goldenCrosses.length },
    });
    expect(facts['episodes']).toEqual(goldenCrosses.map((weekEnd) => expect.objectContaining({ weekEnd })));
  });

  it('gives each episode the weeks between its planted crosses', async () => {
    const { facts } = await askCommand(peak, sample, SAMPLE_EVENTS.lastDay);
    const lengths = goldenCrosses.map((weekEnd) => {
      const death = deathCrosses.find((date) => date > weekEnd) ?? '';
      return (Date.parse(death) - Date.parse(weekEnd)) / (7 * 86_400_000);
    });
    expect(facts['episodes']).toEqual(
      lengths.map((weeksToDeathCross) => expect.objectContaining({ weeksToDeathCross })),
    );
  });

  it('follows a planted cross through its statuses as weeks pass', async () => {
    const longest = '2022-08-07';
    const statuses = [0, 17, 18, 19, 20].map(async (weeks) => {
      const { facts } = await askCommand(peak, sample, sundayAfter(longest, weeks));
      return [facts['weekNumber'], facts['status']];
    });
    expect(await Promise.all(statuses)).toEqual([
      [0, 'running'],
      [17, 'running'],
      [18, 'in-window'],
      [19, 'in-window'],
      [20, 'passed'],
    ]);
  });

  it('dates the window 18 and 19 weeks after the cross', async () => {
    const { facts } = await askCommand(peak, sample, '2022-08-07');
    expect(facts['window']).toEqual({
      weeks: [18, 19],
      from: sundayAfter('2022-08-07', 18),
      to: sundayAfter('2022-08-07', 19),
    });
  });

  it('puts the base rate beside the count and shades the window', async () => {
    const reply = await askCommand(peak, sample, SAMPLE_EVENTS.lastDay);
    const text = linesOf(reply).join('\n');
    expect(text).toMatch(/in week 18–19: \d+ of 18 \(95% interval/);
    expect(text).toMatch(/Any week run to the next death cross: \d+\.\d% peak in week 18–19/);
    expect(reply.chart?.bands).toEqual([expect.objectContaining({ from: 17.5, to: 19.5 })]);
  });
});

describe('/peak and the calendar', () => {
  it('holds the summers against the other stretches of the year', async () => {
    const reply = await askCommand(peak, sample, SAMPLE_EVENTS.lastDay);
    // Fourteen whole summers since 2012, and three other stretches a year of which the first and the last are cut.
    expect(reply.facts['seasonality']).toMatchObject({
      months: 'Jun-Aug',
      n: 14,
      up: { n: 14 },
      rest: { n: 41, up: { n: 41 } },
    });
    expect(linesOf(reply)[4]).toMatch(
      /^June–August: up \d+ of 14 \(95% interval \d+–\d+%\), median \S+ \(\S+ to \S+\); other three-month stretches: up \d+ of 41, \d+% /,
    );
  });

  it('lists up to five summers without a rate', async () => {
    const reply = await askCommand(peak, sample, '2016-10-02');
    expect(reply.facts['seasonality']).toMatchObject({ n: 5, up: null, median: null, low: null, high: null });
    expect(linesOf(reply)[4]).toMatch(/^June–August: n too small for a rate \(n=5\): 2012 \S+, .*2016 \S+; /);
  });

  it('names the next meetings it knows, and that it knows no more beyond its calendar', async () => {
    const known = await askCommand(peak, sample, SAMPLE_EVENTS.lastDay);
    expect(known.facts['fomc']).toEqual({
      next: ['2026-01-28', '2026-03-18'],
      covered: { from: '2025-01-01', to: '2026-12-31' },
      isCovered: true,
    });
    expect(linesOf(known)[4]).toMatch(/Next FOMC decisions: 28 Jan 2026, 18 Mar 2026\.$/);
    const unknown = await askCommand(peak, sample, '2022-08-07');
    expect(unknown.facts['fomc']).toMatchObject({ next: [], isCovered: false });
    expect(linesOf(unknown)[4]).toMatch(
      /Next FOMC decision: not known here \(calendar known from 2025-01-01 to 2026-12-31\)\.$/,
    );
  });
});

describe('/peak without a cross', () => {
  it('says so and gives no history', async () => {
    const first = day('2024-01-01');
    // A price that only ever accelerates upwards keeps its MACD above its signal: no cross of either kind.
    const bars = Array.from({ length: 70 * 7 }, (_, index) =>
      bar(first + index, Math.exp((index / 490) ** 2 * 4)),
    );
    const { facts, blocks, chart } = await askCommand(
      peak,
      createMarket(memoryReader({ BTC: bars })),
      '2025-05-04',
    );
    expect(facts).toMatchObject({
      status: 'no-cross',
      cross: null,
      weekNumber: null,
      window: null,
      history: { n: 0, median: null },
      episodes: [],
    });
    expect(JSON.stringify(blocks)).toContain('no golden cross yet');
    expect(chart).toBeUndefined();
  });
});
