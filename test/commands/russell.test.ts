import { describe, expect, it } from 'vitest';
import russell from '../../commands/russell.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';

const sample = createMarket(createSampleReader());
const planted = SAMPLE_EVENTS.russell;
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

describe('/russell over the sample market', () => {
  it('knows the planted ceiling and the record above it', async () => {
    const { facts } = await askCommand(russell, sample, SAMPLE_EVENTS.lastDay);
    expect(facts).toMatchObject({
      level: planted.ceiling.close,
      ceiling: { close: planted.ceiling.close, date: planted.ceiling.weekEnd },
      close: planted.lastClose,
      blueSky: true,
      allTimeHigh: { close: planted.lastClose },
    });
  });

  it.each([
    [planted.confirmed.weekEnd, 'CONFIRMED'],
    [planted.retest.weekEnd, 'RETEST'],
    [planted.held.weekEnd, 'HELD'],
  ])('tells the week to %s as %s', async (weekEnd, state) => {
    const { facts } = await askCommand(russell, sample, dayAfter(weekEnd));
    expect(facts).toMatchObject({ weekEnd, state });
  });

  it('does not know a Friday close on the Friday itself', async () => {
    const { facts } = await askCommand(russell, sample, planted.confirmed.weekEnd);
    expect(facts['weekEnd']).toBe('2025-10-24');
  });

  it('watches another support when asked to, in words and in the chart', async () => {
    const reply = await askCommand(russell, sample, SAMPLE_EVENTS.lastDay, { support: '2600' });
    expect(reply.facts['support']).toMatchObject({ level: 2600, held: false });
    expect(linesOf(reply)[2]).toMatch(
      /^Support 2,600 lay above the breakout confirmed at 2,489\.00 on 31 Oct 2025: nothing to hold; now \+/,
    );
    const [panel] = reply.chart?.panels ?? [];
    expect(panel?.kind === 'series' && panel.levels?.map(({ value }) => value)).toContain(2600);
    expect(reply.actions?.find(({ label }) => label === '1Y')?.command).toContain('support=2600');
  });

  it('calls a support broken only where the breakout was confirmed above it', async () => {
    const reply = await askCommand(russell, sample, SAMPLE_EVENTS.lastDay, { support: '2450' });
    expect(reply.facts['support']).toMatchObject({ level: 2450, held: false });
    expect(linesOf(reply)[2]).toMatch(
      /^Support 2,450 broken after the breakout confirmed on 31 Oct 2025: lowest/,
    );
  });

  it.each(['2400', '300'])(
    'keeps its scale to the closes and says which level is off it',
    async (support) => {
      const { chart } = await askCommand(russell, sample, '2014-06-30', { support });
      const [panel] = chart?.panels ?? [];
      expect(panel?.kind === 'series' && panel.levels?.map(({ value }) => value)).not.toContain(
        Number(support),
      );
      const side = support === '2400' ? 'above' : 'below';
      expect(chart?.subtitle).toContain(
        `Support ${Number(support).toLocaleString('en')} is ${side} this picture`,
      );
      expect(chart?.alt).toContain(`is ${side} this picture`);
    },
  );

  it('names the closes that would change its state', async () => {
    const lines = linesOf(await askCommand(russell, sample, SAMPLE_EVENTS.lastDay));
    expect(lines[0]).toBe(
      'SAMPLE · Russell 2000: breakout confirmed, retest held for 7 weeks, blue sky · week to 16 Jan 2026',
    );
    expect(lines[3]).toContain('Retest on a weekly close at or under 2,422.99, failed on two under 2,375.01');
  });
});
