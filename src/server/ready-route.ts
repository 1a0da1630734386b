import type { HttpRoute } from '../lib/http-route.ts';

/** What a bot needs in order to serve; true where it has it. */
export type Readiness = Readonly<Record<string, boolean>>;

/**
 * `/readyz`: 200 where questions can be answered, else 503 with what is missing, a line each. It names parts of the
 * program and nothing of what they hold.
 */
export function createReadyRoute(check: () => Promise<Readiness>): HttpRoute {
  return {
    name: 'ready',
    matches: (method, path) => (method === 'GET' || method === 'HEAD') && path === '/readyz',
    async handle(_request, response) {
      const parts = Object.entries(await check());
      const isReady = parts.every(([, isWell]) => isWell);
      const lines = parts.map(([name, isWell]) => `${name}: ${isWell ? 'ok' : 'not ready'}\n`);
      response
        .writeHead(isReady ? 200 : 503, {
          'content-type': 'text/plain; charset=utf-8',
          'cache-control': 'no-store',
        })
        .end(lines.join(''));
    },
  };
}
