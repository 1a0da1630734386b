import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import { referenceDir } from './reference.ts';

const run = promisify(execFile);

/** What a fake recorded of one call to it; see the kit's README. */
const kitCall = z.looseObject({
  seq: z.number(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  files: z
    .array(z.object({ type: z.string(), width: z.number(), height: z.number() }).partial().loose())
    .default([]),
  status: z.union([z.number(), z.string()]),
  error: z.string().optional(),
  lint: z.array(z.string()).default([]),
  result: z.unknown().optional(),
});

export type KitCall = z.infer<typeof kitCall>;

/** A fake platform running as a process of its own, driven over its control endpoints. */
export interface FakePlatform {
  /** Root of its HTTP server, without a trailing slash. */
  readonly origin: string;
  /** The `key=value` pairs of its ready line: tokens and secrets. */
  readonly announced: Readonly<Record<string, string>>;
  control(path: string, body?: Record<string, unknown>): Promise<unknown>;
  calls(query?: string): Promise<KitCall[]>;
  /** Resolves with at least `count` recorded calls of these methods after `since`; rejects after ten seconds. */
  wait(methods: string, count?: number, since?: number): Promise<KitCall[]>;
  stop(): Promise<void>;
}

async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    if (!(await stat(join(folder, name))).isFile()) continue;
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * A writable copy of the reference folder's kit with its dependency installed, shared by every test process. It is
 * built aside and renamed into place, so that two processes racing for it both end with a whole copy and no lock
 * can be left behind by one that was killed.
 */
export async function prepareKit(): Promise<string> {
  if (referenceDir === undefined) throw new Error('The reference folder is absent');
  const source = join(referenceDir, 'kit');
  const home = join(tmpdir(), `macro-rotation-kit-${await hashFolder(source)}`);
  if (await exists(home)) return home;
  const draft = `${home}-${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  for (const name of await readdir(source)) await cp(join(source, name), join(draft, name));
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: draft });
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(home))) throw error;
  });
  return home;
}

/** The first line a process prints; rejects with its complaints when it ends before that. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const complaints: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString('utf8')));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The fake ended (${code}): ${complaints.join('')}`)));
  });
}

/** Starts one of the kit's fakes on a free port of this machine. */
export async function startFake(script: string, args: readonly string[] = []): Promise<FakePlatform> {
  const kit = await prepareKit();
  const child = spawn(process.execPath, [join(kit, script), '--port', '0', ...args], { cwd: kit });
  const ready = await firstLine(child);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(ready)?.[0] ?? '';
  const announced = Object.fromEntries(
    [...ready.matchAll(/(\w+)=(\S+)/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  const control = async (path: string, body?: Record<string, unknown>): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${origin}/__ctl/${path}`, init);
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    origin,
    announced,
    control,
    calls: async (query = '') => z.array(kitCall).parse(await control(`calls?${query}`)),
    wait: async (methods, count = 1, since = 0) =>
      z
        .array(kitCall)
        .parse(await control(`wait?method=${methods}&count=${count}&since=${since}&timeout=10000`)),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.kill('SIGTERM')) await ended;
    },
  };
}

/** The strict Bot API fake; the token it accepts is `announced.token`. */
export function startFakeTelegram(args: readonly string[] = []): Promise<FakePlatform> {
  return startFake('fake-telegram.mjs', args);
}
