import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPlain } from '../src/chat/plain.ts';
import type { Reply } from '../src/chat/reply.ts';
import { linesOf } from './support/ask-command.ts';
import { type LiveBot, startLiveBot } from './support/live-bot.ts';

const NOON = '2026-11-24T12:00:00Z';
const COIN_HOSTS = ['bitstamp', 'coinbase', 'kraken', 'binance', 'yahoo'] as const;

let bot: LiveBot | undefined;
const atEnd: (() => void)[] = [];
afterEach(async () => {
  for (const undo of atEnd.splice(0)) undo();
  await bot?.close();
  bot = undefined;
});

async function startWith(...series: Parameters<LiveBot['data']['refresher']['refreshNow']>[0]) {
  const started = await startLiveBot(NOON);
  bot = started;
  await started.data.refresher.refreshNow(series);
  return started;
}

const sourceLine = (reply: Reply) => linesOf(reply).at(-1) ?? '';
const shapeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
    : typeof value;
const shape = ({ facts, blocks }: Reply) => [
  shapeOf({ ...facts, data: null, weeksToCross: null }),
  blocks.map(({ kind }) => kind),
];

describe('an answer from live data', () => {
  it('keeps its shape when its first source refuses, and says through whom it came', async () => {
    const live = await startWith('BTC');
    const before = await live.ask('/macd');
    expect(sourceLine(before)).toMatch(/, Bitstamp; descriptive/);
    live.hosts.spoil('bitstamp', { status: 451 });
    live.clock.set('2026-11-25T12:00:00Z');
    await live.data.refresher.refreshNow(['BTC']);
    const after = await live.ask('/macd');
    expect(sourceLine(after)).toContain('Data to 24 Nov 2026 (1 day old), via Coinbase (Bitstamp: 451)');
    expect(shape(after)).toEqual(shape(before));
    expect(renderPlain(await live.ask('/sources'))).toContain('BTC via Coinbase (Bitstamp: 451).');
    expect(renderPlain(await live.ask('/why macd'))).toContain(
      'BTC (Bitcoin): Coinbase (Bitstamp: 451); USD',
    );
  });

  it('is the last good value with its age when every source is down', async () => {
    const live = await startWith('BTC');
    for (const host of COIN_HOSTS) live.hosts.spoil(host, { status: 403 });
    live.clock.set('2026-11-28T12:00:00Z');
    await live.data.refresher.refreshNow(['BTC']);
    // What only the sources' states tell is read at the end of a look, or at a start.
    await live.reopen();
    const line = sourceLine(await live.ask('/macd'));
    expect(line).toContain('Stale data: BTC to 23 Nov 2026 (5 days old).');
    expect(line).toMatch(/no source answers now \(Bitstamp: 403, Coinbase: 403/);
    expect(renderPlain(await live.ask('/sources'))).toMatch(/^BTC +23 Nov +25 Nov +blocked$/m);
  });

  it('says that nothing is known where no source ever answered', async () => {
    const live = await startLiveBot(NOON);
    bot = live;
    for (const host of COIN_HOSTS) live.hosts.spoil(host, { status: 403 });
    await live.data.refresher.refreshNow(['BTC']);
    expect(renderPlain(await live.ask('/macd'))).toMatch(
      /^Bitcoin \(BTC\) could not be fetched \(Bitstamp: 403, .*\n.*\/sources shows/,
    );
  });

  it('notes that a closed week has been revised by more than half a percent', async () => {
    const live = await startWith('BTC');
    const sunday = Date.parse('2026-11-22T00:00:00Z') / 1000;
    // The whole candle moves, for one whose close lies beyond its high would be refused.
    live.hosts.spoil('bitstamp', (answer) =>
      answer.replace(new RegExp(`"timestamp":"${sunday}"[^}]*`), (candle) =>
        candle.replaceAll(
          /("(?:open|high|low|close)":")([\d.]+)/g,
          (_, head: string, price: string) => `${head}${(Number(price) * 1.02).toFixed(2)}`,
        ),
      ),
    );
    live.clock.set('2026-11-25T12:00:00Z');
    await live.data.refresher.refreshNow(['BTC']);
    expect(sourceLine(await live.ask('/macd'))).toMatch(
      /^Revised by its source: BTC 22 Nov 2026 [\d,]+ → [\d,]+ \(\+2\.0%\)\./,
    );
  });

  it('has what the licences of the altcoins’ value want under its chart', async () => {
    const live = await startWith('OTHERS', 'BTC_D', 'BTC', 'RUT');
    const reply = await live.ask('/alts');
    expect(reply.chart?.credit).toBe('Data: CoinGecko, Coin Metrics (CC BY-NC 4.0)');
    expect(sourceLine(reply)).toContain('OTHERS');
    expect(sourceLine(reply)).toContain('by proxy');
  });
});

describe('a person’s last answer', () => {
  it('is there after a restart: to go on from, and to be explained with a link', async () => {
    const live = await startWith('BTC', 'ETH');
    await live.ask('/macd eth asof=2026-11-20');
    await live.reopen();
    const next = await live.ask('and bitcoin?');
    expect(next.facts).toMatchObject({ asset: 'BTC', asOf: '2026-11-20T23:59:59.999Z' });
    await live.reopen();
    const why = await live.ask('why?');
    expect(why.facts).toMatchObject({ command: 'macd', isComputedAnew: false });
    expect(renderPlain(why)).toContain('BTC (Bitcoin): Bitstamp; USD; to 20 Nov 2026;');
    expect(renderPlain(why)).toContain('https://www.bitstamp.net/markets/btc/usd/');
  });

  it('is not touched by a question from the shell, which only looks', async () => {
    const live = await startWith('BTC');
    await live.ask('/macd');
    await live.reopen({ isReadOnly: true });
    expect((await live.ask('/macd 1y')).facts).toMatchObject({ asset: 'BTC' });
    expect(live.lines.join()).not.toContain('could not be remembered');
  });
});

/** A host that takes every question and answers none. */
async function startSilentHost(): Promise<string> {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  atEnd.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a first start with one slow source', () => {
  it('tells what it fetches, and answers a command as soon as its own series are there', async () => {
    const live = await startLiveBot(NOON);
    bot = live;
    const yahoo = await startSilentHost();
    const baseUrls = { ...live.hosts.urls, yahoo };
    await live.reopen({ sources: { hasCoinMetrics: true, baseUrls } });
    live.data.start();
    await expect
      .poll(async () => renderPlain(await live.ask('/macd')), { timeout: 15_000 })
      .toMatch(/^BTC weekly MACD/);
    expect(renderPlain(await live.ask('/russell'))).toMatch(
      /^Russell 2000 \(RUT\) is being fetched for the first time\.\nAsk again in a minute/,
    );
    expect(renderPlain(await live.ask('/sources'))).toMatch(/^RUT +– +– fetching$/m);
    expect(live.lines.join('\n')).toMatch(/BTC: [\d,]+ bars via Bitstamp; \d+ of \d+ series, [\d,]+ bars, /);
  });
});
