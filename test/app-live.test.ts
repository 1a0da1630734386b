import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../src/chat/reply.ts';
import { SERIES_IDS, seriesRow } from '../src/market/catalogue.ts';
import { linesOf } from './support/ask-command.ts';
import { type LiveBot, startLiveBot } from './support/live-bot.ts';

const NOON = '2026-11-24T12:00:00Z';
/** Before the next publication of anything that is fetched at noon. */
const WITHIN_THE_HOUR = '2026-11-24T12:50:00Z';
const CROWD = 100;

let bot: LiveBot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

async function start(instant = NOON): Promise<LiveBot> {
  bot = await startLiveBot(instant);
  return bot;
}

const askTogether = (one: LiveBot, text: string): Promise<readonly Reply[]> =>
  Promise.all(Array.from({ length: CROWD }, () => one.ask(text)));
const firstLine = (reply: Reply): string => linesOf(reply)[0] ?? '';
const requestsOf = ({ hosts }: LiveBot): string[] => Object.values(hosts.requests).flat();
const symbolsAsked = ({ hosts }: LiveBot): string[] =>
  hosts.requests.yahoo.map((path) => decodeURIComponent(/chart\/([^?]+)/.exec(path)?.[1] ?? ''));

describe('a bot that has never fetched anything', () => {
  it('says so at once, to a hundred who ask, without a request of their own', async () => {
    const cold = await start();
    const replies = await askTogether(cold, '/macd');
    expect(new Set(replies.map(firstLine))).toEqual(
      new Set(['Bitcoin (BTC) is being fetched for the first time.']),
    );
    expect(requestsOf(cold)).toEqual([]);
  });

  it('names a series once, whose label holds its id already', async () => {
    const [first] = await askTogether(await start(), '/alts');
    expect(first && firstLine(first)).toBe('Altcoins (OTHERS) is being fetched for the first time.');
  });

  it('asks every address once while a hundred questions come in, and answers all alike', async () => {
    const cold = await start();
    cold.data.start();
    const early = await askTogether(cold, '/macd');
    await expect.poll(() => cold.looks, { timeout: 15_000 }).toBe(1);
    const late = await askTogether(cold, '/macd');

    expect(early.map(firstLine).every((line) => line.includes('being fetched'))).toBe(true);
    expect(new Set(late.map((reply) => linesOf(reply).join('\n'))).size).toBe(1);
    expect(late.map(firstLine)[0]).toMatch(/^BTC weekly MACD (above|below) its signal line/);
    const requests = requestsOf(cold);
    expect(requests.length).toBeGreaterThan(40);
    expect(requests.toSorted()).toEqual([...new Set(requests)].toSorted());
    // A whole history is one request where a source gives it in one.
    const symbols = symbolsAsked(cold);
    expect(symbols.length).toBeGreaterThan(15);
    expect(symbols.toSorted()).toEqual([...new Set(symbols)].toSorted());
  });

  it('has every series that has a source in the end', async () => {
    const cold = await start();
    const outcomes = await cold.data.refresher.refreshDue();
    expect(outcomes.filter(({ source }) => source === null)).toEqual([]);
    const withSource = SERIES_IDS.filter((id) => Object.keys(seriesRow(id).providers).length > 0);
    expect(outcomes.map(({ series }) => series).toSorted()).toEqual(withSource.toSorted());
  });
});

describe('a bot that starts again', () => {
  it('asks nobody while what it keeps is fresh, and answers as before', async () => {
    const warm = await start();
    await warm.data.refresher.refreshDue();
    const before = linesOf(await warm.ask('/macd'));
    const asked = requestsOf(warm).length;

    warm.clock.set(WITHIN_THE_HOUR);
    await warm.reopen();
    warm.data.start();
    await expect.poll(() => warm.looks).toBe(1);
    const after = linesOf(await warm.ask('/macd'));
    expect(requestsOf(warm)).toHaveLength(asked);
    expect(after.slice(0, -1).map(withoutCountdown)).toEqual(before.slice(0, -1).map(withoutCountdown));
  });

  it('asks only for what has become due meanwhile', async () => {
    const warm = await start();
    await warm.data.refresher.refreshDue();
    const asked = requestsOf(warm).length;
    warm.clock.set('2026-11-24T21:26:00Z');
    await warm.reopen();
    const outcomes = await warm.data.refresher.refreshDue();
    const ids = outcomes.map(({ series }) => series);
    expect(ids).toEqual(expect.arrayContaining(['RUT', 'IWM', 'BTC']));
    expect(ids).not.toContain('WALCL');
    expect(ids).not.toContain('OTHERS');
    expect(requestsOf(warm).length - asked).toBeLessThanOrEqual(ids.length);
  });
});

const withoutCountdown = (line: string): string => line.replace(/\(in \d+d \d+h\)/, '');

describe('a process that only follows', () => {
  it('asks no source, whatever is due', async () => {
    const following = await start();
    await following.reopen({ isFollowing: true });
    following.data.start();
    await expect.poll(() => following.looks).toBe(1);
    following.nextMinute();
    await expect.poll(() => following.looks).toBe(2);
    expect(requestsOf(following)).toEqual([]);
  });
});
