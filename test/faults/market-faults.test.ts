import { cp } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MS_PER_DAY } from '../../src/market/days.ts';
import { createBarRepository } from '../../src/store/bars.ts';
import { dayNamed } from '../fakes/providers.ts';
import { closeOf } from '../fakes/true-market.ts';
import { temporaryFolder } from '../store/contract/engines.ts';
import { linesOf } from '../support/ask-command.ts';
import { type LiveBot, startLiveBot } from '../support/live-bot.ts';

/**
 * What a source does wrong, from its answer to the bot's: a history that was read whole on Monday, and a source that
 * fails on Tuesday after midnight UTC, when Monday's bar of Bitcoin is due.
 */
const MONDAY_NOON = '2026-11-23T12:00:00Z';
const TUESDAY = '2026-11-24T00:11:00Z';
const NEWEST = dayNamed('2026-11-23');
const TRUE_CLOSE = closeOf('BTC', NEWEST);
const ANSWER = /^BTC weekly MACD (above|below) its signal line · week to 22 Nov 2026$/;

let filled: ReturnType<typeof temporaryFolder>;
let bot: LiveBot | undefined;

beforeAll(async () => {
  filled = temporaryFolder();
  const first = await startLiveBot(MONDAY_NOON, { dataDir: filled.path });
  await first.data.refresher.refreshNow(['BTC', 'RUT', 'TGA']);
  await first.close();
}, 60_000);
afterAll(() => filled.remove());
afterEach(async () => {
  await bot?.close();
  folder?.remove();
  bot = undefined;
});

let folder: ReturnType<typeof temporaryFolder> | undefined;

/** The bot of Monday, on Tuesday. */
async function start(instant = TUESDAY, fetch?: typeof globalThis.fetch): Promise<LiveBot> {
  folder = temporaryFolder();
  await cp(filled.path, folder.path, { recursive: true });
  bot = await startLiveBot(instant, { dataDir: folder.path }, fetch);
  return bot;
}

async function refreshBitcoin({ data }: LiveBot): Promise<string> {
  const [outcome] = await data.refresher.refreshNow(['BTC']);
  return `${outcome?.source ?? 'nobody'} (${outcome?.failures.join(', ') ?? ''})`;
}

const barsOf = (one: LiveBot, id: 'BTC' | 'RUT' | 'TGA' = 'BTC') =>
  createBarRepository(one.data.database).readBars(id);
const newestOf = async (one: LiveBot) => (await barsOf(one)).at(-1);
const lastLine = (lines: readonly string[]): string => lines.at(-1) ?? '';

/** Changes the newest candle of Bitstamp's answer. */
const spoilNewest = (change: (candle: Record<string, string>) => void) => (answer: string) => {
  const document: { data: { ohlc: Record<string, string>[] } } = JSON.parse(answer);
  const monday = String((NEWEST * MS_PER_DAY) / 1_000);
  for (const candle of document.data.ohlc) if (candle['timestamp'] === monday) change(candle);
  return JSON.stringify(document);
};
const times = (factor: number) =>
  spoilNewest((candle) => {
    for (const field of ['open', 'high', 'low', 'close'])
      candle[field] = String(Number(candle[field]) * factor);
  });

const PAGE = '<!DOCTYPE html><html><body>Verify that you are human</body></html>';

