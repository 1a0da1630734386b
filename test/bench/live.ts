import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SERIES_IDS, type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { MS_PER_DAY } from '../../src/market/days.ts';
import { isSession } from '../../src/market/holidays.ts';
import { createBarRepository } from '../../src/store/bars.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createRefreshStates } from '../../src/store/refresh-states.ts';
import { startProviderHosts } from '../fakes/provider-hosts.ts';
import { barOf } from '../fakes/true-market.ts';
import type { BenchRow } from './charts.ts';
import { measureMemory } from './process.ts';

const CYCLE = fileURLToPath(new URL('./live-cycle.ts', import.meta.url));
const NOON = Date.parse('2026-11-24T12:00:00Z');
/** As far back as the sources of each kind reach (days). */
const YEARS = { sessions: 30, days: 15, other: 20 } as const;
const DAYS_A_YEAR = 365;

function historyOf(id: SeriesId, today: number) {
  const { observed } = seriesRow(id);
  const years = observed === 'sessions' || observed === 'days' ? YEARS[observed] : YEARS.other;
  const first = today - years * DAYS_A_YEAR;
  const days = Array.from({ length: today - first }, (_, index) => first + index);
  const isOpen = (day: number) =>
    observed === 'sessions' ? isSession(day) : observed === 'days' || day % 7 === 0;
  return days.filter(isOpen).map((day) => barOf(id, day));
}

/** A folder as years of refreshing leave it: long histories of every series, and nothing due. Returns the bars. */
async function fill(dataDir: string): Promise<number> {
  const database = await openDatabase({ dataDir });
  const now = Date.now();
  const [bars, states] = [createBarRepository(database), createRefreshStates(database)];
  const about = {
    source: 'Bench',
    adjustment: 'none',
    quality: 'measured',
    fetchedAt: now,
    publishedAt: null,
  } as const;
  let sum = 0;
  for (const id of SERIES_IDS) {
    const history = historyOf(id, Math.floor(now / MS_PER_DAY) - 1);
    sum += (await bars.upsertBars(id, history, about)).inserted;
    await states.finishBackfill(id, now);
    await states.recordSuccess(id, { at: now, nextDueAt: now + MS_PER_DAY });
  }
  await database.close();
  return sum;
}

const cycle = z.object({ cpuMs: z.number(), series: z.number(), changed: z.number() });

/** The processor time of asking every source again when none has anything new; the sources are this process. */
async function measureCycle(): Promise<BenchRow> {
  const hosts = await startProviderHosts(() => NOON);
  const child = fork(CYCLE, [JSON.stringify({ baseUrls: hosts.urls, now: NOON })], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const [message] = await once(child, 'message');
  const { cpuMs, series, changed } = cycle.parse(message);
  await hosts.close();
  if (changed !== 0) throw new Error(`${changed} series changed although nothing was new`);
  return { name: `refresh of all ${series} series, nothing new, CPU`, value: cpuMs, unit: 'ms', goal: 1000 };
}

/** Live data: memory with long histories and both platforms connected, and what a refresh costs that finds nothing. */
export async function measureLive(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-live-'));
  try {
    const bars = await fill(dataDir);
    const name = `RSS, live, ${bars} bars, both platforms connected`;
    return [...(await measureMemory('live', name, { DATA_DIR: dataDir })), await measureCycle()];
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
