import { openLive } from '../../src/app-live.ts';
import { createLogger } from '../../src/lib/log.ts';
import type { BaseUrls } from '../../src/sources/provider.ts';

/**
 * A first read in a process of its own, which its parent can kill: it tells the parent of every series it has stored
 * and goes on at once. Waiting costs no time, it only moves the clock.
 */
interface Task {
  readonly dataDir: string;
  readonly baseUrls: BaseUrls;
  readonly now: number;
}

const { dataDir, baseUrls, now }: Task = JSON.parse(process.argv[2] ?? '{}');
let time = now;
const log = createLogger('error', [], (line) => process.stderr.write(line));
const data = await openLive(
  { marketData: 'live', dataDir, sources: { hasCoinMetrics: true, baseUrls } },
  {
    clock: { now: () => time },
    log,
    fetch: globalThis.fetch,
    sleep: async (ms) => void (time += ms),
    progress: { show: ({ outcome }) => process.send?.({ stored: outcome.series }), end: () => {} },
  },
);
const outcomes = await data.refresher.refreshDue();
process.send?.({ finished: outcomes.map(({ series }) => series) });
await data.stop();
process.disconnect();