describe('a source of Bitcoin that', () => {
  it.each([
    ['is blocked where we are', { status: 451, body: 'Unavailable' }, '451'],
    ['forbids us', { status: 403, body: 'no' }, '403'],
    ['limits us', { status: 429, body: 'slow down' }, '429'],
    ['is down', { status: 503, body: 'away' }, '503'],
    ['answers with a web page and status 200', { body: PAGE }, 'not-data'],
    ['answers with an empty object', { body: '{}' }, 'shape'],
    ['flips the unit of everything', times(1_000), 'unit'],
    ['flips the unit of the newest bar', times(100), 'unit'],
    ['says NaN', spoilNewest((candle) => void (candle['close'] = 'NaN')), 'shape|value'],
    ['contradicts itself', spoilNewest((candle) => void (candle['high'] = '1')), 'value'],
  ])('%s changes the words of the answer and not its numbers', async (_title, refusal, reason) => {
    const one = await start();
    one.hosts.spoil('bitstamp', refusal);
    expect(await refreshBitcoin(one)).toMatch(new RegExp(`^Coinbase \\(Bitstamp: (${reason})\\)$`));
    expect(await newestOf(one)).toMatchObject({ day: NEWEST, close: TRUE_CLOSE, source: 'Coinbase' });
    const lines = linesOf(await one.ask('/macd'));
    expect(lines[0]).toMatch(ANSWER);
    expect(lastLine(lines)).toMatch(new RegExp(`Coinbase \\(Bitstamp: (${reason})\\)`));
  });

  it.each([
    ['nothing', ''],
    ['zero', '0'],
  ])('says %s has no value for that day, and another gives it once it is overdue', async (_title, close) => {
    const one = await start();
    one.hosts.spoil(
      'bitstamp',
      spoilNewest((candle) => void (candle['close'] = close)),
    );
    expect(await refreshBitcoin(one)).toBe('Bitstamp ()');
    expect((await newestOf(one))?.day).toBe(NEWEST - 1);
    expect(Math.min(...(await barsOf(one)).map((bar) => bar.close))).toBeGreaterThan(1_000);
    one.clock.set('2026-11-24T14:00:00Z');
    expect(await refreshBitcoin(one)).toBe('Coinbase (Bitstamp: stale)');
    expect(await newestOf(one)).toMatchObject({ day: NEWEST, close: TRUE_CLOSE });
  });

  it('answers with the same shape of answer as the one that it replaces', async () => {
    const good = await start();
    await refreshBitcoin(good);
    const usual = await good.ask('/macd');
    await good.close();
    const one = await start();
    one.hosts.spoil('bitstamp', { status: 451 });
    await refreshBitcoin(one);
    const replaced = await one.ask('/macd');
    expect(replaced.blocks.map(({ kind }) => kind)).toEqual(usual.blocks.map(({ kind }) => kind));
    expect(Object.keys(replaced.facts)).toEqual(Object.keys(usual.facts));
    expect(linesOf(replaced).slice(0, -1)).toEqual(linesOf(usual).slice(0, -1));
    bot = one;
  });

  it('says a day twice is taken at its last word', async () => {
    const one = await start();
    one.hosts.spoil('bitstamp', (answer) => {
      const document: { data: { ohlc: Record<string, string>[] } } = JSON.parse(answer);
      document.data.ohlc = document.data.ohlc.flatMap((candle) => [{ ...candle, volume: '1' }, candle]);
      return JSON.stringify(document);
    });
    expect(await refreshBitcoin(one)).toBe('Bitstamp ()');
    const days = (await barsOf(one)).map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    expect(await newestOf(one)).toMatchObject({ day: NEWEST, close: TRUE_CLOSE });
  });

  it('tells of a day that runs never makes it history', async () => {
    const one = await start('2026-11-23T20:00:00Z');
    expect(await refreshBitcoin(one)).toBe('Bitstamp ()');
    expect(await newestOf(one)).toMatchObject({ day: NEWEST - 1 });
    expect(await createBarRepository(one.data.database).readPartial('BTC')).toMatchObject({
      bar: { day: NEWEST },
    });
    one.clock.set(TUESDAY);
    await refreshBitcoin(one);
    expect(await newestOf(one)).toMatchObject({ day: NEWEST, close: TRUE_CLOSE });
  });

  it('jumps alone is held back until the same is said six hours later', async () => {
    const one = await start();
    for (const host of ['coinbase', 'kraken', 'binance', 'yahoo'] as const)
      one.hosts.spoil(host, { status: 503 });
    one.hosts.spoil('bitstamp', times(1.6));
    await refreshBitcoin(one);
    const repository = createBarRepository(one.data.database);
    expect((await newestOf(one))?.day).toBe(NEWEST - 1);
    expect(await repository.listQuarantined('BTC')).toMatchObject([{ day: NEWEST }]);
    expect(one.lines.join()).toContain('doubtful bars are held back');
    expect(lastLine(linesOf(await one.ask('/macd')))).toContain(formatDayInWords(NEWEST - 1));

    one.clock.set('2026-11-24T06:30:00Z');
    await refreshBitcoin(one);
    expect((await newestOf(one))?.close).toBeCloseTo(1.6 * TRUE_CLOSE, 4);
    expect(await repository.listQuarantined('BTC')).toEqual([]);
  });

  it('jumps as another source does is believed at once', async () => {
    const one = await start();
    one.hosts.spoil('bitstamp', times(1.6));
    one.hosts.spoil('coinbase', (answer) => {
      const rows: number[][] = JSON.parse(answer);
      const monday = (NEWEST * MS_PER_DAY) / 1_000;
      return JSON.stringify(
        rows.map((row) =>
          row.map((value, column) => (row[0] === monday && column > 0 && column < 5 ? value * 1.6 : value)),
        ),
      );
    });
    await refreshBitcoin(one);
    expect((await newestOf(one))?.close).toBeCloseTo(1.6 * TRUE_CLOSE, 4);
  });
});

