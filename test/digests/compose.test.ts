import { describe, expect, it, onTestFinished } from 'vitest';
import { checkSpec } from '../../src/charts/check-spec.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { layoutTable, MAX_TABLE_WIDTH } from '../../src/chat/table.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { createDigestComposer } from '../../src/digests/compose.ts';
import type { ComposedDigest, DigestState } from '../../src/digests/composer.ts';
import { createMarket } from '../../src/market/market.ts';
import type { Market } from '../../src/market/view.ts';
import { openReader } from '../../src/sources/reader.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { createForecasts } from '../../src/store/forecasts.ts';
import { fakeMarket } from '../fakes/market.ts';
import { describeWithReference } from '../reference.ts';
import { openSqliteStore } from '../store/contract/engines.ts';

const sample = createMarket(createSampleReader());
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

const wordsOf = (text: string) => text.split(/\s+/).length;

function compose(market: Market, at: string, detail: 'full' | 'brief' = 'full'): Promise<ComposedDigest> {
  const composer = createDigestComposer({ market: () => market, supportLevel: 2400 });
  return composer.compose({ now: Date.parse(at), dataVersion: 'v1', detail });
}

/** As a store keeps it. */
const keep = (state: DigestState): DigestState => JSON.parse(JSON.stringify(state));

const MONDAYS = ['2024-03-04', '2025-05-12', '2025-08-25', '2025-10-20', '2025-11-03', '2026-01-12'];

/** Every rule of form, for a first digest and for one that compares with the Monday named before it. */
async function checkForm(market: Market, date: string, before: string): Promise<void> {
  const composed = await compose(market, `${date}T08:00:00Z`);
  const { state } = await compose(market, `${before}T08:00:00Z`);
  for (const previous of [undefined, keep(state)]) {
    const reply = composed.replyFor(previous);
    const text = renderPlain(reply);
    expect(wordsOf(text)).toBeGreaterThanOrEqual(250);
    expect(wordsOf(text)).toBeLessThanOrEqual(400);
    expect(bannedWordsIn(text)).toEqual([]);
    const tables = reply.blocks.filter((block) => block.kind === 'table');
    expect(tables).toHaveLength(1);
    for (const { columns, rows } of tables) {
      expect(rows).toHaveLength(3);
      const widths = layoutTable(columns, rows).map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(MAX_TABLE_WIDTH);
      expect(layoutTable(columns, rows)).toHaveLength(4);
    }
    expect(reply.visibility).toBe('public');
  }
}

async function checkBrief(market: Market, date: string, before: string): Promise<void> {
  const composed = await compose(market, `${date}T08:00:00Z`, 'brief');
  const { state } = await compose(market, `${before}T08:00:00Z`, 'brief');
  for (const previous of [undefined, keep(state)])
    expect(renderPlain(composed.replyFor(previous)).split('\n')).toHaveLength(6);
}

describe('a digest over the sample market', () => {
  it.each(MONDAYS.slice(1))('of %s has 250 to 400 words, a narrow table, no promise', async (date) => {
    await expect(checkForm(sample, date, MONDAYS[0] ?? '')).resolves.toBeUndefined();
  });

  it.each(MONDAYS.slice(1))('of %s has six lines in brief', async (date) => {
    await expect(checkBrief(sample, date, MONDAYS[0] ?? '')).resolves.toBeUndefined();
  });

  it('tells every section: legs, MACD, levels, liquidity, clock, statements, dates, health', async () => {
    const text = renderPlain((await compose(sample, '2026-01-12T08:00:00Z')).replyFor(undefined));
    expect(text.split('\n')[0]).toBe(
      'SAMPLE · Digest: phase 2 leads, BTC MACD below signal · week to 11 Jan 2026',
    );
    for (const part of [
      'first digest here',
      'Relative strength (z)',
      'BTC weekly MACD below its signal line, confirmed; last cross death, 24 Aug 2025',
      'golden cross on a weekly close above 110,065',
      'ceiling 2,399.00 (+9.1%)',
      'failed on two under 2,375.01',
      'Net liquidity $5,711B',
      '90-day clock of 23 Dec 2025 ends on 23 Mar 2026',
      'week closes Mon 19 Jan 2026 00:00 UTC; H.4.1 Thu 15 Jan 2026 21:30 UTC; FOMC 28 Jan 2026',
      'Data health: 17 of 17 series fresh',
    ])
      expect(text).toContain(part);
  });

  it('draws one picture of three panels on a time axis', async () => {
    const { chart } = (await compose(sample, '2026-01-12T08:00:00Z')).replyFor(undefined);
    expect(chart?.panels.map(({ kind }) => kind)).toEqual(['series', 'series', 'series']);
    expect(() => chart && checkSpec(chart)).not.toThrow();
    expect(chart?.title).toMatch(/^Phase \d leads, BTC MACD/);
    const named = chart?.panels.flatMap((panel) =>
      panel.kind === 'series' && panel.hasLegend ? panel.marks : [],
    );
    expect(named?.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['2 Small caps, silver', 'Russell 2000', 'BTC MACD', 'BTC Signal']),
    );
  });

  it('says what changed since the digest of this very chat, however long ago that was', async () => {
    const composed = await compose(sample, '2026-01-12T08:00:00Z');
    const old = keep((await compose(sample, '2025-10-13T08:00:00Z')).state);
    const text = renderPlain(composed.replyFor(old));
    expect(text).toContain('Changed since the digest of 12 Oct 2025: ');
    expect(text).toContain('Russell 2000: below → held');
    expect(text.split('\n')[0]).toMatch(/ · \d changes · week to 11 Jan 2026$/);
    expect(renderPlain(composed.replyFor(keep(composed.state)))).not.toContain('Changed since');
  });

  it.each(['full', 'brief'] as const)('has two lines in %s where nothing changed', async (detail) => {
    const composed = await compose(sample, '2026-01-12T08:00:00Z', detail);
    const lines = renderPlain(composed.replyFor(keep(composed.state))).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('nothing changed since 11 Jan 2026');
    expect(lines[1]).toContain('descriptive statistics, not advice');
  });

  it('says the same on every day until the next week has closed', async () => {
    const monday = await compose(sample, '2025-10-20T08:00:00Z');
    const friday = await compose(sample, '2025-10-24T23:00:00Z');
    const saturday = await compose(sample, '2025-10-25T12:00:00Z');
    expect(friday.state).toEqual(monday.state);
    expect(saturday.state).toEqual(monday.state);
  });

  it('reads a state from another version of the program as far as it can', async () => {
    const composed = await compose(sample, '2026-01-12T08:00:00Z');
    expect(renderPlain(composed.replyFor({ odd: true }))).toContain('first digest here');
    const partly = composed.replyFor({ ...keep(composed.state), macd: { shape: 'unknown' } });
    expect(partly.facts['uncompared']).toEqual(['macd']);
  });
});

