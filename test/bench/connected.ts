import { setTimeout as wait } from 'node:timers/promises';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';

/** The bot as a process of its own, told by its environment; sends its resident memory in MB once all is loaded. */
const log = createLogger('error', [], (line) => process.stderr.write(line));
const app = await startApp(readConfig(process.env), {
  clock: systemClock,
  fetch: globalThis.fetch,
  log,
  isWarmedUp: true,
});
await app.isLoaded;
await wait(1000);
process.send?.({ megabytes: process.memoryUsage().rss / 2 ** 20, running: app.running });
await app.stop(2000);
process.disconnect();