const formatDayInWords = (day: number): string =>
  new Date(day * MS_PER_DAY).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

describe('when every source of a series is down', () => {
  const COIN_HOSTS = ['bitstamp', 'coinbase', 'kraken', 'binance', 'yahoo', 'fredgraph'] as const;

  it('the last good value is given with its age, and the reasons', async () => {
    const one = await start();
    for (const host of COIN_HOSTS) one.hosts.spoil(host, { status: 503 });
    expect(await refreshBitcoin(one)).toMatch(/^nobody \(Bitstamp: 503, Coinbase: 503/);
    expect((await newestOf(one))?.day).toBe(NEWEST - 1);
    const lines = linesOf(await one.ask('/macd'));
    expect(lines[0]).toMatch(ANSWER);
    expect(lastLine(lines)).toContain('Data to 22 Nov 2026');
    expect(lastLine(lines)).toContain('Bitstamp');
  });

  it('and nothing was ever fetched, the answer says so instead of a number', async () => {
    bot = await startLiveBot(TUESDAY);
    for (const host of COIN_HOSTS) bot.hosts.spoil(host, { status: 503 });
    expect(await refreshBitcoin(bot)).toMatch(/^nobody/);
    const text = linesOf(await bot.ask('/macd')).join(' ');
    expect(text).toContain('Bitcoin (BTC) could not be fetched (Bitstamp: 503');
    expect(text).not.toMatch(/histogram/);
  });
});

describe('the Russell 2000', () => {
  it('goes on by its fund where the index itself has no source, and says proxy', async () => {
    const one = await start('2026-11-24T21:30:00Z');
    one.hosts.spoil('yahoo', { status: 429, body: 'Edge: Too Many Requests' });
    const [outcome] = await one.data.refresher.refreshNow(['RUT']);
    expect(outcome?.failures[0]).toBe('Yahoo Finance: 429');
    const newest = (await barsOf(one, 'RUT')).at(-1);
    expect(newest).toMatchObject({ quality: 'proxy', source: 'Cboe (by IWM)' });
    expect(newest?.close).toBeCloseTo(closeOf('RUT', newest?.day ?? 0), 4);
    expect(linesOf(await one.ask('/russell')).join(' ')).toMatch(/proxy|by IWM/);
  });
});

describe('a balance that comes in another unit', () => {
  it('is refused by name: another publisher answers, and without one what is kept stays', async () => {
    const one = await start('2026-11-27T22:00:00Z');
    const before = await barsOf(one, 'TGA');
    one.hosts.spoil('fredgraph', (answer) =>
      answer.replace(/,(\d+)$/gm, (_all, value) => `,${Number(value) / 1_000}`),
    );
    one.hosts.spoil('fiscaldata', (answer) => answer.replaceAll('"$1,000,000"', '"$1"'));
    const [refused] = await one.data.refresher.refreshNow(['TGA']);
    expect(refused).toMatchObject({
      source: null,
      failures: ['FRED (graph data): unit', 'US Treasury: unit'],
    });
    expect(await barsOf(one, 'TGA')).toEqual(before);

    one.hosts.spoil('fiscaldata', undefined);
    const [answered] = await one.data.refresher.refreshNow(['TGA']);
    expect(answered).toMatchObject({ source: 'US Treasury', failures: ['FRED (graph data): unit'] });
    const newest = (await barsOf(one, 'TGA')).at(-1);
    expect(newest?.day).toBeGreaterThan(before.at(-1)?.day ?? 0);
    expect((newest?.close ?? 0) / (before.at(-1)?.close ?? 1)).toBeCloseTo(1, 1);
  });
});

describe('a slow source', () => {
  it('is given up after its deadline, and the next one answers', async () => {
    const hanging: typeof globalThis.fetch = (input, init) => {
      const { url, signal } = new Request(input, init ?? {});
      if (!url.includes('/api/v2/ohlc')) return globalThis.fetch(input, init);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      });
    };
    const one = await start(TUESDAY, hanging);
    expect(await refreshBitcoin(one)).toBe('Coinbase (Bitstamp: timeout)');
    expect(lastLine(linesOf(await one.ask('/macd')))).toContain('Coinbase (Bitstamp: timeout)');
  }, 90_000);
});
