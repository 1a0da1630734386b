import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createLogger } from '../src/lib/log.ts';
import { readShown, WebVisitor } from './fakes/web-visitor.ts';
import { temporaryFolder } from './store/contract/engines.ts';

let folder: ReturnType<typeof temporaryFolder>;
let app: App | undefined;
let lines: string[] = [];

beforeEach(() => {
  folder = temporaryFolder();
  lines = [];
});

afterEach(async () => {
  await app?.stop(5_000);
  app = undefined;
  folder.remove();
});

async function start(env: NodeJS.ProcessEnv): Promise<string> {
  const base = { PORT: '0', MARKET_DATA: 'sample', DATA_DIR: join(folder.path, 'data'), WEB_PAGE: 'on' };
  const config = readConfig({ ...base, ...env });
  const log = createLogger('info', config.secrets, (line) => lines.push(line));
  app = await startApp(config, { clock: systemClock, fetch: globalThis.fetch, log });
  const listening = lines.map((line) => JSON.parse(line)).find(({ port }) => port !== undefined);
  return `http://127.0.0.1:${listening?.port}`;
}

const warnings = () => lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);

async function readMarket(origin: string): Promise<Record<string, unknown>> {
  return JSON.parse(await (await fetch(`${origin}/api/hello`)).text()).market;
}

async function writeDays(name: string, days: readonly string[]): Promise<void> {
  const rows = days.map((day) => `${day},100,101,99,100,1`);
  await mkdir(join(folder.path, 'csv'), { recursive: true });
  await writeFile(
    join(folder.path, 'csv', `${name}.csv`),
    ['date,open,high,low,close,volume', ...rows, ''].join('\n'),
  );
}

describe('the page of the running bot', () => {
  it('is off unless it is asked for', () => {
    expect(readConfig({}).webPage).toBeUndefined();
    expect(readConfig({ WEB_PAGE: 'on', WEB_HOSTS: 'bot.example.com, other' }).webPage).toEqual({
      hosts: ['bot.example.com', 'other'],
    });
    expect(() => readConfig({ WEB_PAGE: 'yes' })).toThrow('must be on or off');
    expect(() => readConfig({ WEB_HOSTS: 'https://bot.example.com' })).toThrow('must be host names');
  });

  it('answers without any other platform, and without a warning on this machine alone', async () => {
    const visitor = await WebVisitor.open(await start({}));
    expect(app?.running).toEqual(['web']);
    const { answer } = await readShown(await visitor.ask('/macd'));
    expect(answer?.blocks[0]).toMatchObject({
      kind: 'heading',
      text: expect.stringMatching(/^SAMPLE · BTC/),
    });
    expect((await visitor.chart(answer?.chart?.path ?? '')).status).toBe(200);
    expect(warnings()).toEqual([]);
  });

  it('sends nothing later and changes no setting, though the bot can', async () => {
    const visitor = await WebVisitor.open(await start({}));
    for (const text of [
      '/subscribe monday 9:00 Berlin',
      '/settings light',
      '/alert btc above 100000',
      '/alerts',
    ]) {
      const { answer } = await readShown(await visitor.ask(text));
      expect(answer?.isError).toBe(true);
      expect(JSON.stringify(answer?.blocks)).toContain('nothing is stored');
    }
  });

  it('warns where other machines can reach it, and of the name it then needs', async () => {
    await start({ HOST: '0.0.0.0' });
    expect(warnings().map(({ msg }) => msg)).toEqual([
      expect.stringContaining('can be reached from other machines, without a password'),
      expect.stringContaining('set WEB_HOSTS'),
    ]);
  });

  it("offers the article's week where the files reach it, and the days they hold", async () => {
    await writeDays('RUT', ['2025-12-01', '2026-01-16', '2026-01-20']);
    await writeDays('BTC', ['2025-12-03', '2026-01-21']);
    const market = await readMarket(await start({ MARKET_DATA: `csv:${join(folder.path, 'csv')}` }));
    expect(market).toMatchObject({
      kind: 'csv',
      days: { first: '2025-12-01', last: '2026-01-21' },
      presets: [{ label: "The article's week", day: '2026-01-18' }],
    });
  });

  it('offers no day that the files do not reach', async () => {
    await writeDays('RUT', ['2024-12-02', '2024-12-03']);
    const market = await readMarket(await start({ MARKET_DATA: `csv:${join(folder.path, 'csv')}` }));
    expect(market['presets']).toEqual([]);
  });
});
