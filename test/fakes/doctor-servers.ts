import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a platform says to one method: a body with status 200, or the parts of another answer. */
export type Said = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
};

/** A platform on this machine that says what a test tells it, by the last part of the address. */
export interface SayingServer {
  readonly origin: string;
  /** Every address and authorization that came in, as a text. */
  readonly heard: string[];
  say(method: string, said: Said): void;
  close(): Promise<void>;
}

/** Starts a server that answers 404 until it is told what to say. `now` is the time it tells in its answers. */
export async function startSayingServer(now: () => number): Promise<SayingServer> {
  const answers = new Map<string, Said>();
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.authorization ?? ''}`);
    const said = answers.get((request.url ?? '').split('/').at(-1) ?? '');
    response.writeHead(said?.status ?? (said === undefined ? 404 : 200), {
      'content-type': 'application/json',
      date: new Date(now()).toUTCString(),
      ...said?.headers,
    });
    response.end(JSON.stringify(said?.body ?? {}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    say: (method, said) => void answers.set(method, said),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
