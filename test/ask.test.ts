import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAsk } from '../src/ask.ts';
import { describeWithReference } from './reference.ts';

async function ask(args: readonly string[], env: NodeJS.ProcessEnv = { MARKET_DATA: 'sample' }) {
  let out = '';
  let err = '';
  const code = await runAsk(args, env, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

async function askJson(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await ask([...args, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('a question from the shell', () => {
  it('is answered in plain text over the sample, whose now is its own end', async () => {
    const { code, out, err } = await ask(['/macd btc']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^SAMPLE · BTC .* week to 18 Jan 2026\n/);
    expect(out).toMatch(/Data to 18 Jan 2026 \(1 day old\), SAMPLE; descriptive statistics, not advice\n$/);
  });

  it('is answered as one JSON object', async () => {
    const answer = await askJson(['/macd btc', '--as-of', '2026-01-11']);
    expect(Object.keys(answer)).toEqual(['command', 'facts', 'text', 'alt', 'actions']);
    expect(answer).toMatchObject({
      command: 'macd',
      facts: { asset: 'BTC', weekEnd: '2026-01-11', asOf: '2026-01-11T23:59:59.999Z', sample: true },
      alt: expect.stringMatching(/^SAMPLE data\. /),
    });
  });

  it('means the same with the date as an option and as an argument', async () => {
    const option = await askJson(['/russell', '--as-of', '2025-12-20']);
    expect(option).toEqual(await askJson(['/russell asof=2025-12-20']));
    expect(option).not.toEqual(await askJson(['/russell']));
  });

  it('may be asked in several words of the shell, and of commands that have no chart', async () => {
    expect((await ask(['/help', 'macd'])).out).toContain('Usage: /macd');
    expect(await askJson(['/help'])).toMatchObject({ command: 'help', alt: null });
  });

  it('reads its market data from the environment unless told otherwise', async () => {
    const env = { MARKET_DATA: 'csv:/no/such/folder', SLACK_BOT_TOKEN: 'half-configured' };
    expect((await ask(['/macd'], env)).code).toBe(2);
    expect((await ask(['/macd', '--data', 'sample'], env)).code).toBe(0);
  });
});

describe('its renderings', () => {
  it('are what each platform gets', async () => {
    const telegram: unknown = JSON.parse((await ask(['/macd', '--render', 'telegram'])).out);
    expect(telegram).toMatchObject([
      {
        method: 'sendPhoto',
        parse_mode: 'HTML',
        caption: expect.stringContaining('<b>SAMPLE · BTC'),
        reply_markup: {
          inline_keyboard: [
            [{ text: '1Y' }, { text: '3Y' }, { text: 'Max' }],
            [{ text: 'Why?' }, {}, {}],
          ],
        },
      },
    ]);
    const slack: unknown = JSON.parse((await ask(['/macd', '--render', 'slack'])).out);
    expect(slack).toMatchObject([
      { text: expect.stringContaining('SAMPLE · BTC'), blocks: [{ type: 'header' }, {}, {}, {}, {}, {}, {}] },
    ]);
    expect((await ask(['/macd', '--render', 'plain'])).out).toBe((await ask(['/macd'])).out);
  });

  it('of an answer without a chart carry the buttons under its last text', async () => {
    const help: unknown = JSON.parse((await ask(['/help', '--render', 'telegram'])).out);
    expect(help).toMatchObject([
      { method: 'sendMessage', reply_markup: {}, link_preview_options: { is_disabled: true } },
    ]);
  });
});

describe('its chart', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ask-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is written as a PNG beside the text, in either theme', async () => {
    const dark = join(folder, 'dark.png');
    const light = join(folder, 'light.png');
    expect(await ask(['/macd', '--chart', dark])).toMatchObject({ code: 0, err: '' });
    expect(await ask(['/macd', '--chart', light, '--theme', 'light'])).toMatchObject({ code: 0, err: '' });
    const [darkPng, lightPng] = [await readFile(dark), await readFile(light)];
    expect(darkPng.subarray(1, 4).toString()).toBe('PNG');
    expect(darkPng.equals(lightPng)).toBe(false);
  });

  it('costs a remark, not the answer, where the answer has none', async () => {
    const { code, out, err } = await ask(['/help', '--chart', join(folder, 'none.png')]);
    expect({ code, isAnswered: out.includes('/macd') }).toEqual({ code: 0, isAnswered: true });
    expect(err).toMatch(/^\/help has no chart; .*none\.png was not written\n$/);
  });

  it('that cannot be written leaves the text and exits 2', async () => {
    const { code, out, err } = await ask(['/macd', '--chart', join(folder, 'no/such/folder.png')]);
    expect(code).toBe(2);
    expect(out).toContain('SAMPLE');
    expect(err).toMatch(/^The chart could not be written to .*ENOENT/);
  });
});

describe('a question in plain words', () => {
  it('is answered by the command it means', async () => {
    expect(await askJson(['eth macd weekly'])).toMatchObject({ command: 'macd', facts: { asset: 'ETH' } });
    expect((await ask(['what is a golden cross'])).out).toContain('signal line');
  });

  it('is refused politely where it asks for advice, which is an answer too', async () => {
    const { code, out } = await ask(['should I buy bitcoin?']);
    expect({ code, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 2 });
  });
});

describe('where questions lead', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'route-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const fileOf = async (text: string) => {
    const path = join(folder, 'questions.json');
    await writeFile(path, text);
    return path;
  };

  it('is printed as one JSON array and nothing else', async () => {
    const path = await fileOf(
      JSON.stringify([
        { id: 'Q1', text: 'wen top', where: 'dm' },
        { id: 'Q2', text: 'should I buy SOL?', where: 'mention' },
        { id: 'Q3', text: 'nice work everyone', where: 'ambient' },
      ]),
    );
    const { code, out, err } = await ask(['--route', path, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual([
      { id: 'Q1', command: 'peak' },
      { id: 'Q2', command: 'REFUSE' },
      { id: 'Q3', command: 'SILENT' },
    ]);
  });

  it('needs no market data', async () => {
    const path = await fileOf('[]');
    expect(await ask(['--route', path, '--json'], { MARKET_DATA: 'csv:/no/such/folder' })).toEqual({
      code: 0,
      out: '[]\n',
      err: '',
    });
  });

  it.each([
    ['not json', 'The questions are no JSON'],
    ['{"id":1}', 'The questions are not as expected'],
    ['[{"id":1,"text":"x","where":"shout"}]', 'The questions are not as expected at 0.where'],
  ])('exits 2 with one clear line for %s', async (text, line) => {
    const { code, out, err } = await ask(['--route', await fileOf(text), '--json']);
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err.startsWith(line)).toBe(true);
  });

  it('exits 2 for a file that is not there and for a question beside it', async () => {
    expect(await ask(['--route', join(folder, 'none.json'), '--json'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/none\.json could not be read: ENOENT/),
    });
    expect(await ask(['/macd', '--route', join(folder, 'none.json')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^--route takes its questions from the file alone\. Usage: /),
    });
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    [[], 'There is no question. Usage: npm run ask'],
    [['/macd', '--theme', 'pink'], '--theme cannot be "pink". Usage:'],
    [['/macd', '--render', 'pdf'], '--render cannot be "pdf". Usage:'],
    [['/macd', '--json', '--render', 'plain'], '--json and --render exclude each other. Usage:'],
    [['/macd', '--bogus'], "Unknown option '--bogus'. Usage:"],
    [['/macd', '--as-of', 'yesterday'], '"yesterday" is no date. Write it as YYYY-MM-DD'],
    [['/macd', '--as-of', '2026-01-19'], '2026-01-19 is not over yet in UTC'],
    [
      ['/macd asof=2026-01-11', '--as-of', '2026-01-18'],
      'asof=2026-01-11 in the question contradicts --as-of 2026-01-18: give one. Usage:',
    ],
    [['/macd dogecoin'], 'I know no asset "dogecoin"; there are rut, '],
    [['/macd asof=2031-01-01'], '2031-01-01 is not over yet in UTC'],
    [['/macd', '--data', 'telepathy'], 'Market data cannot be "telepathy". '],
    [['/macd', '--data', 'csv:/no/such/folder'], 'The CSV folder /no/such/folder does not exist. '],
    [['/mcad'], 'I have no command "mcad". Did you mean /macd?'],
    [['/macd bitcon'], 'I don\'t know "bitcon". Did you mean bitcoin? Usage: /macd'],
    [['qwertz uiop'], 'I did not understand that. Try /'],
    [['liqudity chart 1y'], 'Did you mean /liquidity 1y?'],
    [['/macd', '--as-of', '2012-02-01'], ''],
  ])('%j exits 2 with one clear line and prints nothing else', async (args, line) => {
    const { code, out, err } = await ask(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(line)).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err.length).toBeGreaterThan(20);
  });

  it('may name the same date twice', async () => {
    const { code } = await ask(['/macd asof=2026-01-11', '--as-of', '2026-01-11']);
    expect(code).toBe(0);
  });

  it.each(['--help', '-h'])('is not %s, which prints the usage and exits 0', async (flag) => {
    const { code, out, err } = await ask([flag]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: npm run ask -- .*\n$/);
  });

  it('names a faulty setting', async () => {
    expect(await ask(['/macd'], { MARKET_DATA: 'yahoo' })).toEqual({
      code: 2,
      out: '',
      err: 'MARKET_DATA: must be live, sample or csv:DIR\n',
    });
  });
});

describeWithReference('a question over real history', (reference) => {
  it('gives the numbers of that date', async () => {
    const data = `csv:${join(reference, 'data')}`;
    const answer = await askJson(['/macd btc', '--data', data, '--as-of', '2026-01-18']);
    expect(answer).toMatchObject({
      facts: { asset: 'BTC', weekEnd: '2026-01-18', close: 93_634.43, asOf: '2026-01-18T23:59:59.999Z' },
    });
    expect(JSON.stringify(answer)).not.toContain('SAMPLE');
  });
});
