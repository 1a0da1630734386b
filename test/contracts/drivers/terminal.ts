import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../../src/adapters/terminal/terminal-adapter.ts';
import type { AdapterDeps } from '../../../src/chat/adapter.ts';
import type { Driver, Shown } from '../adapter-contract.ts';

const PROMPT = /^> /gm;
const NEXT = /^Next: (.*)$/m;

/** A person at a terminal: a button is a line to type, and the prompt comes back when everything was answered. */
export async function openTerminalDriver(deps: AdapterDeps): Promise<Driver> {
  const chartFolder = await mkdtemp(join(tmpdir(), 'contract-'));
  const input = new PassThrough();
  const watchers = new Set<() => void>();
  let written = '';
  let seen = 0;
  let typed = 0;
  const write = (text: string) => {
    written += text;
    for (const watch of watchers) watch();
  };
  const io = { input, write, isInteractive: true, chartFolder, greeting: 'Hi' };
  const adapter = createTerminalAdapter(deps, io);
  await adapter.start();

  const type = async (text: string) => {
    typed += 1;
    input.write(`${text}\n`);
  };
  // One after the greeting and one after each line. Nothing the contract says holds a prompt.
  const prompts = () => [...written.matchAll(PROMPT)].length;
  const settle = () =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (prompts() <= typed) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  await settle();
  seen = written.length;

  return {
    adapter,
    hasSeveralPeople: false,
    deliver: type,
    settle,
    shown(): Shown {
      const text = written.slice(seen).replaceAll(PROMPT, '').trim();
      seen = written.length;
      const offers = NEXT.exec(text)?.[1]?.split(/ {3}/) ?? [];
      return {
        text,
        pictures: [...text.matchAll(/^Chart: /gm)].length,
        buttons: offers.map((label) => ({ label, press: () => type(label) })),
        notified: [],
        isPrivate: true,
      };
    },
    async close() {
      input.end();
      await adapter.stop(1_000);
      await rm(chartFolder, { recursive: true });
    },
  };
}