describe('a digest with holes', () => {
  it('tells each section that has no data, and still comes', async () => {
    const composed = await compose(fakeMarket(), '2025-06-30T08:00:00Z');
    const text = renderPlain(composed.replyFor(undefined));
    for (const part of [
      'Bitcoin MACD: data are missing',
      'Russell 2000: data are missing',
      'Net liquidity: data are missing',
    ])
      expect(text).toContain(part);
    expect(composed.awaited).toEqual([]);
    expect(composed.replyFor(undefined).chart).toBeUndefined();
  });

  it('states nothing of next week where its data ended long ago', async () => {
    const reader = createSampleReader();
    const ended = createMarket({
      ...reader,
      read(id) {
        const data = reader.read(id);
        return data && { ...data, bars: data.bars.filter(({ day }) => day <= 20_300), partial: null };
      },
    });
    const text = renderPlain((await compose(ended, '2026-01-12T08:00:00Z')).replyFor(undefined));
    expect(text).toContain('Digest: phase unknown, MACD missing');
    expect(text).toContain('Nothing is stated for next week: data are missing.');
  });

  it('waits for a series whose week is public and not there, and for no other', async () => {
    const reader = createSampleReader();
    const late = createMarket({
      ...reader,
      read(id) {
        const data = reader.read(id);
        if (data === undefined || (id !== 'RUT' && id !== 'GOLD')) return data;
        // The Russell lacks its Friday, 9 January; gold ended a year ago and is not waited for.
        const last = id === 'RUT' ? 20_461 : 20_100;
        return { ...data, bars: data.bars.filter(({ day }) => day <= last), partial: null };
      },
    });
    expect((await compose(late, '2026-01-12T08:00:00Z')).awaited).toEqual(['Russell 2000']);
    expect((await compose(sample, '2026-01-12T08:00:00Z')).awaited).toEqual([]);
  });
});

describe('the forecast ledger', () => {
  it('states, grades a week later and keeps the record beside the base rate', async () => {
    const store = await openSqliteStore();
    onTestFinished(() => store.dispose());
    const { database } = store;
    const forecasts = createForecasts(database);
    const composer = createDigestComposer({ market: () => sample, forecasts, supportLevel: 2400 });
    const start = Date.parse('2025-07-21T08:00:00Z');
    let text = '';
    for (let week = 0; week <= 10; week += 1)
      for (const detail of ['full', 'brief'] as const) {
        const request = { now: start + week * WEEK, dataVersion: 'v1', detail };
        const told = renderPlain((await composer.compose(request)).replyFor(undefined));
        text = detail === 'full' ? told : text;
        expect(told).not.toContain('damaged');
      }
    const entries = await forecasts.read();
    expect(entries.filter(({ kind }) => kind === 'statement')).toHaveLength(22);
    const grades = entries.filter(({ kind }) => kind === 'grade');
    expect(grades).toHaveLength(20);
    // The planted death cross of 24 August is the one week in which "no cross" did not hold.
    const wrong = grades.filter(({ name, body }) => name === 'sample cross' && body['hasHeld'] === false);
    expect(wrong).toHaveLength(1);
    const held = grades.filter(({ body }) => body['hasHeld'] === true).length;
    expect(text).toContain(`Record: ${held} of 20 statements held; Brier score `);
    expect(text).toMatch(/Last week stated: .* \(any week \d+%\): held/);
    await database.query.updateTable('forecasts').set({ body: '{}' }).where('sequence', '=', 3).execute();
    const later = await composer.compose({ now: start + 10 * WEEK, dataVersion: 'v1', detail: 'full' });
    expect(renderPlain(later.replyFor(undefined))).toContain(
      'the forecast ledger is damaged from entry 3 on',
    );
  });
});

describeWithReference('a digest over real history', (reference) => {
  const market = createMarket(openReader(`csv:${reference}/data`));
  it.each(['2021-11-15', '2023-03-13', '2024-11-11', '2025-10-13', '2026-01-19'])(
    'of %s keeps to its form',
    async (date) => {
      await expect(checkForm(market, date, '2020-06-01')).resolves.toBeUndefined();
      await expect(checkBrief(market, date, '2020-06-01')).resolves.toBeUndefined();
    },
  );
});
