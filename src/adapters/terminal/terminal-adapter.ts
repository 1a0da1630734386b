import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { ChartSpec } from '../../charts/spec.ts';
import type { Adapter, AdapterDeps, Answer } from '../../chat/adapter.ts';
import type { Request } from '../../chat/request.ts';
import { renderTerminal } from './render.ts';

export interface TerminalIo {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  /** True where a person types: then a prompt is shown. */
  readonly isInteractive: boolean;
  /** Charts are saved here as PNG files; the folder is made when the first one comes. */
  readonly chartFolder: string;
  readonly greeting: string;
}

export interface TerminalAdapter extends Adapter {
  /** Resolves when the input has ended and everything asked was answered. */
  readonly finished: Promise<void>;
}

const PROMPT = '> ';
const FAREWELLS: ReadonlySet<string> = new Set(['exit', 'quit', 'bye', '/exit', '/quit']);

function requestFor(text: string, line: number): Request {
  return {
    platform: 'terminal',
    tenant: '',
    conversation: 'terminal',
    user: { id: 'local', isAdmin: true },
    isDirect: true,
    isAddressed: true,
    text,
    dedupeKey: `line:${line}`,
    capabilities: { images: false, buttons: false, privateReplies: true },
  };
}

/** A conversation over lines of text: a person at a terminal, or a file piped in. */
export function createTerminalAdapter(deps: AdapterDeps, io: TerminalIo): TerminalAdapter {
  const { promise: finished, resolve: finish, reject: fail } = Promise.withResolvers<void>();
  let lines: Interface | undefined;
  let answered = 0;

  async function saveChart(chart: ChartSpec, answer: Answer): Promise<string> {
    try {
      const png = await deps.charts.render(chart, answer.theme);
      await mkdir(io.chartFolder, { recursive: true });
      const path = join(io.chartFolder, `${answered}-${answer.command}.png`);
      await writeFile(path, png);
      return `Chart: ${path}`;
    } catch (error) {
      // The text stands without the picture; what went wrong is for the log.
      deps.log.warn({ err: error, command: answer.command }, 'a chart could not be saved');
      return `Chart not drawn. It shows: ${chart.alt}`;
    }
  }

  async function respond(text: string): Promise<void> {
    answered += 1;
    const answer = await deps.router.handle(requestFor(text, answered));
    if (answer === undefined) return;
    io.write(`${renderTerminal(answer.reply)}\n`);
    const { chart } = answer.reply;
    if (chart !== undefined) io.write(`${await saveChart(chart, answer)}\n`);
    io.write('\n');
  }

  const prompt = () => io.isInteractive && io.write(PROMPT);

  async function converse(): Promise<void> {
    // Opened only now: lines that arrive before anyone iterates would be lost.
    lines = createInterface({ input: io.input, terminal: false });
    io.write(`${io.greeting}\n\n`);
    prompt();
    for await (const line of lines) {
      const text = line.trim();
      if (FAREWELLS.has(text.toLowerCase())) break;
      if (text !== '') await respond(text);
      prompt();
    }
  }

  return {
    name: 'terminal',
    routes: [],
    finished,
    async start() {
      converse().then(finish, fail);
    },
    async stop() {
      if (lines === undefined) return;
      lines.close();
      await finished;
    },
  };
}
