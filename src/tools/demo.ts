import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTerminalAdapter } from '../adapters/terminal/terminal-adapter.ts';
import { createConversation, openCharts } from '../app.ts';
import { OFFERED, openPage } from '../app-web.ts';
import type { CommandList } from '../chat/ports.ts';
import { systemClock } from '../lib/clock.ts';
import { formatInstant } from '../lib/format.ts';
import { createLogger } from '../lib/log.ts';
import { type DemoServer, serveDemo } from './demo-server.ts';

/** One's own terminal is never flooded. */
const NO_LIMITS = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
const SUPPORT_LEVEL = 2_400;
const STOP_DEADLINE_MS = 2_000;

function greet(commands: CommandList, now: number, { address, hasMoved }: DemoServer): string {
  const offers = OFFERED.flatMap((name) => commands.find(name) ?? []);
  const width = Math.max(...offers.map(({ name }) => name.length)) + 1;
  return [
    'Macro Rotation Bot, on a synthetic market: every number here is made up and marked SAMPLE.',
    `In your browser: ${address}${hasMoved ? ' (port 3000 is taken)' : ''}`,
    `In that market, now is ${formatInstant(now)}. Four things to try (/help for all, "exit" to leave; charts are kept until then):`,
    ...offers.map(({ name, description }) => `  ${`/${name}`.padEnd(width)}  ${description}`),
  ].join('\n');
}

/** The streams of a process that a conversation needs. */
export interface DemoStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Counts what passes, to tell questions piped in from nothing to read at all. */
function countBytes(stream: NodeJS.ReadableStream): () => number {
  let bytes = 0;
  stream.on('data', (chunk: string | Buffer) => {
    bytes += chunk.length;
  });
  return () => bytes;
}

/**
 * The real bot over the sample market, in the terminal and in the browser: no token, key or network. At a terminal,
 * and for lines piped in, it lasts as long as the input; where there is no input it serves the page until
 * `stopAsked`. Resolves with the exit code and leaves no file behind.
 */
export async function runDemo(
  { stdin, stdout, stderr }: DemoStreams,
  stopAsked: Promise<unknown>,
): Promise<number> {
  const log = createLogger('warn', [], (line) => stderr.write(line));
  const options = { marketData: 'sample', supportLevel: SUPPORT_LEVEL, limits: NO_LIMITS };
  const world = { clock: systemClock, log };
  const { router, openPageRouter, data, commands, marketClock } = await createConversation(options, world);
  const deps = { router, charts: await openCharts(log), commands, ...world };
  const settings = { ...options, host: '127.0.0.1', hosts: [] };
  const page = await openPage(settings, data, { ...deps, router: openPageRouter() });
  const server = await serveDemo(page, log);
  const chartFolder = await mkdtemp(join(tmpdir(), 'macro-rotation-demo-'));
  const terminal = createTerminalAdapter(deps, {
    input: stdin,
    write: (text) => void stdout.write(text),
    isInteractive: stdin.isTTY === true,
    chartFolder,
    greeting: greet(commands, marketClock.now(), server),
  });
  try {
    const bytesRead = countBytes(stdin);
    await terminal.start();
    const isStopped = await Promise.race([terminal.finished.then(() => false), stopAsked.then(() => true)]);
    if (!isStopped && stdin.isTTY !== true && bytesRead() === 0) await stopAsked;
    return 0;
  } finally {
    await server.stop(STOP_DEADLINE_MS);
    await rm(chartFolder, { recursive: true, force: true });
  }
}
