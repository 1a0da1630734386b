import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/app.ts';
import type { MarketOptions } from '../../src/app-data.ts';
import { isError } from '../../src/chat/error-reply.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createLogger } from '../../src/lib/log.ts';
import { runData } from '../../src/tools/data.ts';
import { writeCsv } from '../../src/tools/export-csv.ts';
import { fakeRequest } from '../fakes/conversation.ts';
import { type ProviderHosts, startProviderHosts } from '../fakes/provider-hosts.ts';
import { flatBar } from '../fakes/providers.ts';

const START = Date.parse('2026-11-24T12:00:00Z');

let hosts: ProviderHosts;
let folder: string;
let time = START;
const clock = { now: () => time };
const world = {
  clock,
  fetch: globalThis.fetch,
  async sleep(ms: number, signal: AbortSignal) {
    signal.throwIfAborted();
    time += ms;
  },
};

beforeAll(async () => {
  hosts = await startProviderHosts(() => time);
  folder = await mkdtemp(join(tmpdir(), 'data-tool-'));
});

afterAll(async () => {
  await hosts.close();
  await rm(folder, { recursive: true });
});

async function run(...argv: string[]) {
  const lines: string[] = [];
  const env = { DATA_DIR: join(folder, 'store'), SOURCE_URLS: hosts.setting, TELEGRAM_MODE: 'nonsense' };
  const code = await runData(argv, env, world, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

/** Text without its last line, which names who provides the data. */
async function answer(question: string, options: Omit<MarketOptions, 'secrets'>): Promise<Reply> {
  const { router, data } = await createConversation(
    { ...options, supportLevel: 2_400 },
    { clock, log: createLogger('silent', [], () => {}) },
  );
  try {
    const answered = await router.handle(fakeRequest(question));
    if (answered === undefined || isError(answered.reply))
      throw new Error(`${question}: ${JSON.stringify(answered?.reply.blocks)}`);
    return answered.reply;
  } finally {
    await data.stop();
  }
}

describe('npm run data', () => {
  it('says how it is used, with exit code 2', async () => {
    expect(await run()).toMatchObject({ code: 2, text: expect.stringContaining('Usage: npm run data') });
    expect(await run('destroy')).toMatchObject({ code: 2, text: expect.stringContaining('"destroy"') });
    expect((await run('refresh', 'nonsense')).text).toContain('I know no series "nonsense"');
  });

  it('says in plain lines alone, and in one sum, that nothing could be reached', async () => {
    const lines: string[] = [];
    const env = { DATA_DIR: join(folder, 'unreached') };
    const unreached = { ...world, fetch: () => Promise.reject(new TypeError('fetch failed')) };
    const code = await runData(['refresh', 'dff'], env, unreached, (line) => lines.push(line));
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        'DFF: no source answers (FRED (graph data): network)',
        'No source answers at all: check the network with npm run doctor.',
      ],
    });
  });

  it('fetches the series that are named', async () => {
    const { code, text } = await run('refresh', 'btc', 'rut');
    expect(text).toMatch(/BTC: [\d,]+ new bars via Bitstamp\b/);
    expect(text).toMatch(/RUT: [\d,]+ new bars via Yahoo Finance\b/);
    expect(code).toBe(0);
    expect(hosts.requests.fredgraph).toEqual([]);
  });

  it('fetches what is due and then nothing', async () => {
    expect(await run('refresh')).toMatchObject({ code: 0, text: expect.stringMatching(/^WALCL: /m) });
    const before = hosts.count();
    expect(await run('refresh')).toEqual({ code: 0, text: 'Nothing is due.' });
    expect(hosts.count()).toBe(before);
  });

  it('shows how each series stands', async () => {
    const { code, text } = await run('status');
    expect(code).toBe(0);
    expect(text).toMatch(/^Sources: \d+ of \d+ series fresh/);
    expect(text).toMatch(/^BTC +23 Nov +00:00 fresh$/m);
  });

  it('exports files from which the same answers come', async () => {
    const files = join(folder, 'files');
    expect(await run('export', files)).toMatchObject({ code: 0, text: expect.stringMatching(/BTC\.csv/) });
    expect(await readdir(files)).not.toContainEqual(expect.stringMatching(/\.part$/));
    expect(await readFile(join(files, 'BTC.csv'), 'utf8')).toMatch(/^date,open,high,low,close,volume\n2022-/);
    const live = { marketData: 'live', dataDir: join(folder, 'store'), isReadOnly: true };
    for (const question of ['/macd', '/russell', '/liquidity', '/peak', '/macd gold']) {
      const asked = `${question} asof=2026-11-20`;
      const [kept, read] = [await answer(asked, live), await answer(asked, { marketData: `csv:${files}` })];
      expect(data(kept)).toEqual(data(read));
      expect(numbers(kept)).toEqual(numbers(read));
    }
  });
});

/** What is measured, to nine digits: a file's unit costs the last ones. */
const numbers = ({ facts }: Reply): unknown =>
  JSON.parse(JSON.stringify({ ...facts, data: null }), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );

const data = ({ facts }: Reply) =>
  (facts['data'] as { series: string; date: string }[]).map(({ series, date }) => `${series} ${date}`);

describe('a written file', () => {
  it('has plain values in the unit of its files, and an empty cell for what is missing', () => {
    const value = { ...flatBar(20_000, 6_724.564), open: null, high: null, low: null, volume: null };
    expect(writeCsv('WALCL', [value])).toBe('date,value\n2024-10-04,6724564\n');
    const candle = { ...flatBar(20_000, 62.5), high: null, volume: null };
    expect(writeCsv('BTC', [candle])).toBe('date,open,high,low,close,volume\n2024-10-04,62.5,,62.5,62.5,\n');
  });
});
