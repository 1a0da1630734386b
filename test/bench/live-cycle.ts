import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLive } from '../../src/app-live.ts';
import { createLogger } from '../../src/lib/log.ts';
import type { BaseUrls } from '../../src/sources/provider.ts';

/** Reads every series once, asks for all again, and sends the processor time of the second time; waits cost nothing. */
interface Task {
  readonly baseUrls: BaseUrls;
  readonly now: number;
}

const { baseUrls, now }: Task = JSON.parse(process.argv[2] ?? '{}');
let time = now;
const dataDir = await mkdtemp(join(tmpdir(), 'bench-cycle-'));
const data = await openLive(
  { marketData: 'live', dataDir, sources: { hasCoinMetrics: true, baseUrls } },
  {
    clock: { now: () => time },
    log: createLogger('error', [], (line) => process.stderr.write(line)),
    fetch: globalThis.fetch,
    sleep: async (ms) => void (time += ms),
    progress: { show: () => {}, end: () => {} },
  },
);
const { series } = data.feed;
await data.refresher.refreshNow(series);
const before = process.cpuUsage();
const outcomes = await data.refresher.refreshNow(series);
const { user, system } = process.cpuUsage(before);
process.send?.({
  cpuMs: (user + system) / 1_000,
  series: outcomes.length,
  changed: outcomes.filter(({ changedBars }) => changedBars > 0).length,
});
await data.stop();
await rm(dataDir, { recursive: true });
process.disconnect();
