import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/log.ts';
import { createHttpServer, type HttpServer } from '../../src/server/http-server.ts';
import { createMetricsRoute } from '../../src/server/metrics-route.ts';
import { createReadyRoute } from '../../src/server/ready-route.ts';

const open: HttpServer[] = [];
const log = createLogger('silent', [], () => {});

async function serve(options: { token?: string; isOpen?: boolean } = {}): Promise<number> {
  const read = () => Promise.resolve({ contentType: 'text/plain; version=0.0.4', text: 'bot_up 1\n' });
  const { token, isOpen = false } = options;
  const routes = [createMetricsRoute({ read, token, isOpen })];
  const server = createHttpServer({ host: '127.0.0.1', port: 0, routes, log });
  open.push(server);
  return server.start();
}

/** Unlike fetch, this lets a test say which host it believes to talk to. */
function ask(port: number, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, path: '/metrics', headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    asked.once('error', reject);
    asked.end();
  });
}

afterEach(() => Promise.all(open.splice(0).map((server) => server.stop(0))));

describe('the metrics page', () => {
  it('is read by a program on this machine', async () => {
    expect(await ask(await serve())).toEqual({ status: 200, body: 'bot_up 1\n' });
  });

  it('is not there for a web page that has pointed its own name at this machine', async () => {
    const port = await serve();
    expect((await ask(port, { host: `rebound.example:${port}` })).status).toBe(404);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto', 'via'])(
    'is not there for what a proxy on this machine passes on (%s)',
    async (header) => {
      expect((await ask(await serve(), { [header]: '203.0.113.9' })).status).toBe(404);
    },
  );

  it('is not there for a proxy on this machine that adds no header: it speaks HTTP/1.0', async () => {
    const port = await serve();
    const socket = connect(port, '127.0.0.1');
    socket.end(`GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toContain(' 404 ');
  });

  it('is open to everybody where it was switched on', async () => {
    expect((await ask(await serve({ isOpen: true }), { host: 'bot.example.com' })).status).toBe(200);
  });

  it('asks for its token where it has one, of this machine too', async () => {
    const port = await serve({ token: 'metrics-secret', isOpen: true });
    expect((await ask(port)).status).toBe(404);
    expect((await ask(port, { authorization: 'Bearer metrics-secre' })).status).toBe(404);
    const given = { authorization: 'Bearer metrics-secret', host: 'bot.example.com' };
    expect((await ask(port, given)).status).toBe(200);
  });
});

describe('readiness', () => {
  async function readyz(parts: Record<string, boolean>) {
    const routes = [createReadyRoute(() => Promise.resolve(parts))];
    const server = createHttpServer({ host: '127.0.0.1', port: 0, routes, log });
    open.push(server);
    const response = await fetch(`http://127.0.0.1:${await server.start()}/readyz`);
    return { status: response.status, body: await response.text() };
  }

  it('is 200 where every part is well', async () => {
    expect(await readyz({ market: true, database: true })).toEqual({
      status: 200,
      body: 'market: ok\ndatabase: ok\n',
    });
  });

  it('is 503 and names what is not', async () => {
    expect(await readyz({ market: true, database: false })).toEqual({
      status: 503,
      body: 'market: ok\ndatabase: not ready\n',
    });
  });
});
