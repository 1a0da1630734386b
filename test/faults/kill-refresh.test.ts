import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { createBarRepository } from '../../src/store/bars.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createRefreshStates } from '../../src/store/refresh-states.ts';
import { type ProviderHosts, startProviderHosts } from '../fakes/provider-hosts.ts';
import { temporaryFolder } from '../store/contract/engines.ts';

const CHILD = fileURLToPath(new URL('./refresh-child.ts', import.meta.url));
const NOW = Date.parse('2026-11-24T12:00:00Z');
/** After how many stored series the process is killed, each time anew. */
const KILLS = [1, 6, 14];
const LONG = 60_000;

type Told = { readonly stored: SeriesId } | { readonly finished: readonly SeriesId[] };

let hosts: ProviderHosts;
let folder: ReturnType<typeof temporaryFolder>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  hosts = await startProviderHosts(() => NOW);
  folder = temporaryFolder();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await hosts.close();
  folder.remove();
});

function launch(): ChildProcess {
  const task = JSON.stringify({ dataDir: folder.path, baseUrls: hosts.urls, now: NOW });
  const child = fork(CHILD, [task], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  return child;
}

/** Kills the process once it has stored so many series. */
async function runUntilKilled(count: number): Promise<void> {
  const child = launch();
  let stored = 0;
  child.on('message', (told: Told) => {
    if ('stored' in told) stored += 1;
    if (stored === count) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

async function runToTheEnd(): Promise<readonly SeriesId[]> {
  const child = launch();
  let finished: readonly SeriesId[] = [];
  child.on('message', (told: Told) => {
    if ('finished' in told) finished = told.finished;
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  return finished;
}

/** What a look into the folder finds: the series whose history is whole, and how many bars each has. */
async function readProgress(): Promise<ReadonlyMap<SeriesId, number>> {
  const database = await openDatabase({ dataDir: folder.path, isReadOnly: true });
  try {
    const states = await createRefreshStates(database).list();
    const kept = await createBarRepository(database).listSeries();
    const whole = states.filter(({ backfilledAt }) => backfilledAt !== null).map(({ series }) => series);
    return new Map(whole.map((id) => [id, kept.find(({ series }) => series === id)?.barCount ?? 0]));
  } finally {
    await database.close();
  }
}

const yahooRequests = (): string[] =>
  hosts.requests.yahoo.map((path) => decodeURIComponent(/chart\/([^?]+)/.exec(path)?.[1] ?? ''));
const tableRequests = (): string[] =>
  hosts.requests.fredgraph.map((path) => new URLSearchParams(path.split('?')[1]).get('id') ?? '');

/** How often the one request was made that brings the whole history of a series of Yahoo's or of a table's. */
function countReads(id: SeriesId): number {
  const { yahoo, fred } = seriesRow(id).providers;
  const isTable = yahoo === undefined;
  const asked = isTable ? tableRequests() : yahooRequests();
  return asked.filter((symbol) => symbol === (isTable ? fred : yahoo)).length;
}

describe('a first read that is killed again and again', () => {
  it(
    'goes on where it was: no series that is whole is asked for again, and none is missing in the end',
    async () => {
      const wholeAfter: ReadonlyMap<SeriesId, number>[] = [];
      for (const count of KILLS) {
        await runUntilKilled(count);
        wholeAfter.push(await readProgress());
      }
      const before = wholeAfter.at(-1) ?? new Map<SeriesId, number>();
      expect(before.size).toBeGreaterThanOrEqual(KILLS.reduce((sum, count) => sum + count, 0));

      const reads = [...before.keys()].map((id) => [id, countReads(id)] as const);
      expect(reads.filter(([, count]) => count > 0).length).toBeGreaterThan(5);
      const finished = await runToTheEnd();
      const after = await readProgress();
      expect(finished.filter((id) => before.has(id))).toEqual([]);
      expect(finished.length + before.size).toBe(after.size);
      expect([...before.keys()].map((id) => [id, countReads(id)])).toEqual(reads);
      for (const [id, bars] of before) expect([id, after.get(id)]).toEqual([id, bars]);
      expect([...after.values()].every((bars) => bars > 0)).toBe(true);
    },
    LONG,
  );
});
