import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTerminalAdapter } from '../adapters/terminal/terminal-adapter.ts';
import { createConversation, openCharts } from '../app.ts';
import type { CommandList } from '../chat/ports.ts';
import { systemClock } from '../lib/clock.ts';
import { formatInstant } from '../lib/format.ts';
import { createLogger } from '../lib/log.ts';

/** One's own terminal is never flooded. */
const NO_LIMITS = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
const SUPPORT_LEVEL = 2_400;
/** The questions of the article, in the order in which it asks them. */
const OFFERED = ['phase', 'russell', 'macd', 'peak'];

function greet(commands: CommandList, now: number): string {
  const offers = OFFERED.flatMap((name) => commands.find(name) ?? []);
  const width = Math.max(...offers.map(({ name }) => name.length)) + 1;
  return [
    'Macro Rotation Bot, on a synthetic market: every number here is made up and marked SAMPLE.',
    `In it, now is ${formatInstant(now)}. Four things to try (/help for all, "exit" to leave):`,
    ...offers.map(({ name, description }) => `  ${`/${name}`.padEnd(width)}  ${description}`),
  ].join('\n');
}

/** The streams of a process that a conversation needs. */
export interface DemoStreams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * The real bot in a terminal over the sample market: no token, key or network. Reads lines until they end, so a
 * file can be piped in too. Resolves with the exit code.
 */
export async function runDemo({ stdin, stdout, stderr }: DemoStreams): Promise<number> {
  const log = createLogger('warn', [], (line) => stderr.write(line));
  const world = { clock: systemClock, log };
  const options = { marketData: 'sample', supportLevel: SUPPORT_LEVEL, limits: NO_LIMITS };
  const { router, commands, marketClock } = await createConversation(options, world);
  const adapter = createTerminalAdapter(
    { router, charts: await openCharts(log), commands, ...world },
    {
      input: stdin,
      write: (text) => void stdout.write(text),
      isInteractive: stdin.isTTY === true,
      chartFolder: await mkdtemp(join(tmpdir(), 'macro-rotation-demo-')),
      greeting: greet(commands, marketClock.now()),
    },
  );
  await adapter.start();
  await adapter.finished;
  return 0;
}
