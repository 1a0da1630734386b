import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import type { HttpRoute } from '../../src/lib/http-route.ts';

const address = z.object({ port: z.number() });

/** Starts a server on a free port of this machine and resolves with its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${address.parse(server.address()).port}`;
}

/** Stops a server, open connections included. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Serves routes on a free port of this machine. */
export async function serveRoutes(routes: readonly HttpRoute[]) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes.find((each) => each.matches(request.method ?? '', path));
    if (route === undefined) response.writeHead(404).end();
    else void route.handle(request, response);
  });
  return { origin: await listen(server), close: () => close(server) };
}
