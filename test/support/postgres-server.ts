import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * A private PostgreSQL server for the tests that need one, on a socket in a folder of its own. Nothing is started
 * until a test file asks at the door: a run without such tests pays for one listening socket.
 */
export interface PostgresDoor {
  /** Where test files ask for the server's address; null where there can be no server. */
  readonly socket: string | null;
  /** Why there is none, for the title of what is skipped. */
  readonly reason: string;
}

/** The part of the test runner's project that is used here, so that a measurement can ask for a server too. */
interface ProjectOfTests {
  provide(key: 'postgres', door: PostgresDoor): void;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: PostgresDoor;
  }
}

/** Where `runuser` is, which not every user's path names. */
const SYSTEM_PATH = '/usr/sbin:/sbin';
const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];
const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

/**
 * Lives as long as its standard input is open, which the operating system closes with the test run however that
 * ends; then it stops the server and removes the folder.
 */
const SUPERVISOR = `
trap 'rm -rf "$FOLDER"' EXIT
cd "$FOLDER"
"$BIN/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync || exit 1
"$BIN/pg_ctl" -D data -w -l log -o "-k $FOLDER -c listen_addresses= -c fsync=off -c full_page_writes=off" start ||
  { cat log; exit 1; }
echo ready-for-tests
cat >/dev/null
"$BIN/pg_ctl" -D data -m fast -w stop
`;

function findPrograms(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  const candidates = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return candidates.find((folder) => PROGRAMS.every((program) => existsSync(join(folder, program))));
}

/** PostgreSQL refuses to run as root; undefined when nobody else is there to run it. */
function findUser(): { readonly name: string; readonly uid: number } | undefined {
  for (const name of UNPRIVILEGED_USERS) {
    try {
      const uid = Number(execFileSync('id', ['-u', name], { encoding: 'utf8', stdio: 'pipe' }));
      return { name, uid };
    } catch {
      continue;
    }
  }
  return undefined;
}

const isRoot = () => process.getuid?.() === 0;

function superviseIn(folder: string, bin: string): ChildProcess {
  const path = `${process.env['PATH'] ?? ''}:${SYSTEM_PATH}`;
  const environment = { FOLDER: folder, BIN: bin, PATH: path, TZ: 'UTC' };
  // A session of its own: an interrupt at the keyboard reaches the test run, whose end then stops the server.
  const options = { env: environment, detached: true } as const;
  const user = isRoot() ? findUser() : undefined;
  if (user === undefined) return spawn('sh', ['-c', SUPERVISOR], options);
  chownSync(folder, user.uid, -1);
  return spawn('runuser', ['-u', user.name, '--', 'sh', '-c', SUPERVISOR], options);
}

/** Resolves when the server accepts connections; rejects with its own words when it does not come up. */
function whenReady(supervisor: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('ready-for-tests')) resolve();
    };
    supervisor.stdout?.on('data', listen);
    supervisor.stderr?.on('data', listen);
    supervisor.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code}): ${output}`)));
    supervisor.once('error', reject);
  });
}

let folder: string | undefined;
let door: Server | undefined;
let supervisor: ChildProcess | undefined;
let starting: Promise<void> | undefined;

function start(bin: string, inFolder: string): Promise<void> {
  if (starting === undefined) {
    supervisor = superviseIn(inFolder, bin);
    starting = whenReady(supervisor);
  }
  return starting;
}

function openDoor(bin: string, inFolder: string): Promise<string> {
  const socket = join(inFolder, 'door.sock');
  const address = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(inFolder)}`;
  door = createServer((caller) => {
    start(bin, inFolder).then(
      () => caller.end(JSON.stringify({ address })),
      (error: unknown) => caller.end(JSON.stringify({ error: String(error) })),
    );
    caller.on('error', () => caller.destroy());
  });
  door.unref();
  return new Promise((resolve) => door?.listen(socket, () => resolve(socket)));
}

export async function setup(project: ProjectOfTests): Promise<void> {
  const bin = findPrograms();
  if (bin === undefined || (isRoot() && findUser() === undefined)) {
    const reason =
      bin === undefined ? 'no PostgreSQL programs on this machine' : 'PostgreSQL cannot run as root';
    project.provide('postgres', { socket: null, reason });
    return;
  }
  folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  project.provide('postgres', { socket: await openDoor(bin, folder), reason: '' });
}

export async function teardown(): Promise<void> {
  door?.close();
  const running = supervisor;
  if (running !== undefined && running.exitCode === null) {
    const stopped = new Promise((resolve) => running.once('exit', resolve));
    running.stdin?.end();
    await stopped;
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
