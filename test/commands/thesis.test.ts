import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import thesis from '../../commands/thesis.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { createMarket } from '../../src/market/market.ts';
import type { SeriesReader } from '../../src/market/view.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { readList } from '../support/facts.ts';

const { lastDay } = SAMPLE_EVENTS;
const sample = createMarket(createSampleReader());

function without(...missing: SeriesId[]): SeriesReader {
  const reader = createSampleReader();
  return {
    version: 'cut',
    isSample: true,
    read: (id) => (missing.includes(id) ? undefined : reader.read(id)),
  };
}

const GRADED = { id: z.string(), status: z.string() };

async function statusesOf(market = sample, date: string = lastDay): Promise<Record<string, string>> {
  const { facts } = await askCommand(thesis, market, date);
  return Object.fromEntries(readList(facts, 'claims', GRADED).map(({ id, status }) => [id, status]));
}

describe('/thesis over the sample market', () => {
  it('grades what is planted in it', async () => {
    expect(await statusesOf()).toEqual({
      breakout: 'held',
      'blue-sky': 'held',
      support: 'held',
      rotation: 'open',
      correlation: 'failed',
      fuse: 'open',
      tga: 'failed',
      rmp: 'held',
      cross: 'open',
      rally: 'failed',
      peak: 'open',
      doldrums: 'open',
      altcoins: 'open',
    });
  });

  it('scores in the heading what its claims add up to, and says how the article is dated', async () => {
    const reply = await askCommand(thesis, sample, lastDay);
    const lines = linesOf(reply);
    expect(lines[0]).toBe("SAMPLE · The article's 13 claims: 4 held, 3 failed, 6 open · as of 18 Jan 2026");
    expect(reply.facts).toMatchObject({
      score: { held: 4, failed: 3, open: 6, unmeasurable: 0 },
      article: { date: '2026-01-18', printedYear: 2025, written: true },
    });
    expect(lines[4]).toBe(
      'The article prints 2025, but its index levels are those of January 2026: graded from 18 Jan 2026.',
    );
  });

  it('names every claim once, under its status, and the deadline of what is open', async () => {
    const lines = linesOf(await askCommand(thesis, sample, lastDay));
    expect(lines[1]).toMatch(/^Held · breakout: .*; blue-sky: .*; support: .*; rmp: /);
    expect(lines[2]).toMatch(/^Failed · correlation: .*; tga: .*; rally: \d+ of 18 /);
    expect(lines[3]).toMatch(/^Open · rotation by 31 Dec 2026: .*; altcoins by 31 Dec 2026: needs \+25%\.$/);
  });

  it('says before the article that it is not written, and measures what can be', async () => {
    const reply = await askCommand(thesis, sample, '2024-06-30');
    expect(reply.facts).toMatchObject({ article: { written: false } });
    expect(linesOf(reply).join('\n')).toMatch(/not written yet: only what can be measured today is\./);
    const statuses = await statusesOf(sample, '2024-06-30');
    for (const id of ['rotation', 'fuse', 'cross', 'peak', 'doldrums', 'altcoins'])
      expect([id, statuses[id]]).toEqual([id, 'open']);
    expect(statuses['breakout']).toBe('failed');
  });

  it('goes on without a series and says which claims it cost', async () => {
    const market = createMarket(without('OTHERS', 'TGA'));
    const reply = await askCommand(thesis, market, lastDay);
    const statuses = await statusesOf(market);
    expect(Object.entries(statuses).filter(([, status]) => status === 'unmeasurable')).toEqual([
      ['correlation', 'unmeasurable'],
      ['fuse', 'unmeasurable'],
      ['tga', 'unmeasurable'],
      ['altcoins', 'unmeasurable'],
    ]);
    const text = linesOf(reply).join('\n');
    expect(text).toMatch(/Unmeasurable · correlation: This market data has no Altcoins/);
    expect(text).toMatch(/Missing: OTHERS, TGA\./);
    expect(reply.blocks.length).toBeLessThanOrEqual(6);
  });

  it('draws one row a claim, settled ones with their dot', async () => {
    const { chart, facts } = await askCommand(thesis, sample, lastDay);
    const [panel] = chart?.panels ?? [];
    if (panel?.kind !== 'timeline') throw new Error('no timeline');
    const claims = readList(facts, 'claims', GRADED);
    expect(panel.rows.map(({ status }) => status)).toEqual(claims.map(({ status }) => status));
    expect(panel.rows.map(({ mark }) => mark === null)).toEqual(
      claims.map(({ status }) => status === 'open'),
    );
    expect(panel.rows.every(({ from, to }) => from <= to)).toBe(true);
    expect(chart?.title).toBe('Thesis: 4 held, 3 failed, 6 open');
    expect(bannedWordsIn(chart?.alt ?? '')).toEqual([]);
  });
});

describe('/thesis CLAIM', () => {
  it('tells one claim with its rule, deadline and evidence', async () => {
    const reply = await askCommand(thesis, sample, lastDay, { claim: 'Blue sky' });
    expect(linesOf(reply).slice(0, 4)).toEqual([
      'SAMPLE · It trades above 2,600 at record highs: held · as of 18 Jan 2026',
      'Claim: The Russell 2000 trades above 2,600, higher than ever before.',
      'Rule (standing): some week since 2025-09-19 closed above 2,600 at a record weekly close.',
      'Evidence: first at 2,618.00 on 9 Jan 2026.',
    ]);
    expect(reply.facts['claims']).toHaveLength(1);
    expect(reply.chart).toBeUndefined();
  });

  it('knows no other claim', () => {
    expect(() => thesis.args.parse({ claim: 'moon' })).toThrow(/is no claim; take one of breakout, blue-sky/);
  });
});
