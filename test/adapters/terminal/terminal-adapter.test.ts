import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTerminalAdapter } from '../../../src/adapters/terminal/terminal-adapter.ts';
import type { ChartRenderer } from '../../../src/charts/spec.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createRouter } from '../../../src/chat/router.ts';
import { fixedClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts } from '../../fakes/conversation.ts';
import { fakeMarket } from '../../fakes/market.ts';

const reply: Reply = {
  blocks: [{ kind: 'heading', text: 'Finding' }],
  facts: {},
  chart: {
    title: 'Finding',
    subtitle: '',
    corner: '',
    alt: 'It stands at 5.',
    x: { kind: 'time' },
    panels: [],
  },
  actions: [{ kind: 'range', label: '1Y', command: '/macd range=1y' }],
  visibility: 'public',
};
const log = createLogger('silent', [], () => {});
const clock = fixedClock(0);
const commands = fakeCommands(fakeCommand({ run: () => reply }));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const drawing: ChartRenderer = { render: async () => Buffer.from('png') };

function open(input: NodeJS.ReadableStream, charts = drawing, isInteractive = false) {
  const limits = { questions: 100, windowMs: 1 };
  const router = createRouter({
    commands,
    market: () => fakeMarket(),
    ports: fakePorts(commands),
    clock,
    log,
    limits,
  });
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const io = { input, write, isInteractive, chartFolder: join(folder, 'charts'), greeting: 'Hello' };
  const adapter = createTerminalAdapter({ router, charts, commands, log, clock }, io);
  return { adapter, text: () => written };
}

describe('a conversation in a terminal', () => {
  it('answers each line of a pipe in order and ends with it', async () => {
    const { adapter, text } = open(Readable.from(['/macd\n', '\n/macd 2y\n']));
    await adapter.start();
    await adapter.finished;
    const path = join(folder, 'charts', '1-macd.png');
    expect(text().split('\n\n')).toEqual([
      'Hello',
      `Finding\nNext: /macd range=1y   /why macd\nChart: ${path}`,
      expect.stringMatching(/^\/macd has no place for "2y"/),
      '',
    ]);
    expect(await readFile(path, 'utf8')).toBe('png');
  });

  it('says what a chart would have shown where it cannot be drawn', async () => {
    const broken: ChartRenderer = { render: () => Promise.reject(new Error('no fonts')) };
    const { adapter, text } = open(Readable.from(['/macd\n']), broken);
    await adapter.start();
    await adapter.finished;
    expect(text()).toContain(
      'Finding\nNext: /macd range=1y   /why macd\nChart not drawn. It shows: It stands at 5.',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('prompts a person and ends when told so', async () => {
    const { adapter, text } = open(Readable.from(['quit\n', '/macd\n']), drawing, true);
    await adapter.start();
    await adapter.finished;
    expect(text()).toBe('Hello\n\n> ');
  });

  it('ends when it is stopped while the input stays open', async () => {
    const input = new PassThrough();
    const { adapter } = open(input);
    await adapter.start();
    await adapter.stop(1000);
    await expect(adapter.finished).resolves.toBeUndefined();
  });

  it('can be stopped before it has started', async () => {
    await expect(open(new PassThrough()).adapter.stop(0)).resolves.toBeUndefined();
  });
});
