import { createConversation, openCharts } from '../../src/app.ts';
import { openPage } from '../../src/app-web.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { createHttpServer } from '../../src/server/http-server.ts';

export interface SampleSite {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The real bot's page over the sample market. */
export async function openSampleSite(port = 0): Promise<SampleSite> {
  const log = createLogger('silent', [], () => {});
  const limits = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
  const options = { marketData: 'sample', supportLevel: 2_400, limits };
  const world = { clock: systemClock, log };
  const { openPageRouter, data, commands } = await createConversation(options, world);
  const deps = { router: openPageRouter(), charts: await openCharts(log), commands, ...world };
  const page = await openPage({ ...options, host: '127.0.0.1', hosts: [] }, data, deps);
  await page.start();
  const server = createHttpServer({ host: '127.0.0.1', port, routes: page.routes, log });
  const actual = await server.start();
  return {
    origin: `http://127.0.0.1:${actual}`,
    port: actual,
    async close() {
      await page.stop(0);
      await server.stop(0);
    },
  };
}
