import type { Adapter } from '../chat/adapter.ts';
import type { Logger } from '../lib/log.ts';
import { createHttpServer, type HttpServer } from '../server/http-server.ts';

const HOST = '127.0.0.1';
const FIRST_PORT = 3_000;
/** As many ports are tried as one machine has demonstrations; after them the system chooses. */
const TRIED_PORTS = 20;

export interface DemoServer {
  /** What to type into a browser. */
  readonly address: string;
  /** True where the port that everybody expects was taken. */
  readonly hasMoved: boolean;
  stop(deadlineMs: number): Promise<void>;
}

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Listens on the first port that is free; undefined where this one is taken. */
async function tryPort(
  port: number,
  adapter: Adapter,
  log: Logger,
): Promise<[HttpServer, number] | undefined> {
  const server = createHttpServer({ host: HOST, port, routes: adapter.routes, log });
  try {
    return [server, await server.start()];
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
}

/** Serves a page on this machine alone, at the usual port or the next free one. */
export async function serveDemo(page: Adapter, log: Logger, firstPort = FIRST_PORT): Promise<DemoServer> {
  const ports = Array.from({ length: TRIED_PORTS }, (_, index) => firstPort + index);
  for (const port of [...ports, 0]) {
    const listening = await tryPort(port, page, log);
    if (listening === undefined) continue;
    const [server, actual] = listening;
    await page.start();
    return {
      address: `http://${HOST}:${actual}`,
      hasMoved: actual !== firstPort,
      async stop(deadlineMs) {
        await page.stop(deadlineMs);
        await server.stop(deadlineMs);
      },
    };
  }
  throw new Error('no port is free for the page');
}
