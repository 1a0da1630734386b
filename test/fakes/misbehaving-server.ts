import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the server does with one request. `count` is how many requests this path had before. */
type Misbehaviour = (response: ServerResponse, count: number, request: IncomingMessage) => void;

const json = { 'content-type': 'application/json' };
const MEGABYTE = Buffer.alloc(1024 * 1024, 0x20);

/** One path per way in which a data host goes wrong, as DATA's resilience table lists them. */
const BEHAVIOURS: Readonly<Record<string, Misbehaviour>> = {
  '/good': (response) => response.writeHead(200, json).end('{"ok":true}'),
  '/headers-never-come': () => undefined,
  '/body-hangs': (response) => void response.writeHead(200, json).write('{"ok":'),
  '/body-drips': (response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  },
  '/html': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('\n <!DOCTYPE html><html><body>Please verify your browser</body></html>'),
  '/not-json': (response) => response.writeHead(200, json).end('Exceeded the daily hits limit'),
  '/fifty-megabytes': (response) => {
    response.writeHead(200, json);
    let left = 50;
    const pump = () => {
      while (left > 0) {
        left -= 1;
        if (!response.write(MEGABYTE)) {
          response.once('drain', pump);
          return;
        }
      }
      response.end();
    };
    pump();
  },
  '/declares-fifty-megabytes': (response) =>
    void response.writeHead(200, { ...json, 'content-length': String(50 * 1024 * 1024) }).write('{'),
  '/retry-after-3600': (response) => response.writeHead(429, { 'retry-after': '3600' }).end('slow down'),
  '/retry-after-1-once': (response, count) =>
    count === 0
      ? response.writeHead(429, { 'retry-after': '1' }).end('slow down')
      : response.writeHead(200, json).end('{"ok":true}'),
  '/503-twice': (response, count) =>
    count < 2 ? response.writeHead(503).end() : response.writeHead(200, json).end('{"ok":true}'),
  '/always-503': (response) => response.writeHead(503).end(),
  '/busy-for-an-hour': (response) => response.writeHead(503, { 'retry-after': '3600' }).end(),
  '/reset': (response) => response.socket?.resetAndDestroy(),
  '/reset-in-body': (response) => {
    response.writeHead(200, json).write('{"ok":');
    setImmediate(() => response.socket?.resetAndDestroy());
  },
  '/429': (response) => response.writeHead(429).end('Too Many Requests\r\n'),
  '/403': (response) => response.writeHead(403).end('forbidden'),
  '/451': (response) => response.writeHead(451, json).end('{"code":0,"msg":"restricted location"}'),
  '/404': (response) => response.writeHead(404, json).end('{"error":"unknown symbol"}'),
  '/echo-address': (response, _count, request) =>
    response.writeHead(400, json).end(JSON.stringify({ error: `bad request ${request.url}` })),
};

export interface MisbehavingServer {
  readonly url: string;
  /** How many requests a path had. */
  hits(path: string): number;
  close(): Promise<void>;
}

/** A loopback HTTP server that fails in a way named by the path. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const count = hits.get(path) ?? 0;
    hits.set(path, count + 1);
    const behave = BEHAVIOURS[path];
    if (behave) behave(response, count, request);
    else response.writeHead(500).end(`no behaviour for ${path}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    hits: (path) => hits.get(path) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
