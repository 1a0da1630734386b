import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import phase from '../../commands/phase.ts';
import { PHASE_BASKETS } from '../../src/analysis/phase-baskets.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { createMarket } from '../../src/market/market.ts';
import type { SeriesReader } from '../../src/market/view.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';

const { lastDay, leadingPhase } = SAMPLE_EVENTS;

/** The sample market with some series taken away. */
function without(...missing: SeriesId[]): SeriesReader {
  const reader = createSampleReader();
  return {
    version: 'cut',
    isSample: true,
    read: (id) => (missing.includes(id) ? undefined : reader.read(id)),
  };
}

describe('/phase over the sample market', () => {
  it('names the planted leader with a leg for every member', async () => {
    const reply = await askCommand(phase, createMarket(createSampleReader()), lastDay);
    expect(reply.facts).toMatchObject({ phase: leadingPhase, top: leadingPhase, degraded: [] });
    expect(reply.facts['legs']).toHaveLength(PHASE_BASKETS.length);
    expect(linesOf(reply)[0]).toMatch(
      /^SAMPLE · Phase 2 leads \(small caps, silver\), \d+ weeks · week to 18 Jan 2026$/,
    );
    expect(linesOf(reply)[4]).toMatch(/^Order: changes going 1→2, 2→3 or 3→1: \d+ of \d+.*chance 50%/);
  });

  it('says under how many other thresholds the label would differ', async () => {
    const reply = await askCommand(phase, createMarket(createSampleReader()), lastDay);
    const sensitivity = z.object({ differs: z.number(), of: z.number() });
    const { differs, of } = sensitivity.parse(reply.facts['sensitivity']);
    expect(of).toBe(26);
    expect(linesOf(reply)[3]).toContain(`under ${differs} of 26 other thresholds the label differs`);
  });

  it('goes on without one small member and says which is missing', async () => {
    const reply = await askCommand(phase, createMarket(without('IPO')), lastDay);
    expect(reply.facts).toMatchObject({ phase: leadingPhase, degraded: ['IPO'] });
    expect(linesOf(reply).join('\n')).toMatch(/IPO missing.*[\s\S]*Missing: IPO/);
  });

  it('is unknown, not flipped, when more than half of a basket is missing', async () => {
    const reply = await askCommand(phase, createMarket(without('OTHERS', 'ARKK')), lastDay);
    expect(reply.facts).toMatchObject({ phase: 'unknown', scores: null, degraded: ['OTHERS', 'ARKK'] });
    expect(linesOf(reply)[0]).toContain('Phase unknown');
  });

  it('is unknown when the last closed week is missing, and says stale of what is only old', async () => {
    const reply = await askCommand(phase, createMarket(createSampleReader()), '2026-02-15');
    expect(reply.facts).toMatchObject({ phase: 'unknown', sensitivity: null });
    const text = linesOf(reply).slice(0, 4).join('\n');
    expect(text).toContain('Phase unknown: under half of basket 1, 2 and 3 has data');
    expect(text).toContain('XLG stale, GLD stale');
    expect(text).not.toMatch(/missing|thresholds/);
  });

  it('tells the momentum of members that are there, and sends no empty picture, before a first label', async () => {
    const reply = await askCommand(phase, createMarket(without('OTHERS', 'ARKK')), lastDay);
    const [, scores, legs, change, order] = linesOf(reply);
    expect(scores).toBe('No scores: missing OTHERS, ARKK.');
    expect(legs).toMatch(/^Legs \(momentum over volatility, −3 to 3;.*XLG [+−]?\d\.\d.*OTHERS missing/);
    expect(change).toMatch(/^A label needs half of every basket's weight and 78 weeks of all three/);
    expect(order).toBe('There is no label yet: no order to count.');
    expect(reply.chart).toBeUndefined();
  });

  it('draws the three baskets over bands that tile the weeks shown', async () => {
    const { chart } = await askCommand(phase, createMarket(createSampleReader()), lastDay, { range: '3y' });
    const [panel] = chart?.panels ?? [];
    expect(panel?.kind === 'series' && panel.marks.map(({ label }) => label.slice(0, 1))).toEqual([
      '1',
      '2',
      '3',
    ]);
    const bands = chart?.bands ?? [];
    expect(bands.length).toBeGreaterThan(1);
    expect(bands.slice(1).every(({ from }, index) => from === bands[index]?.to)).toBe(true);
  });
});
