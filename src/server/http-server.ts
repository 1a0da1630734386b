import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { finishesWithin } from '../lib/deadline.ts';
import type { HttpRoute } from '../lib/http-route.ts';
import type { Logger } from '../lib/log.ts';

/** A client that takes longer to say what it wants is not a chat platform. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_HEADER_BYTES = 16_384;

export interface HttpServer {
  /** Resolves with the port that is listened on; rejects where it is taken. */
  start(): Promise<number>;
  /** Takes no new requests, waits at most `deadlineMs` for those under way, then cuts them. */
  stop(deadlineMs: number): Promise<void>;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  readonly log: Logger;
}

/** Says that the process answers; what it knows is for `/health` in a chat, where it may be secret. */
const healthRoute: HttpRoute = {
  name: 'health',
  matches: (method, path) => (method === 'GET' || method === 'HEAD') && path === '/healthz',
  handle: (_request, response) => reply(response, 200, 'ok'),
};

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** The one HTTP server of the process: it finds the route, and no route's failure reaches the process. */
export function createHttpServer({ host, port, routes, log }: HttpServerOptions): HttpServer {
  const mounted = [healthRoute, ...routes];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = mounted.find((one) => one.matches(request.method ?? 'GET', pathOf(request)));
    if (route === undefined) return reply(response, 404, 'not found');
    try {
      await route.handle(request, response);
    } catch (error) {
      log.error({ err: error, route: route.name }, 'a request failed');
      if (response.headersSent) response.destroy();
      else reply(response, 500, 'internal error');
    }
  }

  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => void handle(request, response),
  );

  return {
    async start() {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async stop(deadlineMs) {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      if (!(await finishesWithin(closed, deadlineMs))) server.closeAllConnections();
      await closed;
    },
  };
}
