import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import week from '../../commands/week.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { fakeMarket } from '../fakes/market.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { readList } from '../support/facts.ts';

const sample = createMarket(createSampleReader());
const { bitcoin, russell } = SAMPLE_EVENTS;

const CHANGE = { topic: z.string(), to: z.union([z.string(), z.number(), z.null()]) };

async function changesOn(date: string) {
  const { facts } = await askCommand(week, sample, date);
  return readList(facts, 'changes', CHANGE);
}

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** Sundays of half a year that holds crosses, a breakout and calm weeks. */
const sundays = Array.from({ length: 26 }, (_, index) =>
  new Date(Date.parse('2025-07-27') + index * 7 * 86_400_000).toISOString().slice(0, 10),
);

describe('/week over the sample market', () => {
  it('tells each planted cross in the week that confirms it, and in no other', async () => {
    for (const date of ['2025-05-11', '2025-08-24', '2025-08-31']) {
      const crosses = (await changesOn(date)).filter(
        ({ topic, to }) => topic === 'macd' && typeof to === 'string',
      );
      const planted = [...bitcoin.goldenCrosses, ...bitcoin.deathCrosses].filter(
        (weekEnd) => weekEnd === date,
      );
      expect(crosses).toHaveLength(planted.length);
    }
  });

  it('tells the confirmed breakout once its week is over', async () => {
    const states = (await changesOn(dayAfter(dayAfter(russell.confirmed.weekEnd)))).filter(
      ({ topic }) => topic === 'russell',
    );
    expect(states).toMatchObject([{ from: 'PENDING', to: 'CONFIRMED' }]);
  });

  it('has at most six lines whatever happened, and two where nothing did', async () => {
    const replies = await Promise.all(sundays.map((date) => askCommand(week, sample, date)));
    const counts = replies.map(({ facts }) => readList(facts, 'changes', CHANGE).length);
    expect(counts).toContain(0);
    for (const [index, reply] of replies.entries()) {
      const lines = linesOf(reply);
      expect(lines.length).toBeLessThanOrEqual(6);
      expect(bannedWordsIn(lines.join(' '))).toEqual([]);
      const isCalm = counts[index] === 0;
      expect(lines[0]).toMatch(
        isCalm
          ? /^SAMPLE · Nothing changed since \d+ \w+ 2025 · week to \d+ \w+ 20\d\d$/
          : /^SAMPLE · \d+ changes? since /,
      );
      expect(lines.length === 2).toBe(isCalm);
    }
  });

  it('speaks of the same closed week on every day until the next one is over on both calendars', async () => {
    const ends = ['2025-10-26', '2025-10-29', '2025-11-01', '2025-11-02'].map(async (date) => {
      const { facts } = await askCommand(week, sample, date);
      return [facts['since'], facts['weekEnd']];
    });
    expect(await Promise.all(ends)).toEqual([
      ['2025-10-19', '2025-10-26'],
      ['2025-10-19', '2025-10-26'],
      ['2025-10-19', '2025-10-26'],
      ['2025-10-26', '2025-11-02'],
    ]);
  });

  it('grades no claim before the article', async () => {
    const topics = (await changesOn(SAMPLE_EVENTS.lastDay)).map(({ topic }) => topic);
    expect(topics).not.toContain('claims');
  });
});

describe('/week without data', () => {
  it('says what it could not compare instead of calling it unchanged', async () => {
    const reply = await askCommand(week, fakeMarket(), '2025-06-30');
    expect(linesOf(reply)[0]).toBe(
      'Nothing changed since 22 Jun 2025 (not compared: phase, Russell, MACD, correlation, 90-day clock, liquidity, altcoin season) · week to 29 Jun 2025',
    );
    expect(reply.facts['uncompared']).toHaveLength(7);
  });
});
