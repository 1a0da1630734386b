import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRoute } from '../../src/lib/http-route.ts';
import { createLogger } from '../../src/lib/log.ts';
import { createHttpServer, type HttpServer } from '../../src/server/http-server.ts';

const lines: string[] = [];
const log = createLogger('info', [], (line) => lines.push(line));
const open: HttpServer[] = [];

async function serve(...routes: HttpRoute[]): Promise<string> {
  const server = createHttpServer({ host: '127.0.0.1', port: 0, routes, log });
  open.push(server);
  return `http://127.0.0.1:${await server.start()}`;
}

const route = (path: string, handle: HttpRoute['handle']): HttpRoute => ({
  name: path,
  matches: (method, asked) => method === 'POST' && asked === path,
  handle,
});

const post = (url: string) => fetch(url, { method: 'POST' });

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop(0)));
  lines.length = 0;
});

describe('the HTTP server', () => {
  it('says that it is alive, and 404 where nothing is mounted', async () => {
    const base = await serve();
    expect(await (await fetch(`${base}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await post(`${base}/healthz`)).status).toBe(404);
  });

  it('gives a request to the route that matches its method and path, whatever its query', async () => {
    const base = await serve(
      route('/a', (_request, response) => void response.end('a')),
      route('/b', (_request, response) => void response.end('b')),
    );
    expect(await (await post(`${base}/b?x=/a`)).text()).toBe('b');
    expect((await fetch(`${base}/b`)).status).toBe(404);
  });

  it('survives a route that fails, before or after it has begun to answer', async () => {
    const base = await serve(
      route('/early', () => Promise.reject(new Error('early'))),
      route('/late', (_request, response) => {
        response.writeHead(200).write('half');
        throw new Error('late');
      }),
    );
    expect((await post(`${base}/early`)).status).toBe(500);
    await expect(post(`${base}/late`).then((response) => response.text())).rejects.toThrow();
    expect(lines.map((line) => JSON.parse(line).route)).toEqual(['/early', '/late']);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('rejects at start where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = createHttpServer({ host: '127.0.0.1', port, routes: [], log });
    await expect(server.start()).rejects.toThrow('EADDRINUSE');
    await server.stop(0);
    other.close();
  });

  it('finishes the request under way when it stops, and takes no new one', async () => {
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const base = await serve(
      route('/slow', async (_request, response) => {
        arrived.resolve();
        await gate.promise;
        response.end('done');
      }),
    );
    const answer = post(`${base}/slow`).then((response) => response.text());
    await arrived.promise;
    const stopped = open[0]?.stop(10_000);
    await expect(fetch(`${base}/healthz`)).rejects.toThrow('fetch failed');
    gate.resolve();
    expect(await answer).toBe('done');
    await stopped;
  });

  it('cuts what is not finished by its deadline', async () => {
    const arrived = Promise.withResolvers<void>();
    const base = await serve(route('/never', () => arrived.resolve()));
    const answer = Promise.allSettled([post(`${base}/never`)]);
    await arrived.promise;
    await open[0]?.stop(1);
    expect(await answer).toMatchObject([{ status: 'rejected' }]);
  });
});
